import { createServer } from 'node:http'
import type { Clock } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'
import { drain, listen } from '../platform/process/lifecycle.ts'
import { openAuthenticate } from './access/authenticate.ts'
import { answerHealth } from './doors/health.ts'
import { openHttpDoor } from './doors/http.ts'
import { openWebSocketDoor } from './doors/websocket.ts'
import type { Engine } from './engine.ts'
import type { Explorer } from './explorer/serve.ts'

export interface GatewayOptions {
  engine: Engine
  accessTokenSecret: Uint8Array
  clock: Clock
  log: Log
  port: number
  host: string
  drainTimeoutMs: number
  /** Parts beyond the subgraphs that must work, such as the database. */
  parts?: () => Promise<Record<string, boolean>>
  explorer?: Explorer | undefined
}

export interface ServedGateway {
  readonly port: number
  /** Stop taking requests, let those in flight finish, tell sockets to come back elsewhere. */
  close(): Promise<void>
}

/** Open all doors of a gateway on one port. @throws ListenError when the port is taken */
export async function serveGateway(options: GatewayOptions): Promise<ServedGateway> {
  const { engine, log, explorer } = options
  const authenticate = openAuthenticate(options.accessTokenSecret, options.clock)
  const answerGraphQL = openHttpDoor(() => engine, authenticate, log)
  let draining = false
  const readiness = async () => {
    const parts = { ...(await options.parts?.()), ...(await engine.ready()) }
    return { ready: !draining && Object.values(parts).every(Boolean), parts }
  }
  const server = createServer((incoming, outgoing) => {
    if (draining) outgoing.setHeader('connection', 'close')
    if (incoming.url?.split('?')[0] === '/graphql') {
      answerGraphQL(incoming, outgoing).catch((error: unknown) => {
        log.error({ err: error }, 'a request could not be answered')
        outgoing.destroy()
      })
    } else if (!answerHealth(incoming, outgoing, readiness) && !explorer?.handle(incoming, outgoing)) {
      outgoing.writeHead(404, { 'content-type': 'application/json' })
      outgoing.end(JSON.stringify({ errors: [{ message: 'Nothing is here.', extensions: { code: 'NOT_FOUND' } }] }))
    }
  })
  // Slow or silent clients must not hold connections for ever (RFC 9110 leaves the bound to servers).
  server.headersTimeout = 15_000
  server.requestTimeout = 60_000
  const sockets = openWebSocketDoor(server, () => engine, authenticate, log)
  const port = await listen(server, options.port, options.host)
  return {
    port,
    close: async () => {
      draining = true
      await Promise.all([drain(server, options.drainTimeoutMs), sockets.close()])
    },
  }
}
