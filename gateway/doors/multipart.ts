import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { AnswerPart } from '../plan/incremental.ts'
import { type Coding, compressingParts } from './content-coding.ts'
import { DEFER_SPEC, SUBSCRIPTION_SPEC } from './media-type.ts'
import { COMMON_HEAD } from './reply.ts'

/** An answer that comes in parts, the first of which is ready. */
export interface Parts {
  readonly first: AnswerPart
  readonly rest: AsyncGenerator<AnswerPart, void>
  /** Further headers: names in lower case and values in turn. */
  readonly more: readonly string[]
}

/** @returns when the first part is ready; what goes wrong until then can still be answered with a status */
export async function openParts(parts: AsyncGenerator<AnswerPart, void>, more: readonly string[] = []): Promise<Parts> {
  const { value: first } = await parts.next()
  if (!first) throw new Error('invariant broken: an answer in parts has none')
  return { first, rest: parts, more }
}

const PARTS_TYPE = `multipart/mixed; boundary="-"; deferSpec=${DEFER_SPEC}`
export const SUBSCRIPTION_TYPE = `multipart/mixed; boundary="-"; subscriptionSpec="${SUBSCRIPTION_SPEC}"`
/** Between parts; it follows a part at once, as it is what tells a reader that the part is complete. */
export const DELIMITER = '\r\n---\r\n'
export const CLOSING_DELIMITER = '\r\n-----\r\n'
export const PART_HEAD = 'content-type: application/json; charset=utf-8\r\n\r\n'

/**
 * Write an answer in parts, each as it is ready and the client has room for it. What ends it early, a client that leaves or a
 * part that cannot be made, closes the connection: nothing else tells the client that something is missing.
 * @param more headers that every answer to this request carries, names and values in turn
 * @param coding each part is compressed so that it can be read without the next one
 * @param failed told of what went wrong on our side
 * Source: GraphQL over HTTP, "Incremental Delivery" (graphql-over-http/rfcs/IncrementalDelivery.md); RFC 2046 §5.1.
 */
export async function sendParts(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { first, rest, more: said }: Parts,
  more: readonly string[],
  coding: Coding | null,
  failed: (error: unknown) => void,
): Promise<void> {
  try {
    if (outgoing.destroyed) return
    const head = [...COMMON_HEAD, ...more, ...said, 'content-type', PARTS_TYPE]
    if (coding) head.push('content-encoding', coding)
    outgoing.writeHead(200, head)
    if (incoming.method === 'HEAD') return void outgoing.end()
    const source = framed(first, rest, failed)
    await (coding ? pipeline(source, compressingParts(coding), outgoing) : pipeline(source, outgoing))
  } catch {
    // The client has left, or `failed` has been told.
    outgoing.destroy()
  } finally {
    // Whoever leaves after the first part leaves the others unasked for.
    await rest.return()
  }
}

async function* framed(
  first: AnswerPart,
  rest: AsyncGenerator<AnswerPart, void>,
  failed: (error: unknown) => void,
): AsyncGenerator<string, void> {
  yield `${DELIMITER}${frame(first)}`
  try {
    for await (const part of rest) yield frame(part)
  } catch (error) {
    failed(error)
    throw error
  }
}

const frame = ({ text, hasNext }: AnswerPart) => `${PART_HEAD}${text}${hasNext ? DELIMITER : CLOSING_DELIMITER}`
