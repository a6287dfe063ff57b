import { type Client, createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { createStreamClient, type StreamGap } from '../../clients/stream.ts'
import type { Json } from '../support/client.ts'
import type { Account } from './account.ts'
import type { Chance } from './chance.ts'
import type { Told } from './verdict.ts'

/**
 * How a client watches: through the client helper; or as one that has none and begins anew where it stands, or where it began,
 * whenever it was cut off. The latter two are there to show that this test can fail.
 */
export const WAYS = ['helper', 'forgets', 'repeats'] as const
export type Way = (typeof WAYS)[number]

/** One stream, as a client was shown it. */
export interface Shown {
  readonly stream: 'chat' | 'tips'
  readonly events: Told[]
  readonly gaps: StreamGap[]
  /** Events that came without all that was asked for. */
  incomplete(): number
  /** The longest time between two events. */
  silenceMs(): number
  /** What ended it; null while it goes on. */
  ended(): string | null
}

export interface Watcher {
  readonly name: string
  readonly streams: readonly Shown[]
  connections(): number
  /** Cut its socket off. @returns false when it has none that is open, but will have */
  cut(): boolean
  stop(): Promise<void>
}

export interface WatcherOptions {
  readonly name: string
  readonly way: Way
  /** Who watches; null for nobody. */
  readonly account: Account | null
  readonly gatewayUrls: readonly [string, string]
  readonly roomId: string
  readonly after: string
  /** Ask for what another subgraph knows as well. */
  readonly joins: boolean
  readonly chance: Chance
}

const gap = '... on StreamGap { fromCursor toCursor missed reason }'
const chat = (joins: boolean) => `subscription Chat($roomId: ID!, $after: EventCursor) {
  event: roomEvents(roomId: $roomId, after: $after) { __typename
    ... on ChatPosted { cursor message { id text ${joins ? 'author { handle }' : ''} } } ${gap} } }`
// What may be null is asked for: a tip whose giver could not be looked up would be no tip, and an event without it no event.
const tips = (joins: boolean) => `subscription Tips($roomId: ID!, $after: EventCursor) {
  event: tipEvents(subjectId: $roomId, after: $after) { __typename
    ... on TipReceived { cursor tip { id message ${joins ? 'from { bio }' : ''} } } ${gap} } }`

/** Open a client that watches a room and its tips, at one gateway and, each time it is cut off, at one of the two by chance. */
export function openWatcher(options: WatcherOptions): Watcher {
  const { name, way, account, gatewayUrls, roomId, after, joins, chance } = options
  let connections = 0
  let socket: WebSocket | null = null
  class OwnSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols)
      socket = this
      connections += 1
    }
  }
  const url = () => (gatewayUrls[chance.below(2)] ?? gatewayUrls[0]).replace(/^http/, 'ws')
  const base = { url, webSocketImpl: OwnSocket }
  const client: Client =
    way === 'helper'
      ? createStreamClient({
          ...base,
          ...(account && { token: (refused: boolean) => account.token(refused) }),
          retryMsMax: 2_000,
        })
      : createClient({
          ...base,
          retryAttempts: Number.POSITIVE_INFINITY,
          shouldRetry: () => true,
          retryWait: () => new Promise((resolve) => setTimeout(resolve, 250)),
        })
  const begin = way === 'forgets' ? null : after
  const watch = (stream: Shown['stream'], query: string): Shown => {
    const events: Told[] = []
    const gaps: StreamGap[] = []
    let [incomplete, silenceMs, lastAt] = [0, 0, 0]
    let ended: string | null = null
    const next = ({ data, errors }: { data?: Json; errors?: unknown }) => {
      const now = performance.now()
      if (lastAt > 0) silenceMs = Math.max(silenceMs, now - lastAt)
      lastAt = now
      const { __typename, cursor, message, tip, ...rest } = data?.event ?? {}
      if (errors) incomplete += 1
      if (__typename === 'StreamGap') gaps.push(rest)
      else events.push({ cursor: cursor ?? '(none)', id: (message ?? tip)?.id ?? null })
    }
    client.subscribe<Json>(
      { query, variables: { roomId, after: begin } },
      {
        next,
        error: (error) => {
          ended = Array.isArray(error) ? JSON.stringify(error) : `${Object(error).code ?? error}`
        },
        complete: () => {
          ended = 'complete'
        },
      },
    )
    return { stream, events, gaps, incomplete: () => incomplete, silenceMs: () => silenceMs, ended: () => ended }
  }
  const streams = [watch('chat', chat(joins)), watch('tips', tips(joins))]
  return {
    name,
    streams,
    connections: () => connections,
    cut: () => {
      if (streams.every((stream) => stream.ended() !== null)) return true
      if (socket?.readyState !== WebSocket.OPEN) return false
      socket.terminate()
      return true
    },
    stop: async () => {
      await client.dispose()
    },
  }
}
