import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { ApolloServer, HeaderMap } from '@apollo/server'
import { unwrapResolverError } from '@apollo/server/errors'
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled'
import { GraphQLError, parse, type subscribe } from 'graphql'
import { useServer as serveGraphQLWs } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import type { Clock } from '../clock.ts'
import { DRY_RUN_HEADER, DRY_RUNS_PATH, type DryRun, type DryRunTicket, NOTHING_TRIED, readTicket } from '../dry-run.ts'
import { refusedDryRun } from '../dry-run-mutations.ts'
import { type ErrorCode, PublicError } from '../errors.ts'
import { newRequestId } from '../ids.ts'
import type { Log } from '../log.ts'
import type { RunningSubgraph } from '../subgraph.ts'
import { CLIENT_ADDRESS_HEADER, VIEWER_HEADER, type Viewer, verifyViewer } from '../viewer.ts'
import { drain, listen } from './lifecycle.ts'

/** The gateway's fetches carry representations; nothing else should come near this. */
const BODY_BYTES_MAX = 8 * 1024 * 1024

/** What the gateway is to read as an answer, such as that there is no sandbox, comes with 200. */
const STATUS: { readonly [code in ErrorCode]?: number } = {
  UNAUTHENTICATED: 401,
  SANDBOX_UNAVAILABLE: 200,
  BUSY: 200,
  DRY_RUN_REFUSED: 200,
  DRY_RUN_OVER: 200,
}

export interface ServedSubgraph {
  readonly port: number
  close(): Promise<void>
}

export interface ServeOptions {
  port: number
  host: string
  viewerSecret: Uint8Array
  clock: Clock
  log: Log
  drainTimeoutMs: number
  ready(): Promise<boolean>
}

/**
 * Serve one subgraph over the network, to the gateway only: an Apollo Server for queries and mutations, graphql-ws for
 * streams, health for the operator. A request whose viewer is unsigned, forged or expired is refused with 401.
 * @throws ListenError when the port is taken
 */
export async function serveSubgraph(subgraph: RunningSubgraph, options: ServeOptions): Promise<ServedSubgraph> {
  const { viewerSecret, clock, log } = options
  const apollo = new ApolloServer<{ viewer: Viewer; requestId?: string }>({
    schema: subgraph.schema,
    introspection: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    // The gateway alone speaks here, and its document was validated against the graph.
    csrfPrevention: false,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
    formatError: (formatted, thrown) => {
      const original = unwrapResolverError(thrown)
      if (original instanceof PublicError || (thrown instanceof GraphQLError && original === thrown)) return formatted
      const error = thrown instanceof GraphQLError ? thrown : new GraphQLError('', { originalError: asError(original) })
      return subgraph.maskError(error, newRequestId()).toJSON()
    },
  })
  await apollo.start()

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const requestId = headerOf(incoming, 'x-request-id') ?? newRequestId()
    const viewer = await verifyViewer(headerOf(incoming, VIEWER_HEADER), viewerSecret, clock)
    // Before the request is read: a sandbox that cannot be opened is said so, in a GraphQL response.
    const world = await worldOf(subgraph, viewer)
    const ticket = readTicket(headerOf(incoming, DRY_RUN_HEADER))
    const dryRun = ticket && (await joinDryRun(world, ticket, viewer))
    // As trustworthy as the request itself, which nobody but the gateway can sign.
    const address = headerOf(incoming, CLIENT_ADDRESS_HEADER)
    const headers = new HeaderMap()
    for (const [name, value] of Object.entries(incoming.headers)) if (value) headers.set(name, String(value))
    const response = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: incoming.method ?? 'GET',
        headers,
        search: new URL(incoming.url ?? '/', 'http://localhost').search,
        body: await readJson(incoming),
      },
      context: async () => world.context({ viewer, requestId, address, dryRun }),
    })
    outgoing.writeHead(response.status ?? 200, Object.fromEntries(response.headers))
    if (response.body.kind === 'complete') outgoing.end(response.body.string)
    else {
      for await (const chunk of response.body.asyncIterator) outgoing.write(chunk)
      outgoing.end()
    }
  }
  const endDryRun = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const viewer = await verifyViewer(headerOf(incoming, VIEWER_HEADER), viewerSecret, clock)
    const world = await worldOf(subgraph, viewer)
    const id = incoming.url?.slice(DRY_RUNS_PATH.length) ?? ''
    const report = (await world.dryRuns?.end(id, viewer)) ?? NOTHING_TRIED
    outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(report))
  }
  const refuse = (outgoing: ServerResponse, error: unknown) => {
    const known = error instanceof PublicError
    if (hasLeft(error)) log.debug({ err: error }, 'whoever asked has left')
    else if (!known) log.error({ err: error }, 'the subgraph door failed')
    const body = known ? error.toJSON() : { message: 'Bad request.', extensions: { code: 'BAD_REQUEST' } }
    const status = known ? (STATUS[error.code] ?? 400) : 400
    if (outgoing.headersSent) outgoing.destroy()
    else outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ errors: [body] }))
  }
  let draining = false
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url?.split('?')[0]
    if (path === '/health/live') outgoing.end('{"live":true}')
    else if (path === '/health/ready')
      options.ready().then(
        (ready) =>
          outgoing.writeHead(ready && !draining ? 200 : 503).end(JSON.stringify({ ready: ready && !draining })),
        () => outgoing.writeHead(503).end('{"ready":false}'),
      )
    else if (path === '/graphql') answer(incoming, outgoing).catch((error: unknown) => refuse(outgoing, error))
    else if (incoming.method === 'DELETE' && path?.startsWith(DRY_RUNS_PATH))
      endDryRun(incoming, outgoing).catch((error: unknown) => refuse(outgoing, error))
    else outgoing.writeHead(404).end()
  })
  const sockets = serveStreams(subgraph, options)
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head))
  const port = await listen(server, options.port, options.host)
  return {
    port,
    close: async () => {
      draining = true
      await sockets.close()
      await drain(server, options.drainTimeoutMs)
      await apollo.stop()
    },
  }
}

/** Streams of one subgraph over graphql-ws. Each subscription carries its own signed viewer in its `extensions`. */
function serveStreams(subgraph: RunningSubgraph, { viewerSecret, clock, log }: ServeOptions) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 * 1024, perMessageDeflate: false })
  const door = serveGraphQLWs(
    {
      onSubscribe: async (_context, _id, { query, operationName, variables, extensions }) => {
        try {
          const viewer = await verifyViewer(extensions?.viewer, viewerSecret, clock)
          const requestId = typeof extensions?.requestId === 'string' ? extensions.requestId : newRequestId()
          const stream = await subgraph.subscribe({
            query,
            operationName: operationName ?? undefined,
            variables: variables ?? {},
            viewer,
            requestId,
          })
          if (!(Symbol.asyncIterator in stream)) return stream.errors ?? [new GraphQLError('The stream was refused.')]
          return { schema: subgraph.schema, document: parse(query), operationName, contextValue: { stream } }
        } catch (error) {
          if (error instanceof PublicError) return [error]
          log.error({ err: error }, 'a stream could not be opened')
          return [
            new GraphQLError('The stream could not be opened.', { extensions: { code: 'INTERNAL_SERVER_ERROR' } }),
          ]
        }
      },
      subscribe: (args) => (args.contextValue as { stream: ReturnType<typeof subscribe> }).stream,
      onError: (_context, _id, _payload, errors) =>
        (errors as readonly GraphQLError[]).map((error) => {
          // An event that could not be sent is no failure of the stream's: nobody is there to hear of one.
          if (!hasLeft(error.originalError)) return subgraph.maskError(error, newRequestId()).toJSON()
          log.debug({ err: error.originalError }, 'whoever listened has left')
          return error.toJSON()
        }),
    },
    sockets,
  )
  return {
    upgrade: (
      ...[request, socket, head]: Parameters<WebSocketServer['handleUpgrade']> extends [...infer A, unknown] ? A : never
    ) =>
      sockets.handleUpgrade(request, socket, head, (opened) => {
        sockets.emit('connection', opened, request)
        // The library writes of each that breaks on the console, as of its own failure: gateways come and go.
        opened.removeAllListeners('error')
        opened.on('error', (error) => log[hasLeft(error) ? 'debug' : 'warn']({ err: error }, 'a socket broke'))
      }),
    close: async () => {
      for (const socket of sockets.clients) socket.close(1001, 'The server is going away.')
      await door.dispose()
    },
  }
}

/** A subgraph in the world a viewer lives in. @throws SANDBOX_UNAVAILABLE */
function worldOf(subgraph: RunningSubgraph, viewer: Viewer): RunningSubgraph | Promise<RunningSubgraph> {
  return subgraph.worldOf?.(viewer) ?? subgraph
}

/** @throws DRY_RUN_REFUSED, rather than do what is meant to be tried out */
function joinDryRun({ name, dryRuns }: RunningSubgraph, ticket: DryRunTicket, viewer: Viewer): Promise<DryRun> {
  if (!dryRuns) throw refusedDryRun(`"${name}" has no dry runs.`)
  return dryRuns.join(ticket, viewer)
}

/** Whether an error says no more than that the other side is gone, in the middle of something. */
function hasLeft(error: unknown): boolean {
  return error instanceof Error && 'code' in error && GONE.has(error.code)
}

const GONE: ReadonlySet<unknown> = new Set(['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'])

async function readJson(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of incoming) {
    bytes += chunk.length
    if (bytes > BODY_BYTES_MAX) throw new Error('the body is too large')
    chunks.push(chunk)
  }
  return bytes === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString('utf8'))
}

function headerOf(incoming: IncomingMessage, name: string): string | undefined {
  const value = incoming.headers[name]
  return Array.isArray(value) ? value[0] : value
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}
