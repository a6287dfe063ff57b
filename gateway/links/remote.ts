import type { ExecutionResult } from 'graphql'
import { Agent, request as httpRequest } from 'undici'
import type { Clock } from '../../platform/clock.ts'
import { DRY_RUN_HEADER, ticketText } from '../../platform/dry-run.ts'
import { newRequestId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import { anonymous, CLIENT_ADDRESS_HEADER, VIEWER_HEADER, type Viewer } from '../../platform/viewer.ts'
import { type Call, type FetchReport, openCall, reportOf } from './call.ts'
import type { LinkFailure } from './failure.ts'
import { fixedHeaders, type HeaderOptions, openForwarding } from './headers.ts'
import { openHttpFetch } from './http-fetch.ts'
import type { Link, LinkRequest, LinkScope } from './link.ts'
import { linkRequest } from './request.ts'
import { type CircuitOptions, openResilience } from './resilience.ts'
import { signedViewer } from './signed-viewer.ts'
import { openStreams } from './subscribe.ts'
import { openTrying } from './trying.ts'

export interface RemoteLinkOptions extends HeaderOptions {
  readonly subgraph: string
  /** The subgraph's GraphQL endpoint, `http://…` or `https://…`. */
  readonly url: string
  readonly log: Log
  readonly clock: Clock
  /** Signs the viewer for subgraphs of ours; without it no viewer is told. */
  readonly viewerSecret?: Uint8Array | undefined
  /** For one fetch with all its attempts; the request's own time may be up before. */
  readonly timeoutMs?: number
  /** Further attempts at most, for queries that found nobody. */
  readonly retries?: number
  readonly responseBytesMax?: number
  /** Connections at most. */
  readonly connections?: number
  /** Answers 200 when the subgraph is ready; `/health/ready` beside {@link url} unless said. Null: it has none, so it is asked a query when it failed lately. */
  readonly healthUrl?: string | null
  /** Where subscriptions go; {@link url} with `ws` for `http` unless said. */
  readonly subscriptionUrl?: string
  /** How long a socket without subscriptions waits for the next one. */
  readonly socketIdleMs?: number
  /** How often a socket is asked for a sign of life; it ends when none comes in half that time. */
  readonly socketPingMs?: number
  readonly circuit?: Partial<CircuitOptions>
  /** Told of every fetch when it is over, however it ended. */
  readonly onFetch?: (report: FetchReport) => void
}

const FETCH_TIMEOUT_MS = 10_000
const RETRIES = 2
const RESPONSE_BYTES_MAX = 16 * 1024 * 1024
const CONNECTIONS_MAX = 64
/** One call in two seconds troubles no subgraph, and people wait no longer than that once it is back. */
const CIRCUIT: CircuitOptions = { callsMin: 10, callsMax: 100, openMs: 500, openMsMax: 2_000 }
const SOCKET_IDLE_MS = 5_000
const SOCKET_PING_MS = 10_000
const READY_TIMEOUT_MS = 2_000

/**
 * A subgraph in another process: HTTP for queries and mutations, graphql-transport-ws for subscriptions.
 * Failures are thrown as {@link LinkFailure}: SERVICE_UNAVAILABLE when it cannot be reached, is late or left alone,
 * INVALID_SUBGRAPH_RESPONSE for an answer that is no GraphQL response.
 * @throws Error when the URL or a header is none
 */
export function remoteLink(options: RemoteLinkOptions): Link {
  const { subgraph, url, log, clock, viewerSecret, onFetch, timeoutMs = FETCH_TIMEOUT_MS } = options
  const responseBytesMax = options.responseBytesMax ?? RESPONSE_BYTES_MAX
  const fixed = fixedHeaders(options)
  const forwarded = openForwarding(options)
  const always = [
    ...['content-type', 'application/json'],
    ...['accept', 'application/graphql-response+json, application/json;q=0.9'],
    ...fixed,
  ]
  const sign = viewerSecret && signedViewer(viewerSecret, clock)
  const signed = (viewer: Viewer) => sign?.(viewer)
  const http = openHttpFetch({ subgraph, url, connections: options.connections ?? CONNECTIONS_MAX, responseBytesMax })
  const report = (failure: LinkFailure, { scope }: LinkRequest, call?: Call) => {
    const { reason, detail } = failure
    const { attempts, status, bytes } = call ?? {}
    // Refused fetches are many, and said once when the circuit opens; clients may leave as they like.
    const level = reason === 'resting' || reason === 'left' ? 'debug' : 'warn'
    log[level](
      { subgraph, requestId: scope.requestId, reason, detail, attempts, status, bytes },
      'link: a fetch came to nothing',
    )
  }
  const streams = openStreams({
    subgraph,
    url: options.subscriptionUrl ?? url.replace(/^http/, 'ws'),
    fixed,
    forwarded,
    timeoutMs,
    eventBytesMax: responseBytesMax,
    idleMs: options.socketIdleMs ?? SOCKET_IDLE_MS,
    pingMs: options.socketPingMs ?? SOCKET_PING_MS,
    onFailure: report,
  })

  const resilience = openResilience({
    subgraph,
    log,
    retries: options.retries ?? RETRIES,
    circuit: { ...CIRCUIT, ...options.circuit },
    fetch: http.fetch,
    onEnd: (call, failure) => {
      if (failure) report(failure, call.request, call)
      onFetch?.(reportOf(subgraph, call))
      call.request.onReport?.(reportOf(subgraph, call))
    },
  })
  const trying = openTrying(url, subgraph)
  const ask = (request: LinkRequest, viewer: string | undefined): Promise<ExecutionResult> => {
    const headers = always.slice()
    headers.push('x-request-id', request.scope.requestId)
    if (viewer !== undefined) headers.push(VIEWER_HEADER, viewer)
    const { clientAddress } = request.scope
    if (clientAddress && viewer !== undefined && request.kind === 'mutation')
      headers.push(CLIENT_ADDRESS_HEADER, clientAddress())
    const { trial } = request.scope
    if (trial) {
      const ticket = trying.join(trial, viewer)
      if (ticket) headers.push(DRY_RUN_HEADER, ticketText(ticket))
    }
    for (const text of forwarded(request.scope.headers)) headers.push(text)
    const answered = resilience.run(openCall(request, headers, timeoutMs))
    if (!trial) return answered
    return answered.then((result) => {
      trial.answered(subgraph)
      return result
    })
  }
  const execute = (request: LinkRequest): Promise<ExecutionResult> => {
    const viewer = signed(request.scope.viewer)
    return viewer instanceof Promise ? viewer.then((token) => ask(request, token)) : ask(request, viewer)
  }

  const health = options.healthUrl === undefined ? new URL('/health/ready', url).href : options.healthUrl
  const healthAgent = new Agent({ connections: 1 })
  return {
    subgraph,
    joins: true,
    triesOut: viewerSecret !== undefined,
    forwards: forwarded,
    execute,
    subscribe: async (request) => streams.subscribe(request, await signed(request.scope.viewer)),
    // A circuit that is open closes by a call that is answered: this may be the one, when nobody else calls.
    ready: async () => (health ? isReady(health, healthAgent) : resilience.closed() || answers(execute)),
    close: async () => {
      await streams.close()
      await Promise.all([http.close(), trying.close(), healthAgent.closed || healthAgent.close()])
    },
  }
}

async function isReady(url: string, dispatcher: Agent): Promise<boolean> {
  try {
    const response = await httpRequest(url, { dispatcher, signal: AbortSignal.timeout(READY_TIMEOUT_MS) })
    await response.body.dump()
    return response.statusCode === 200
  } catch {
    return false
  }
}

async function answers(execute: (request: LinkRequest) => Promise<ExecutionResult>): Promise<boolean> {
  const scope: LinkScope = { viewer: anonymous, requestId: newRequestId() }
  try {
    await execute(linkRequest({ query: '{ __typename }' }, scope))
    return true
  } catch {
    return false
  }
}
