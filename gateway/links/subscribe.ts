import type { IncomingHttpHeaders } from 'node:http'
import type { ExecutionResult } from 'graphql'
import { type Client, createClient, type SubscribePayload } from 'graphql-ws'
import { WebSocket } from 'ws'
import { leavable } from '../../platform/events/stream.ts'
import { type FailureReason, LinkFailure } from './failure.ts'
import type { FlatHeaders } from './headers.ts'
import type { LinkRequest } from './link.ts'
import { checkResult, NotGraphQL } from './read-response.ts'

export interface StreamsOptions {
  readonly subgraph: string
  /** `ws://…` or `wss://…`. */
  readonly url: string
  readonly fixed: FlatHeaders
  readonly forwarded: (given: Readonly<IncomingHttpHeaders> | undefined) => FlatHeaders
  /** For the handshake and for the acknowledgement. */
  readonly timeoutMs: number
  readonly eventBytesMax: number
  /** How long a socket without streams waits for the next one. */
  readonly idleMs: number
  /** How often a socket is asked for a sign of life, as a host that vanished closes nothing; it has half of that to give one. */
  readonly pingMs: number
  /** Told of every stream that broke. */
  readonly onFailure: (failure: LinkFailure, request: LinkRequest) => void
}

export interface Streams {
  /** @param viewer signed, when there is one to tell of */
  subscribe(request: LinkRequest, viewer: string | undefined): AsyncIterableIterator<ExecutionResult>
  close(): Promise<void>
}

/** Events that may wait to be taken; a stream that is further behind ends. */
const WAITING_MAX = 4_096

/**
 * Subscriptions by graphql-transport-ws: one socket for all that carry the same headers. A lost socket ends its streams with
 * a failure, and nobody subscribes anew behind their backs: clients resume by cursor.
 */
export function openStreams(options: StreamsOptions): Streams {
  const upstreams = new Map<string, Upstream>()
  const join = (headers: FlatHeaders): Upstream => {
    const key = JSON.stringify(headers)
    const upstream = upstreams.get(key) ?? openUpstream(options, headers, () => upstreams.delete(key))
    upstreams.set(key, upstream)
    return upstream
  }
  return {
    subscribe: (request, viewer) => {
      const { query, operationName, variables, scope } = request
      const stream = join([...options.fixed, ...options.forwarded(scope.headers)]).subscribe({
        query,
        operationName: operationName ?? null,
        variables,
        extensions: { ...(viewer && { viewer }), requestId: scope.requestId },
      })
      const fail = (failure: unknown): never => {
        if (failure instanceof LinkFailure) options.onFailure(failure, request)
        throw failure
      }
      return leavable({ next: () => stream.next().catch(fail) }, stream.leave)
    },
    close: async () => {
      await Promise.all([...upstreams.values()].map((upstream) => upstream.close()))
    },
  }
}

interface Stream {
  next(): Promise<IteratorResult<ExecutionResult, void>>
  leave(): void
}

interface Upstream {
  subscribe(payload: SubscribePayload): Stream
  close(): Promise<void>
}

/** @param onGone told when its socket is closed and nobody is left on it */
function openUpstream(options: StreamsOptions, headers: FlatHeaders, onGone: () => void): Upstream {
  const { subgraph, url, timeoutMs, eventBytesMax, idleMs, pingMs } = options
  const params: Record<string, string> = {}
  for (let at = 0; at < headers.length; at += 2) params[headers[at] as string] = headers[at + 1] as string
  const enders = new Set<(failure: LinkFailure) => void>()
  let open = false
  let silence: NodeJS.Timeout | undefined
  const leaveWhenEmpty = () => {
    if (!open && enders.size === 0) onGone()
  }
  const client: Client = createClient({
    url,
    webSocketImpl: class extends WebSocket {
      constructor(address: string, protocols: string) {
        super(address, protocols, {
          headers: params,
          maxPayload: eventBytesMax,
          handshakeTimeout: timeoutMs,
          perMessageDeflate: false,
        })
      }
    },
    ...(headers.length > 0 && { connectionParams: params }),
    connectionAckWaitTimeout: timeoutMs,
    lazyCloseTimeout: idleMs,
    retryAttempts: 0,
    keepAlive: pingMs,
    on: {
      connecting: () => {
        open = true
      },
      // The library subscribes anew after a close with 1000, without an end when the server closes so each time.
      ping: (received) => {
        if (!received) silence = setTimeout(() => client.terminate(), pingMs / 2).unref()
      },
      pong: (received) => {
        if (received) clearTimeout(silence)
      },
      closed: (event) => {
        clearTimeout(silence)
        open = false
        for (const end of [...enders]) end(broken(subgraph, event))
        leaveWhenEmpty()
      },
    },
  })

  return {
    subscribe: (payload) => {
      const queue = openQueue()
      const end = (failure: LinkFailure | null) => {
        if (!enders.delete(end)) return
        queue.end(failure)
        leave()
        leaveWhenEmpty()
      }
      enders.add(end)
      const fail = (reason: FailureReason, detail: string) => end(new LinkFailure(subgraph, reason, detail))
      const take = (event: unknown) => {
        try {
          if (!queue.put(checkResult(event))) fail('overrun', `${WAITING_MAX} events wait to be taken`)
        } catch (error) {
          fail('invalid', `an event: ${error instanceof NotGraphQL ? error.message : 'unreadable'}`)
        }
      }
      const leave = client.subscribe<unknown, unknown>(payload, {
        next: take,
        // A list is an `error` message: the subgraph refused. Anything else broke the connection.
        error: (error) => {
          if (Array.isArray(error)) take({ errors: error })
          end(Array.isArray(error) ? null : broken(subgraph, error))
        },
        complete: () => end(null),
      })
      return { next: queue.take, leave: () => end(null) }
    },
    // The library waits for a connection that is being made, and fails with it.
    close: () => Promise.resolve(client.dispose()).catch(() => {}),
  }
}

/** What a socket ended with: the code of its close or of its failure. Messages may quote what came, so they are not told. */
function broken(subgraph: string, thrown: unknown): LinkFailure {
  const { code, error, message } = thrown as { code?: unknown; error?: { code?: unknown }; message?: unknown }
  const refused = /^Unexpected server response: \d+$/.exec(String(message))?.[0]
  return new LinkFailure(subgraph, 'unreachable', `the socket ended: ${code ?? error?.code ?? refused ?? 'garbled'}`)
}

/** Events on their way from a socket to whoever takes them, one at a time. */
function openQueue() {
  const waiting: ExecutionResult[] = []
  let ended: { failure: LinkFailure | null } | null = null
  let wake = () => {}
  return {
    /** @returns false when too many wait already */
    put: (event: ExecutionResult): boolean => {
      if (waiting.length >= WAITING_MAX) return false
      waiting.push(event)
      wake()
      return true
    },
    /** What waits is still given; then the failure, once. */
    end: (failure: LinkFailure | null): void => {
      ended ??= { failure }
      wake()
    },
    take: async (): Promise<IteratorResult<ExecutionResult, void>> => {
      for (;;) {
        const event = waiting.shift()
        if (event) return { done: false, value: event }
        if (ended) {
          const { failure } = ended
          ended = { failure: null }
          if (failure) throw failure
          return { done: true, value: undefined }
        }
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}
