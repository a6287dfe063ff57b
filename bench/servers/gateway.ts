import { sharedSecretIssuer } from '../../gateway/access/tokens.ts'
import { serveGateway } from '../../gateway/serve.ts'
import { systemClock } from '../../platform/clock.ts'
import { silentLog } from '../../platform/log.ts'
import { ACCESS_TOKEN_SECRET, openGraph, serveBench } from './world.ts'

/** The product: the HTTP door over the whole graph. */
const graph = await openGraph()
const gateway = await serveGateway({
  engine: graph.engine,
  issuers: [sharedSecretIssuer(new TextEncoder().encode(ACCESS_TOKEN_SECRET), systemClock)],
  clock: systemClock,
  log: silentLog,
  port: 0,
  host: '127.0.0.1',
  drainTimeoutMs: 100,
})
await serveBench({ port: gateway.port })
