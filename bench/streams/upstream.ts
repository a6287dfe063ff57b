import { createServer } from 'node:http'
import { createHandler } from 'graphql-http/lib/use/http'
import { useServer as serveGraphQL } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { listen } from '../../platform/process/lifecycle.ts'
import { answerChild } from './child.ts'
import { message, openRoom, openSubgraphs } from './world.ts'

/** The subgraph with the stream in a process of its own, for gateways that do not take it into theirs. */
const room = openRoom()
const { live } = openSubgraphs(room, () => {})
const server = createServer(createHandler({ schema: live.schema }))
serveGraphQL({ schema: live.schema }, new WebSocketServer({ server, path: '/graphql', perMessageDeflate: false }))
const port = await listen(server, 0, '127.0.0.1')
answerChild(
  port,
  () => room.publish(message()),
  () => ({ subscribers: room.listeners(), fetches: 0 }),
)
