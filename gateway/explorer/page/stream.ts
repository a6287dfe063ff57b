import type { ExecutionResult } from 'graphql'
import { CloseCode, createClient } from 'graphql-ws'
import { failure, type GraphQLRequest } from './send.ts'
import type { State } from './state.ts'

/** The subscription that runs on the page. */
export interface StreamState {
  /** `idle` when none does. */
  status: 'idle' | 'connecting' | 'live' | 'reconnecting'
  /** Results received since it was started. */
  events: number
}

export const idleStream: StreamState = { status: 'idle', events: 0 }

interface StreamOptions {
  url: string
  request: GraphQLRequest
  /** @param refused true when the graph has just refused those given before, so that others are needed */
  connectionParams: (refused: boolean) => Promise<Record<string, string>>
  /** Kept up to date with how the subscription fares. */
  stream: State<StreamState>
}

/**
 * Run a subscription on a socket of its own, so that it speaks for whoever is signed in when it starts. A dropped
 * socket is opened again five times, with a fresh token, and the stream goes on after the last event received.
 * @returns results until either side ends it; what goes wrong arrives as a last result with `errors`
 */
export function openStream({ url, request, connectionParams, stream }: StreamOptions): AsyncIterable<ExecutionResult> {
  // The client reads this object again each time it subscribes: moving `after` on is what makes it resume.
  const payload = { ...request, variables: { ...request.variables } }
  let events = 0
  let ended = false
  let refused = false
  const become = (status: StreamState['status']) => stream.set({ status, events })
  const client = createClient({
    url,
    connectionParams: () => connectionParams(refused),
    keepAlive: 15_000,
    retryAttempts: 5,
    retryWait: (attempt) => new Promise((resolve) => setTimeout(resolve, 250 * 2 ** attempt)),
    // Any failure of the socket; what connectionParams throws is final.
    shouldRetry: (failure) => !(failure instanceof Error),
    on: {
      connecting: (isRetry) => become(isRetry ? 'reconnecting' : 'connecting'),
      connected: () => become('live'),
      closed(event) {
        refused = Object(event).code === CloseCode.Forbidden
        if (!ended) become('reconnecting')
      },
    },
  })
  const results = client.iterate(payload)
  const end = () => {
    ended = true
    stream.set(idleStream)
    // Ends after the messages already written, `complete` among them; a socket that never opened has nothing to close.
    Promise.resolve(client.dispose()).catch(() => undefined)
    return { done: true as const, value: undefined }
  }
  let failed = false
  const iterator: AsyncIterator<ExecutionResult> = {
    async next() {
      if (failed) return end()
      try {
        const { done, value } = await results.next()
        if (done) return end()
        const cursor = cursorOf(value)
        if (cursor && declaresAfter(request.query)) payload.variables.after = cursor
        events += 1
        become('live')
        return { done: false, value: value as ExecutionResult }
      } catch (error) {
        failed = true
        return { done: false, value: streamFailure(error) }
      }
    },
    async return() {
      await results.return?.()
      return end()
    },
  }
  return { [Symbol.asyncIterator]: () => iterator }
}

/** @returns the position of an event; of a gap, the position behind it */
export function cursorOf({ data }: { data?: unknown }): string | undefined {
  for (const event of Object.values(data ?? {})) {
    const cursor = event?.cursor ?? event?.toCursor
    if (typeof cursor === 'string') return cursor
  }
  return undefined
}

const declaresAfter = (query: string) => /\$after\s*:/.test(query)

/** graphql-ws throws a list of GraphQL errors, the socket's close event, or an error. */
export function streamFailure(error: unknown): ExecutionResult {
  if (Array.isArray(error)) return { errors: error }
  if (error instanceof Error) return failure(error.message)
  const { code, reason } = Object(error)
  return failure(
    code ? `The socket was closed: ${code} ${reason || 'without a reason'}` : 'The graph cannot be reached.',
  )
}
