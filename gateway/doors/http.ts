import type { IncomingMessage, ServerResponse } from 'node:http'
import { GraphQLError } from 'graphql'
import { createHandler } from 'graphql-http'
import { type ErrorCode, PublicError } from '../../platform/errors.ts'
import { newRequestId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import type { Authenticate } from '../access/authenticate.ts'
import type { Engine } from '../engine.ts'
import type { ExecutionScope } from '../plan/execute.ts'
import type { PreparedOperation } from '../plan/planner.ts'

/** The largest request body this door reads. */
export const BODY_BYTES_MAX = 1024 * 1024

interface Exchange {
  readonly incoming: IncomingMessage
  readonly requestId: string
  readonly signal: AbortSignal
}

/** What `graphql-http` carries from reading a request to running it. */
interface Execution {
  operation: PreparedOperation
  variables: Record<string, unknown>
  scope: ExecutionScope
}

/**
 * GraphQL over HTTP on `/graphql`: queries by GET and POST, mutations by POST, answered as `application/graphql-response+json`
 * or `application/json`. Source: GraphQL over HTTP, working draft; `graphql-http` speaks it, this door joins it to the engine.
 */
export function openHttpDoor(engine: () => Engine, authenticate: Authenticate, log: Log) {
  const handle = createHandler<Exchange>({
    onSubscribe: async (request, params) => {
      const operation = engine().prepare(params.query, params.operationName)
      if ('errors' in operation) return operation.errors
      const variables = params.variables ?? {}
      const mistakes = engine().check(operation, variables)
      if (mistakes.length > 0) return mistakes
      const { requestId, signal, incoming } = request.raw
      const viewer = await authenticate(incoming.headers.authorization)
      const execution: Execution = { operation, variables, scope: { viewer, requestId, signal } }
      return {
        schema: engine().graph.apiSchema,
        document: operation.document,
        operationName: operation.operationName,
        variableValues: variables,
        contextValue: execution as never,
      }
    },
    execute: (args) => {
      const { operation, variables, scope } = args.contextValue as Execution
      return engine().execute(operation, variables, scope)
    },
    // What the library refuses before GraphQL, it says in plain errors that are safe to show.
    formatError: (error) =>
      error instanceof GraphQLError
        ? formatError(error)
        : new GraphQLError(error.message, { extensions: { code: 'BAD_REQUEST' } }),
  })

  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const requestId = newRequestId()
    const left = new AbortController()
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) left.abort()
    })
    try {
      // Read here: the library would take a body that is too large for one that is no JSON.
      const text = incoming.method === 'POST' ? await readBody(incoming) : null
      const [body, init] = await handle({
        url: incoming.url ?? '/',
        method: incoming.method ?? 'GET',
        headers: incoming.headers,
        body: text,
        raw: { incoming, requestId, signal: left.signal },
        context: undefined,
      })
      answer(outgoing, init.status, { ...init.headers, 'x-request-id': requestId }, body)
    } catch (error) {
      const status = error instanceof DoorError ? error.status : statusOf(error)
      if (status >= 500) log.error({ err: error, requestId }, 'the HTTP door failed')
      if (error instanceof DoorError && error.status === 413) outgoing.setHeader('connection', 'close')
      const headers = { 'content-type': 'application/json; charset=utf-8', 'x-request-id': requestId }
      answer(outgoing, status, headers, JSON.stringify({ errors: [formatError(error)] }))
    }
  }
}

/** A request this door refuses before GraphQL sees it. */
class DoorError extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const tooLarge = () =>
    new DoorError(413, 'PAYLOAD_TOO_LARGE', `The request body is larger than ${BODY_BYTES_MAX} bytes.`)
  if (Number(incoming.headers['content-length'] ?? 0) > BODY_BYTES_MAX) throw tooLarge()
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of incoming) {
    bytes += chunk.length
    if (bytes > BODY_BYTES_MAX) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function answer(outgoing: ServerResponse, status: number, headers: Record<string, string>, body: string | null): void {
  if (outgoing.destroyed) return
  outgoing.writeHead(status, { ...headers, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  outgoing.end(body ?? undefined)
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

function statusOf(error: unknown): number {
  if (!(error instanceof PublicError)) return 500
  return STATUS[error.code]
}

/** Every error leaves with a code; what is not ours or GraphQL's leaves without its message. */
function formatError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError)
    return error.extensions.code ? error : new GraphQLError(error.message, { extensions: { code: 'BAD_REQUEST' } })
  if (error instanceof DoorError) return new GraphQLError(error.message, { extensions: { code: error.code } })
  return new GraphQLError('Something went wrong on our side.', { extensions: { code: 'INTERNAL_SERVER_ERROR' } })
}
