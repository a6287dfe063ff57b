import type { GraphQLError } from 'graphql'
import type { StreamEvent } from '../streams/types.ts'
import { CLOSING_DELIMITER, DELIMITER, PART_HEAD, SUBSCRIPTION_TYPE } from './multipart.ts'

/** How a stream is written in an HTTP response. Its JSON holds no line ends: ours writes none, and text in JSON escapes them. */
export interface StreamProtocol {
  readonly contentType: string
  /** Written at once, so that the client hears that it was let in. @param retryMs when to come back, where that can be said */
  begin(retryMs: number): string
  /** One write, however many events. */
  events(events: readonly StreamEvent[]): Buffer
  /** An answer that comes at once. */
  result(text: string): string
  /** The last of a stream that was refused, or broke. */
  refused(errors: readonly GraphQLError[]): string
  readonly complete: string
  /** Says nothing, and keeps whatever is in between from taking the stream for dead. */
  readonly heartbeat: string
}

const SSE_COMPLETE = 'event: complete\ndata:\n\n'
const SSE_NEXT = Buffer.from('event: next\ndata: ')
const SSE_END = Buffer.from('\n\n')

/** What would end an `id`, or be taken for something else. Cursors of other graphs may hold anything. */
const UNFIT_ID = /[\r\n\0]/

/**
 * Server-sent events, in the distinct connections mode of graphql-sse. A cursor is the `id` of its event, so that a browser's
 * `EventSource` resumes by itself.
 * Source: github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md; HTML, "Server-sent events".
 */
export const SERVER_SENT_EVENTS: StreamProtocol = {
  contentType: 'text/event-stream; charset=utf-8',
  begin: (retryMs) => `retry: ${retryMs}\n:\n\n`,
  events: (events) =>
    Buffer.concat(
      events.flatMap(({ json, cursor }) => {
        const id = cursor === null || UNFIT_ID.test(cursor) ? [] : [Buffer.from(`id: ${cursor}\n`)]
        return [...id, SSE_NEXT, json, SSE_END]
      }),
    ),
  result: (text) => `event: next\ndata: ${text}\n\n${SSE_COMPLETE}`,
  refused: (errors) => `event: next\ndata: ${JSON.stringify({ errors })}\n\n${SSE_COMPLETE}`,
  complete: SSE_COMPLETE,
  heartbeat: ':\n\n',
}

const PART = Buffer.from(`${PART_HEAD}{"payload":`)
const PART_END = Buffer.from(`}${DELIMITER}`)

/**
 * Apollo's multipart subscriptions: each part wraps a result in `payload`, `{}` is a heartbeat, and what ends a stream comes
 * beside a payload of null.
 * Source: apollographql.com/docs/graphos/routing/operations/subscriptions/multipart-protocol
 */
export const MULTIPART_SUBSCRIPTION: StreamProtocol = {
  contentType: SUBSCRIPTION_TYPE,
  begin: () => `${DELIMITER}`,
  events: (events) => Buffer.concat(events.flatMap(({ json }) => [PART, json, PART_END])),
  result: (text) => `${PART_HEAD}{"payload":${text}}${CLOSING_DELIMITER}`,
  refused: (errors) => `${PART_HEAD}${JSON.stringify({ payload: null, errors })}${CLOSING_DELIMITER}`,
  complete: `${PART_HEAD}{"payload":null}${CLOSING_DELIMITER}`,
  heartbeat: `${PART_HEAD}{}${DELIMITER}`,
}
