import type { IncomingMessage, ServerResponse } from 'node:http'
import { type GraphQLError, OperationTypeNode } from 'graphql'
import { type ErrorCode, PublicError } from '../../platform/errors.ts'
import { newRequestId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import type { Authenticate } from '../access/authenticate.ts'
import type { Engine } from '../engine.ts'
import { LimitExceeded } from '../limits/index.ts'
import { openLifetime } from '../links/lifetime.ts'
import type { ExecutionScope } from '../plan/execute.ts'
import { ClientLeft, discardRest } from './body.ts'
import { JSON_RESPONSE, negotiate, type ResponseType } from './media-type.ts'
import { type Parameters, readParameters } from './parameters.ts'
import { presentable, Refused } from './refused.ts'

/** How long one request may take, all its fetches together. */
const REQUEST_TIMEOUT_MS = 30_000
const METHODS = 'GET, HEAD, POST, OPTIONS'

interface Reply {
  readonly status: number
  /** The body, as JSON. */
  readonly text?: string
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * GraphQL over HTTP on `/graphql`: queries by GET and POST, mutations by POST, answered as `application/graphql-response+json`
 * or `application/json`. Whatever goes wrong is answered as `{ errors: [{ message, extensions: { code } }] }`.
 * Source: GraphQL over HTTP, working draft (graphql.github.io/graphql-over-http/draft).
 */
export function openHttpDoor(engine: () => Engine, authenticate: Authenticate, log: Log) {
  const answer = async (
    incoming: IncomingMessage,
    type: ResponseType | null,
    scope: Omit<ExecutionScope, 'viewer'>,
  ) => {
    if (incoming.method === 'OPTIONS') return { status: 204, headers: { allow: METHODS } }
    if (!incoming.method || !METHODS.split(', ').includes(incoming.method))
      throw new Refused(405, 'METHOD_NOT_ALLOWED', 'Send queries by GET or POST, mutations by POST.', {
        allow: METHODS,
      })
    if (!type) throw new Refused(406, 'NOT_ACCEPTABLE', `Answers are ${JSON_RESPONSE}, which you don't accept.`)
    const parameters = await readParameters(incoming)
    // Before anything is planned: who pretends to be somebody is not worth it.
    const viewer = await authenticate(authorizationOf(incoming))
    return run(engine(), parameters, { mayMutate: incoming.method === 'POST', type }, { ...scope, viewer })
  }

  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const requestId = newRequestId()
    const lifetime = openLifetime(REQUEST_TIMEOUT_MS)
    outgoing.on('close', () => {
      if (outgoing.writableFinished) lifetime.done()
      else lifetime.end('left')
    })
    const type = negotiate(incoming.headers.accept)
    try {
      const answered = await answer(incoming, type, { requestId, lifetime })
      write(outgoing, answered, type, requestId)
    } catch (error) {
      if (error instanceof ClientLeft) return
      const failed = failure(error)
      if (failed.status >= 500) log.error({ err: error, requestId }, 'the HTTP door failed')
      write(outgoing, failed, type, requestId)
    }
  }
}

async function run(
  engine: Engine,
  { query, operationName, variables }: Parameters,
  { mayMutate, type }: { mayMutate: boolean; type: ResponseType },
  scope: ExecutionScope,
): Promise<Reply> {
  const prepared = engine.prepare(query, operationName)
  if ('errors' in prepared) return mistaken(prepared.errors, type)
  const kind = prepared.operation.operation
  if (kind === OperationTypeNode.SUBSCRIPTION)
    throw new Refused(
      400,
      'SUBSCRIPTION_NEEDS_WEBSOCKET',
      'Subscriptions are served over WebSocket on this path, by the subprotocol "graphql-transport-ws".',
    )
  if (kind === OperationTypeNode.MUTATION && !mayMutate)
    throw new Refused(405, 'METHOD_NOT_ALLOWED', 'Mutations are sent by POST.', { allow: 'POST' })
  const mistakes = engine.check(prepared, variables)
  if (mistakes.length > 0) return mistaken(mistakes, type)
  return { status: 200, text: (await engine.execute(prepared, variables, scope)).text }
}

/**
 * A request that is well-formed and mistaken. Clients of `application/json` get the 200 they have always got; 4xx might come
 * from anything between us and them (GraphQL over HTTP, "application/json"). Limits are refusals and 400 to everybody.
 */
function mistaken(errors: readonly GraphQLError[], type: ResponseType): Reply {
  const refused = type !== JSON_RESPONSE || errors.some((error) => error instanceof LimitExceeded)
  return { status: refused ? 400 : 200, text: JSON.stringify({ errors }) }
}

const STATUS: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  RATE_LIMITED: 429,
  CONFLICT: 409,
  SERVICE_UNAVAILABLE: 503,
  INTERNAL_SERVER_ERROR: 500,
}

function failure(error: unknown): Reply {
  const text = JSON.stringify({ errors: [presentable(error)] })
  if (error instanceof Refused) return { status: error.status, headers: error.headers, text }
  const status = error instanceof PublicError ? STATUS[error.code] : 500
  // Source: RFC 9110 §11.6.1, RFC 6750 §3.
  return { status, text, ...(status === 401 && { headers: { 'www-authenticate': 'Bearer error="invalid_token"' } }) }
}

/** @throws Refused 400 when a request names two callers: whoever stands between us might have checked the other one */
function authorizationOf({ headersDistinct }: IncomingMessage): string | undefined {
  const given = headersDistinct.authorization ?? []
  if (given.length > 1) throw new Refused(400, 'BAD_REQUEST', '"Authorization" is given more than once.')
  return given[0]
}

function write(
  outgoing: ServerResponse,
  { status, text: body, headers }: Reply,
  type: ResponseType | null,
  requestId: string,
): void {
  if (outgoing.destroyed) return
  outgoing.writeHead(status, {
    ...(body && {
      'content-type': `${type ?? JSON_RESPONSE}; charset=utf-8`,
      'content-length': Buffer.byteLength(body),
    }),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': requestId,
    ...headers,
  })
  if (headers?.connection !== 'close') return void outgoing.end(body)
  outgoing.write(body)
  discardRest(outgoing.req).then(() => outgoing.end())
}
