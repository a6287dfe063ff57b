import { createServer } from 'node:http'
import { createGatewayRuntime, getGraphQLWSOptions } from '@graphql-hive/gateway-runtime'
import { useServer as serveGraphQL } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { answerChild } from '../child.ts'

/** Hive Gateway over WebSockets on both sides, as its command line has it. Its events come from a process of their own. */
const [supergraph = ''] = process.argv.slice(2)
const gateway = createGatewayRuntime({
  supergraph,
  transportEntries: { '*.http': { options: { subscriptions: { kind: 'ws', location: '/graphql' } } } },
  logging: false,
})
const server = createServer(gateway)
const sockets = new WebSocketServer({ server, path: '/graphql', perMessageDeflate: false })
const request = new Request('http://bench/graphql', { method: 'POST' })
serveGraphQL(
  getGraphQLWSOptions(gateway, ({ extra }) => ({ ...Object(extra), request })),
  sockets,
)
// It loads its graph when it is first asked over HTTP.
await gateway.getSchema()
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address)
    answerChild(
      address.port,
      () => {},
      () => ({ subscribers: sockets.clients.size, fetches: 0 }),
    )
})
