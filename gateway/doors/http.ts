import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Log } from '../../platform/log.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { Identify, Identity } from '../access/authenticate.ts'
import { callerOf } from '../access/caller.ts'
import { CONTRACT_HEADER, pickContract } from '../access/contracts.ts'
import type { DryRunPolicy } from '../access/dry-runs.ts'
import { ACCESS_RULES, type AccessRules, rightsFor } from '../access/rules.ts'
import { maySeeInside, type SeeInside } from '../access/see-inside.ts'
import type { Documents } from '../documents/index.ts'
import type { Engine } from '../engine.ts'
import type { Budgets } from '../limits/budget/index.ts'
import { type Lifetime, openLifetime } from '../links/lifetime.ts'
import type { ExecutionScope } from '../plan/execute.ts'
import { type AddressOf, clientOf } from './address.ts'
import { COST_HEADER } from './admit.ts'
import { runBatch } from './batch.ts'
import { ClientLeft } from './body.ts'
import { COMPRESSED_LENGTH_MIN, type Coded, compress, IDENTITY, negotiateCoding } from './content-coding.ts'
import { type CorsPolicy, openCors } from './cors.ts'
import { credentialOf, namesCaller } from './credential.ts'
import { requirePreflight } from './csrf.ts'
import { DRY_RUN_HEADER, readDryRunHeader } from './dry-run.ts'
import type { InFlight } from './in-flight.ts'
import { type Accepted, JSON_RESPONSE, negotiate } from './media-type.ts'
import { type Parts, sendParts } from './multipart.ts'
import { readParameters } from './parameters.ts'
import { Refused } from './refused.ts'
import { COMMON_HEAD, failure, type Reply, write } from './reply.ts'
import { requestIdOf } from './request-id.ts'
import type { ResponseStreams, Subscribed } from './response-streams.ts'
import { type HttpRequest, runOne } from './run.ts'
import { MULTIPART_SUBSCRIPTION, SERVER_SENT_EVENTS } from './stream-protocols.ts'

const METHODS = 'GET, HEAD, POST, OPTIONS'

/** What an operator may choose about GraphQL over HTTP. */
export interface HttpSettings {
  /** Operations one body may hold; 0 for one, not in a list. */
  readonly batchMax: number
  /** Compress answers for clients that take it. */
  readonly compression: boolean
  readonly cors: CorsPolicy | null
  /** Refuse GETs any page could have made its visitor send; see {@link requirePreflight}. */
  readonly csrfGuard: boolean
  /** Who may try mutations out. */
  readonly dryRuns: DryRunPolicy
  readonly rules: AccessRules
  /** How long one request may take, all its fetches together. */
  readonly requestTimeoutMs: number
  readonly seeInside: SeeInside
}

export const HTTP_SETTINGS: HttpSettings = {
  batchMax: 0,
  compression: true,
  cors: null,
  csrfGuard: false,
  dryRuns: 'on',
  rules: ACCESS_RULES,
  requestTimeoutMs: 30_000,
  seeInside: 'permitted',
}

export interface HttpDoorOptions extends HttpSettings {
  engine: () => Engine
  identify: Identify
  addressOf: AddressOf
  streams: ResponseStreams
  documents: Documents
  /** What operations are charged to; null where nothing is counted. */
  budgets: Budgets | null
  inFlight: InFlight
  log: Log
}

/**
 * GraphQL over HTTP on `/graphql`: queries by GET and POST, mutations by POST, answered as `application/graphql-response+json`
 * or `application/json`; subscriptions by both, as `text/event-stream` or `multipart/mixed`. Whatever goes wrong is answered as `{ errors: [{ message, extensions: { code } }] }`.
 * Source: GraphQL over HTTP, working draft (graphql.github.io/graphql-over-http/draft).
 */
export function openHttpDoor(options: HttpDoorOptions) {
  const { identify, inFlight, log } = options
  const cors = openCors(options.cors)

  const scopeOf = (
    incoming: IncomingMessage,
    { viewer }: Identity,
    requestId: string,
    lifetime: Lifetime,
  ): ExecutionScope => {
    const { headers } = incoming
    const seesInside = maySeeInside(options.seeInside, viewer)
    const trace = seesInside && headers['x-lifegraph-trace'] === '1'
    return {
      viewer,
      requestId,
      lifetime,
      headers,
      caller: callerOf(viewer) ?? options.addressOf(incoming),
      clientAddress: () => clientOf(options.addressOf(incoming)),
      maySeeInside: seesInside,
      trace,
      askedAt: trace ? performance.now() : undefined,
      // There from the start, so that all scopes are of one form.
      remark: undefined,
      operationCost: undefined,
    }
  }

  const answer = async (
    incoming: IncomingMessage,
    { type, parts, stream }: Accepted,
    { coding, identity }: Coded,
    requestId: string,
    lifetime: Lifetime,
  ): Promise<Reply | Parts | Streamed> => {
    const { method } = incoming
    if (method === 'OPTIONS') return { status: 204, text: '', headers: { allow: METHODS } }
    if (method !== 'POST' && method !== 'GET' && method !== 'HEAD')
      throw new Refused(405, 'METHOD_NOT_ALLOWED', 'Send queries by GET or POST, mutations by POST.', {
        allow: METHODS,
      })
    if (!type) throw new Refused(406, 'NOT_ACCEPTABLE', `Answers are ${JSON_RESPONSE}, which you don't accept.`)
    if (!coding && !identity) throw new Refused(406, 'NOT_ACCEPTABLE', 'You accept no coding that answers come in.')
    const mayMutate = method === 'POST'
    if (!mayMutate && options.csrfGuard) requirePreflight(incoming)
    const parameters = await readParameters(incoming)
    // Before anything is planned: who pretends to be somebody is not worth it.
    const caller = namesCaller(incoming) ? await identify(credentialOf(incoming), options.addressOf(incoming)) : NOBODY
    const scope = scopeOf(incoming, caller, requestId, lifetime)
    // The answer to a list is one JSON text, which cannot come in parts.
    const isList = Array.isArray(parameters)
    const engine = options.engine()
    const { headers } = incoming
    const request: HttpRequest = {
      engine,
      documents: options.documents,
      type,
      mayMutate,
      takesParts: parts && !isList,
      takesStream: stream !== undefined && !isList,
      contract: pickContract(engine.contracts, caller.viewer, headers[CONTRACT_HEADER]),
      scope,
      rules: options.rules,
      rights: rightsFor(options.rules, scope),
      dryRun: readDryRunHeader(headers[DRY_RUN_HEADER]),
      dryRuns: options.dryRuns,
      budgets: options.budgets,
      tellsCost: headers[COST_HEADER] === '1',
    }
    if (!isList) {
      const reply = await runOne(request, parameters)
      return 'operation' in reply ? { ...reply, identity: caller, scope } : reply
    }
    return runBatch(request, parameters, options.batchMax, (error) => failed(error, requestId))
  }

  const varying = (more: readonly string[]) => (cors.varies ? [...more, 'vary', 'origin'] : more)

  const failed = (error: unknown, requestId: string) => log.error({ err: error, requestId }, 'the HTTP door failed')

  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { headers } = incoming
    const requestId = requestIdOf(headers['x-request-id'])
    const lifetime = openLifetime(options.requestTimeoutMs)
    let isStream = false
    inFlight.begin()
    outgoing.on('close', () => {
      if (!isStream) inFlight.end()
      if (outgoing.writableFinished) lifetime.done()
      else lifetime.end('left')
    })
    const accepted = negotiate(headers.accept)
    const coded = options.compression ? negotiateCoding(headers['accept-encoding']) : IDENTITY
    const more = ['x-request-id', requestId, ...cors.headersFor(headers.origin)]
    let reply: Reply | Parts
    try {
      const answered = await answer(incoming, accepted, coded, requestId, lifetime)
      if ('operation' in answered) {
        if (outgoing.destroyed) return
        const protocol = accepted.stream === 'multipart' ? MULTIPART_SUBSCRIPTION : SERVER_SENT_EVENTS
        options.streams.open(incoming, outgoing, answered, protocol, answered.identity, answered.scope, varying(more))
        // A stream is not waited for like an answer: it is ended.
        isStream = true
        inFlight.end()
        return lifetime.done()
      }
      if (accepted.alwaysStream && !('first' in answered) && answered.text !== '')
        return sendAsStream(incoming, outgoing, answered, varying(more))
      reply = answered
    } catch (error) {
      if (error instanceof ClientLeft) return
      reply = failure(error)
      // What is away for a moment is logged where that is noticed, once and not for each request.
      if (reply.status >= 500 && reply.status !== 503) failed(error, requestId)
    }
    if (incoming.method === 'OPTIONS') more.push(...cors.preflightHeaders(headers))
    if ('first' in reply) {
      if (cors.varies || options.compression) more.push('vary', varyOf(cors.varies, options.compression))
      // Fetches have their deadline; a client that reads nothing has this one.
      outgoing.setTimeout(2 * options.requestTimeoutMs)
      // Whoever asks for the head alone waits for no further parts.
      if (incoming.method === 'HEAD') lifetime.end('left')
      return sendParts(incoming, outgoing, reply, more, coded.coding, (error) => failed(error, requestId))
    }
    const large = options.compression && reply.text.length >= COMPRESSED_LENGTH_MIN
    if (cors.varies || large) more.push('vary', varyOf(cors.varies, large))
    if (!coded.coding || !(large || !coded.identity) || reply.text === '')
      return write(incoming, outgoing, reply, accepted.type, more)
    more.push('content-encoding', coded.coding)
    write(incoming, outgoing, reply, accepted.type, more, await compress(reply.text, coded.coding))
  }
}

/** A subscription, and who asked for it how. */
interface Streamed extends Subscribed {
  readonly identity: Identity
  readonly scope: ExecutionScope
}

const NOBODY: Identity = { viewer: anonymous, expiresAt: null }

/** What comes at once, for a client that takes nothing but event streams: with 200, as it cannot read another status. */
function sendAsStream(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { text, more: said = [] }: Reply,
  more: readonly string[],
): void {
  const { contentType, result } = SERVER_SENT_EVENTS
  outgoing.writeHead(200, [...COMMON_HEAD, ...more, ...said, 'content-type', contentType])
  outgoing.end(incoming.method === 'HEAD' ? '' : result(text))
}

function varyOf(origin: boolean, encoding: boolean): string {
  if (!encoding) return 'origin'
  return origin ? 'origin, accept-encoding' : 'accept-encoding'
}
