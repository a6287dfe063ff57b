import type { Server } from 'node:http'
import { GraphQLError } from 'graphql'
import { useServer as serveGraphQLWs } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { PublicError } from '../../platform/errors.ts'
import { newRequestId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Authenticate } from '../access/authenticate.ts'
import type { Engine } from '../engine.ts'
import type { ExecutionScope } from '../plan/execute.ts'
import type { PreparedOperation } from '../plan/planner.ts'
import { StreamRefused } from '../streams/subscribe.ts'

const MESSAGE_BYTES_MAX = 256 * 1024
const PING_EVERY_MS = 12_000
/** Told to a client whose server goes away: come back, to another one. Source: RFC 6455 §7.4.1. */
const GOING_AWAY = 1001

interface Connection extends Record<PropertyKey, unknown> {
  viewer?: Viewer
}

interface Execution {
  operation: PreparedOperation
  variables: Record<string, unknown>
  scope: ExecutionScope
  stream: AsyncIterableIterator<unknown> | null
}

/**
 * The graphql-ws door on `/graphql`: queries, mutations and subscriptions over one socket. The access token comes in
 * `connection_init` as `{ "authorization": "Bearer …" }`, or in the upgrade's header.
 * Source: graphql-transport-ws, github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
 */
export function openWebSocketDoor(server: Server, engine: () => Engine, authenticate: Authenticate, log: Log) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES_MAX, perMessageDeflate: false })
  server.on('upgrade', (request, socket, head) => {
    if (new URL(request.url ?? '/', 'http://localhost').pathname !== '/graphql') {
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request))
  })
  sockets.on('connection', (socket) => socket.on('error', (error) => log.debug({ err: error }, 'a socket broke')))

  const door = serveGraphQLWs<Record<string, unknown>, Connection>(
    {
      connectionInitWaitTimeout: 10_000,
      onConnect: async ({ connectionParams, extra }) => {
        const given = connectionParams?.authorization ?? connectionParams?.Authorization
        const header = (extra as { request?: { headers: { authorization?: string } } }).request?.headers.authorization
        try {
          extra.viewer = await authenticate(typeof given === 'string' ? given : header)
          return true
        } catch {
          // 4403, which graphql-ws clients retry with fresh parameters; 4401 they take as final.
          return false
        }
      },
      onSubscribe: async ({ extra }, _id, { query, operationName, variables }) => {
        try {
          const operation = engine().prepare(query, operationName)
          if ('errors' in operation) return operation.errors
          const given = variables ?? {}
          const mistakes = engine().check(operation, given)
          if (mistakes.length > 0) return mistakes
          const scope: ExecutionScope = { viewer: extra.viewer ?? { kind: 'anonymous' }, requestId: newRequestId() }
          const execution: Execution = { operation, variables: given, scope, stream: null }
          if (operation.primary) {
            const stream = await engine().subscribe(operation, given, scope)
            if (!(Symbol.asyncIterator in stream)) return stream.errors
            execution.stream = stream
          }
          return {
            schema: engine().graph.apiSchema,
            document: operation.document,
            operationName: operation.operationName,
            contextValue: execution,
          }
        } catch (error) {
          return [presentError(error, log)]
        }
      },
      subscribe: (args) => (args.contextValue as Execution).stream as never,
      execute: async (args) => {
        const { operation, variables, scope } = args.contextValue as Execution
        return engine()
          .execute(operation, variables, scope)
          .catch((error: unknown) => ({ data: null, errors: [presentError(error, log)] }))
      },
      onError: (_context, _id, _payload, errors) =>
        (errors as readonly GraphQLError[]).flatMap((error) => {
          const { originalError } = error
          if (originalError instanceof StreamRefused) return originalError.errors.map((refusal) => refusal.toJSON())
          // A throw in the middle of a stream; errors of the document have none.
          if (originalError && !(originalError instanceof GraphQLError))
            return [presentError(originalError, log).toJSON()]
          return [error.toJSON()]
        }),
    },
    sockets,
    PING_EVERY_MS,
  )
  return {
    /** Tell every client to come back later, and end. */
    close: async () => {
      for (const socket of sockets.clients) socket.close(GOING_AWAY, 'The server is going away.')
      await door.dispose()
    },
  }
}

function presentError(error: unknown, log: Log): GraphQLError {
  if (error instanceof PublicError) return new GraphQLError(error.message, { extensions: error.extensions })
  log.error({ err: error }, 'the WebSocket door failed')
  return new GraphQLError('Something went wrong on our side.', { extensions: { code: 'INTERNAL_SERVER_ERROR' } })
}
