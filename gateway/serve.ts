import { createServer, type ServerOptions, type ServerResponse } from 'node:http'
import type { Clock } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'
import { drain, listen } from '../platform/process/lifecycle.ts'
import { type ApiKeys, identifyByKeyOrToken } from './access/api-keys.ts'
import { identifyNobody, openIdentify } from './access/authenticate.ts'
import { openAuthority } from './access/authority.ts'
import { NO_REVOCATIONS, type Revocations } from './access/revocations.ts'
import { readTokenOf, type TokenIssuer } from './access/tokens.ts'
import { type DocumentSources, openAutomaticDocuments, openDocuments } from './documents/index.ts'
import { onlyTrusted } from './documents/only-trusted.ts'
import { type Recorder, recording } from './documents/recorder.ts'
import { warm } from './documents/warm.ts'
import { openAddressOf } from './doors/address.ts'
import { openCors } from './doors/cors.ts'
import { countHeads } from './doors/head-count.ts'
import { answerHealth } from './doors/health.ts'
import { HTTP_SETTINGS, type HttpSettings, openHttpDoor } from './doors/http.ts'
import { countRequests } from './doors/in-flight.ts'
import { answerJwks } from './doors/jwks.ts'
import { answerMalformed } from './doors/malformed.ts'
import { answerMetrics } from './doors/metrics.ts'
import { openOriginCheck } from './doors/origin.ts'
import { COMMON_HEAD } from './doors/reply.ts'
import { openResponseStreams } from './doors/response-streams.ts'
import { SOCKET_LIMITS, type SocketLimits } from './doors/socket-limits.ts'
import { toOriginForm } from './doors/target.ts'
import { openWebSocketDoor } from './doors/websocket.ts'
import type { Engine } from './engine.ts'
import type { Explorer } from './explorer/serve.ts'
import type { Budgets } from './limits/budget/index.ts'

export interface GatewayOptions {
  /** One engine, or whichever is the present one: asked for each operation. */
  engine: Engine | (() => Engine)
  /** Whose access tokens are taken; without any every caller is anonymous, whatever a request carries. */
  issuers?: readonly TokenIssuer[] | undefined
  /** Whose API keys are taken; none unless said. */
  apiKeys?: ApiKeys | undefined
  /** What was taken back of what tokens say; nothing unless said. */
  revocations?: Revocations
  clock: Clock
  log: Log
  port: number
  host: string
  drainTimeoutMs: number
  /** Parts beyond the subgraphs that must work, such as the database. */
  parts?: () => Promise<Record<string, boolean>>
  explorer?: Explorer | undefined
  /** Where requests may be taken otherwise than by {@link HTTP_SETTINGS}. */
  http?: Partial<HttpSettings>
  /** Documents that clients may name instead of sending; those they register themselves when left out. */
  documents?: Partial<DocumentSources>
  /** Where a socket may take other than {@link SOCKET_LIMITS}. */
  sockets?: Partial<SocketLimits>
  /** Proxies whose word on a client's address is taken; see {@link openAddressOf}. */
  trustedProxies?: readonly string[]
  /** What operations are charged to; left out, nothing is counted. Closed by whoever opened it. */
  budgets?: Budgets | null
  /** Notes which operations are run; closed with the gateway. */
  recorder?: Recorder | null
  /** Where connections may take other than {@link CONNECTIONS}. */
  connections?: ServerOptions
}

/** Slow or silent clients must not hold connections for ever: their time for headers, for the whole request, and how often we look. */
const CONNECTIONS: ServerOptions = {
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
}

export interface ServedGateway {
  readonly port: number
  /** Stop taking requests, let those in flight finish, tell sockets to come back elsewhere. */
  close(): Promise<void>
}

/** Open all doors of a gateway on one port. @throws ListenError when the port is taken */
export async function serveGateway(options: GatewayOptions): Promise<ServedGateway> {
  const { engine: given, issuers = [], log, explorer } = options
  const documents = { automatic: openAutomaticDocuments(), trusted: null, trustedOnly: false, ...options.documents }
  const any = typeof given === 'function' ? given : () => given
  const isTrustedOnly = documents.trusted !== null && documents.trustedOnly
  const trusted = onlyTrusted(any, documents.trusted, isTrustedOnly ? 'everybody' : 'documents-only keys')
  const { clock, revocations = NO_REVOCATIONS, budgets = null, recorder } = options
  const engine = recorder ? recording(trusted, recorder) : trusted
  const byToken = issuers.length > 0 ? openIdentify(readTokenOf(issuers), clock, revocations) : identifyNobody
  const identify = options.apiKeys ? identifyByKeyOrToken(byToken, options.apiKeys) : byToken
  const authority = openAuthority(identify, clock, revocations)
  const http = { ...HTTP_SETTINGS, ...options.http }
  const limits = { ...SOCKET_LIMITS, ...options.sockets }
  const addressOf = openAddressOf(options.trustedProxies ?? [])
  const clients = { perUser: countHeads(limits.perUserMax), perAddress: countHeads(limits.perAddressMax) }
  const { pingEveryMs: heartbeatMs, lifetimeMs, drainSpreadMs } = limits
  const streams = openResponseStreams({ authority, addressOf, clients, heartbeatMs, lifetimeMs, drainSpreadMs })
  const inFlight = countRequests()
  const answerGraphQL = openHttpDoor({
    ...http,
    engine,
    identify,
    addressOf,
    streams,
    documents: openDocuments(documents),
    budgets,
    inFlight,
    log,
  })
  const cors = openCors(options.http?.cors ?? null)
  const metrics = { registry: () => engine().streams.metrics.registry, identify, seeInside: http.seeInside }
  const published = issuers.find((issuer) => issuer.published)?.published
  let draining = false
  const readiness = async () => {
    const parts = { ...(await options.parts?.()), ...(await engine().ready()) }
    return { ready: !draining && Object.values(parts).every(Boolean), parts }
  }
  const server = createServer({ ...CONNECTIONS, ...options.connections }, (incoming, outgoing) => {
    if (draining) outgoing.setHeader('connection', 'close')
    toOriginForm(incoming)
    const { url = '' } = incoming
    if (url === '/graphql' || url.startsWith('/graphql?')) {
      // A browser that asks whether it may ask gets its answer, and may read the refusal.
      if (draining && incoming.method !== 'OPTIONS')
        return refuse(outgoing, 503, 'SERVICE_UNAVAILABLE', 'The server is going away; ask again.', [
          ...['retry-after', '1', ...cors.headersFor(incoming.headers.origin)],
          ...(cors.varies ? ['vary', 'origin'] : []),
        ])
      answerGraphQL(incoming, outgoing).catch((error: unknown) => {
        log.error({ err: error }, 'a request could not be answered')
        outgoing.destroy()
      })
    } else if (answerMetrics(incoming, outgoing, metrics) || answerJwks(incoming, outgoing, published)) return
    else if (!answerHealth(incoming, outgoing, readiness) && !explorer?.handle(incoming, outgoing))
      refuse(outgoing, 404, 'NOT_FOUND', 'Nothing is here.')
  })
  server.on('clientError', answerMalformed)
  const sockets = openWebSocketDoor(server, {
    engine,
    budgets,
    dryRuns: http.dryRuns,
    rules: http.rules,
    authority,
    addressOf,
    clients,
    mayOpen: openOriginCheck(http.cors),
    log,
    limits,
  })
  const port = await listen(server, options.port, options.host)
  if (documents.trusted)
    warm(engine, documents.trusted, log, () => draining).catch((error: unknown) =>
      log.error({ err: error }, 'trusted documents could not be prepared'),
    )
  return {
    port,
    close: async () => {
      draining = true
      const { drainTimeoutMs } = options
      // Still listening meanwhile, so that whoever asks /health/ready hears 503 and sends people elsewhere.
      await Promise.all([
        inFlight.settled(drainTimeoutMs),
        sockets.close(drainTimeoutMs),
        streams.close(drainTimeoutMs),
      ])
      await drain(server, 100)
      await recorder?.close()
    },
  }
}

/** @param more headers, names and values in turn */
function refuse(
  outgoing: ServerResponse,
  status: number,
  code: string,
  message: string,
  more: readonly string[] = [],
): void {
  outgoing.writeHead(status, ['content-type', 'application/json; charset=utf-8', ...COMMON_HEAD, ...more])
  outgoing.end(JSON.stringify({ errors: [{ message, extensions: { code } }] }))
}
