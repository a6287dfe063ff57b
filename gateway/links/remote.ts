import type { ExecutionResult } from 'graphql'
import { createClient } from 'graphql-ws'
import { Agent, request as httpRequest } from 'undici'
import { WebSocket } from 'ws'
import type { Clock } from '../../platform/clock.ts'
import { messageOf, unavailable } from '../../platform/errors.ts'
import { leavable } from '../../platform/events/stream.ts'
import type { Log } from '../../platform/log.ts'
import { signViewer, VIEWER_HEADER } from '../../platform/viewer.ts'
import type { Link, LinkRequest } from './link.ts'

const FETCH_TIMEOUT_MS = 10_000
const RESPONSE_BYTES_MAX = 16 * 1024 * 1024
const CONNECTIONS_MAX = 64

/**
 * A subgraph in another process: HTTP for queries and mutations, one graphql-ws socket for all subscriptions. Every
 * request carries the viewer, signed for a minute.
 * @param url the subgraph's GraphQL endpoint, `http://…/graphql`
 */
export function remoteLink(subgraph: string, url: string, secret: Uint8Array, clock: Clock, log: Log): Link {
  const agent = new Agent({ connections: CONNECTIONS_MAX, maxResponseSize: RESPONSE_BYTES_MAX })
  const socket = createClient({
    url: url.replace(/^http/, 'ws'),
    webSocketImpl: WebSocket,
    lazy: true,
    lazyCloseTimeout: 5_000,
    // A lost upstream ends its subscriptions; their clients resume by cursor.
    retryAttempts: 0,
    keepAlive: 10_000,
  })
  const unreachable = (error: unknown) => {
    log.warn({ subgraph, err: error }, 'link: the subgraph could not be reached')
    return unavailable(`The ${subgraph} service cannot be reached right now.`)
  }

  const execute = async ({ body: text, scope: { viewer, requestId, lifetime } }: LinkRequest) => {
    const left = new AbortController()
    const stopListening = lifetime?.onEnd(() => left.abort())
    let body: unknown
    try {
      const response = await httpRequest(url, {
        dispatcher: agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'x-request-id': requestId,
          [VIEWER_HEADER]: await signViewer(viewer, secret, clock),
        },
        body: text,
        signal: AbortSignal.any([left.signal, AbortSignal.timeout(FETCH_TIMEOUT_MS)]),
      })
      body = await response.body.json()
    } catch (error) {
      throw unreachable(error)
    } finally {
      stopListening?.()
    }
    if (!isResult(body)) throw unreachable(new Error('the answer is no GraphQL response'))
    return body
  }

  return {
    subgraph,
    execute,
    subscribe: async ({ query, operationName, variables, scope: { viewer, requestId } }) => {
      const extensions = { viewer: await signViewer(viewer, secret, clock), requestId }
      const upstream = socket.iterate({
        query,
        operationName: operationName ?? null,
        variables,
        extensions,
      })
      return refusable(upstream as AsyncIterableIterator<ExecutionResult>, unreachable)
    },
    ready: () => isReady(new URL('/health/ready', url).href, agent),
    close: async () => {
      await socket.dispose()
      await agent.close()
    },
  }
}

/**
 * An `error` message of the subgraph arrives as a throw of the iterator's `next`: a list of GraphQL errors when the
 * subgraph refused, anything else when the connection broke. Both leave as a last result, so that streams end with a reason.
 */
function refusable(
  upstream: AsyncIterableIterator<ExecutionResult>,
  unreachable: (error: unknown) => Error,
): AsyncIterableIterator<ExecutionResult> {
  async function* events(): AsyncGenerator<ExecutionResult, void> {
    try {
      for (;;) {
        const { done, value } = await upstream.next()
        if (done) return
        yield value
      }
    } catch (error) {
      if (Array.isArray(error)) yield { errors: error }
      else throw unreachable(error instanceof Error ? error : new Error(messageOf(error)))
    }
  }
  return leavable(events(), () => {
    upstream.return?.().catch(() => {})
  })
}

function isResult(body: unknown): body is ExecutionResult {
  return (
    typeof body === 'object' &&
    body !== null &&
    ('data' in body || Array.isArray((body as { errors?: unknown }).errors))
  )
}

async function isReady(url: string, dispatcher: Agent): Promise<boolean> {
  try {
    const response = await httpRequest(url, { dispatcher, signal: AbortSignal.timeout(2_000) })
    await response.body.dump()
    return response.statusCode === 200
  } catch {
    return false
  }
}
