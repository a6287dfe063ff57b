import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { GraphQLError } from 'graphql'
import type { Identity } from '../access/authenticate.ts'
import type { Authority } from '../access/authority.ts'
import { callerOf } from '../access/caller.ts'
import type { Engine } from '../engine.ts'
import type { Charge } from '../limits/budget/index.ts'
import { meteredSink } from '../limits/budget/metered-sink.ts'
import { openLifetime } from '../links/lifetime.ts'
import type { ExecutionScope } from '../plan/execute.ts'
import type { PreparedOperation } from '../plan/planner.ts'
import type { Membership, StreamEnd } from '../streams/types.ts'
import { type AddressOf, clientOf } from './address.ts'
import type { HeadCount } from './head-count.ts'
import { mentionsOf } from './mentions.ts'
import { Refused } from './refused.ts'
import { COMMON_HEAD } from './reply.ts'
import { ResponseSink } from './response-sink.ts'
import type { StreamProtocol } from './stream-protocols.ts'

/** A subscription that was asked for by HTTP and found in order. */
export interface Subscribed {
  readonly engine: Engine
  readonly operation: PreparedOperation
  readonly variables: Readonly<Record<string, unknown>>
  /** What it has been charged; null where nothing is counted. */
  readonly charge: Charge | null
}

/** How many sockets and streams each client has open. */
export interface Clients {
  readonly perUser: HeadCount
  readonly perAddress: HeadCount
}

export interface ResponseStreamsOptions {
  readonly authority: Authority
  readonly addressOf: AddressOf
  readonly clients: Clients
  readonly heartbeatMs: number
  /** How long a stream is kept, give or take a tenth; 0 for ever. */
  readonly lifetimeMs: number
  readonly drainSpreadMs: number
}

/** Streams in the responses to HTTP requests. */
export interface ResponseStreams {
  /**
   * Answer with a stream, from now until it is over or either side leaves.
   * @param more headers that every answer to this request carries, names and values in turn
   * @throws Refused 429 when the client has too many open
   */
  open(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    subscribed: Subscribed,
    protocol: StreamProtocol,
    identity: Identity,
    scope: ExecutionScope,
    more: readonly string[],
  ): void
  /** End all, over a while so that clients do not come back together. @returns when none is left */
  close(timeoutMs: number): Promise<void>
}

/** A few streams need no spreading: each adds this much. */
const DRAIN_MS_PER_STREAM = 30
const RETRY_MS_MIN = 500
const RETRY_MS_SPREAD = 2_500

export function openResponseStreams(options: ResponseStreamsOptions): ResponseStreams {
  const { authority, addressOf, clients } = options
  const open = new Map<ResponseSink, { end(end: StreamEnd): void; drop(): void; readonly gone: Promise<void> }>()
  let isGoing = false
  const heart = setInterval(() => {
    for (const [sink, { drop }] of open) if (!sink.beat()) drop()
  }, options.heartbeatMs).unref()

  /** @returns how to leave again */
  const enter = (incoming: IncomingMessage, who: string | null): (() => void) => {
    const address = clientOf(addressOf(incoming))
    if (!clients.perAddress.enter(address)) throw tooMany()
    if (who === null || clients.perUser.enter(who))
      return () => {
        clients.perAddress.leave(address)
        if (who !== null) clients.perUser.leave(who)
      }
    clients.perAddress.leave(address)
    throw tooMany()
  }

  return {
    open: (incoming, outgoing, { engine, operation, variables, charge }, protocol, identity, requested, more) => {
      const leave = enter(incoming, callerOf(identity.viewer))
      const said = charge?.headers() ?? []
      const head = [...COMMON_HEAD, ...more, ...said, 'content-type', protocol.contentType, 'x-accel-buffering', 'no']
      outgoing.writeHead(200, head)
      if (incoming.method === 'HEAD' || outgoing.destroyed) {
        leave()
        return void outgoing.end()
      }
      incoming.socket.setNoDelay(true)
      outgoing.write(protocol.begin(Math.round(RETRY_MS_MIN + Math.random() * RETRY_MS_SPREAD)))
      // It was on its way when the others were told: a browser comes back from a stream that ends, and from no 503.
      if (isGoing) {
        leave()
        return void outgoing.end(protocol.refused(GOING_AWAY.errors))
      }
      // The request's own time is for what is answered at once.
      const lifetime = openLifetime(Number.POSITIVE_INFINITY)
      let membership: Membership | null = null
      let stopWatching = () => {}
      let timer: NodeJS.Timeout | undefined
      const over = (end: StreamEnd) => {
        membership?.leave()
        if (outgoing.writableEnded || outgoing.destroyed) return
        if (end.kind === 'refused') outgoing.end(protocol.refused(end.errors))
        else if (end.kind === 'complete') outgoing.end(protocol.complete)
        // It reads too slowly to be told anything: it resumes where it stopped when it comes back.
        else outgoing.destroy()
      }
      const sink = new ResponseSink(outgoing, protocol, over)
      const gone = new Promise<void>((resolve) => {
        outgoing.once('close', () => {
          open.delete(sink)
          clearTimeout(timer)
          stopWatching()
          leave()
          lifetime.end('left')
          membership?.leave()
          resolve()
        })
      })
      open.set(sink, { end: over, drop: () => outgoing.destroy(), gone })
      if (options.lifetimeMs > 0) {
        const keptMs = options.lifetimeMs * (0.9 + Math.random() / 5)
        timer = setTimeout(over, keptMs, refusedFor('LIFETIME_OVER', 'This stream has lived its time; open another.'))
        timer.unref()
      }
      // What a browser says by itself when it comes back is later than what the document says.
      const lastEventId = incoming.headers['last-event-id']
      const after = typeof lastEventId === 'string' && lastEventId !== '' ? lastEventId : undefined
      membership = engine.streams.join(
        operation,
        variables,
        { ...requested, lifetime },
        meteredSink(sink, operation, charge),
        after,
      )
      const stops = [
        authority.watch(identity, ({ code, message }) => over(refusedFor(code, message))),
        authority.watchSubjects(identity.viewer, mentionsOf(operation, variables), ({ code, message }) =>
          over(refusedFor(code, message)),
        ),
      ]
      stopWatching = () => {
        for (const stop of stops) stop()
      }
    },
    close: async (timeoutMs) => {
      isGoing = true
      clearInterval(heart)
      const spreadMs = Math.min(open.size * DRAIN_MS_PER_STREAM, options.drainSpreadMs, timeoutMs / 2)
      const enough = sleep(timeoutMs, undefined, { ref: false })
      await Promise.all(
        [...open.values()].map(async ({ end, drop, gone }) => {
          await Promise.race([sleep(Math.random() * spreadMs), gone])
          end(GOING_AWAY)
          await Promise.race([gone, enough])
          drop()
        }),
      )
    },
  }
}

const refusedFor = (code: string, message: string) =>
  ({ kind: 'refused', errors: [new GraphQLError(message, { extensions: { code } })] }) as const
const GOING_AWAY = refusedFor('SERVICE_UNAVAILABLE', 'The server is going away; resume at another.')
const tooMany = () =>
  new Refused(429, 'TOO_MANY_STREAMS', 'You have too many sockets and streams open.', { 'retry-after': '10' })
