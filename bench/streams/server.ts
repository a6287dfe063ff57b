import { createServer, type Server } from 'node:http'
import { buildSchema } from 'graphql'
import { useServer as serveGraphQL } from 'graphql-ws/use/ws'
import { type WebSocket, WebSocketServer } from 'ws'
import { openEngine } from '../../gateway/engine.ts'
import { localLink } from '../../gateway/links/local.ts'
import { serveGateway } from '../../gateway/serve.ts'
import { systemClock } from '../../platform/clock.ts'
import { silentLog } from '../../platform/log.ts'
import { listen } from '../../platform/process/lifecycle.ts'
import { answerChild, type ServerState } from './child.ts'
import { message, openRoom, openSubgraphs, supergraph } from './world.ts'

/**
 * A server that tells everybody what it is told to publish: `raw` broadcasts one JSON with ws, `vanilla` is graphql-ws over
 * graphql-js, `lifegraph` is the gateway.
 */
const [mode, coalesceMs = '0', textLength = '100'] = process.argv.slice(2)
const room = openRoom()

interface Opened {
  readonly port: number
  publish(): void
  state(): Pick<ServerState, 'subscribers' | 'fetches'>
}

async function openRaw(): Promise<Opened> {
  const server = createServer()
  const sockets = new Set<WebSocket>()
  const all = new WebSocketServer({ server, perMessageDeflate: false })
  all.on('connection', (socket) => {
    sockets.add(socket)
    // The driver says what it says to everybody: a subscription, answered by nothing here.
    socket.on('message', () => {})
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  return {
    port: await listening(server),
    publish: () => {
      const { id, text, name } = message(Number(textLength))
      const json = JSON.stringify({
        id: '0'.repeat(36),
        type: 'next',
        payload: { data: { messageSent: { id, text, name } } },
      })
      const bytes = Buffer.from(json)
      for (const socket of sockets) socket.send(bytes, { binary: false })
    },
    state: () => ({ subscribers: sockets.size, fetches: 0 }),
  }
}

/** Everything comes with the event, in one schema: the best case of the usual stack. */
async function openVanilla(): Promise<Opened> {
  const schema = buildSchema(`
    type Query { live: Int } type Message { id: ID! text: String! name: String! }
    type Subscription { messageSent(roomId: ID!): Message! }`)
  const field = schema.getSubscriptionType()?.getFields().messageSent
  if (!field) throw new Error('invariant broken: the schema has no stream')
  field.subscribe = () => room.listen()
  field.resolve = (said: unknown) => said
  const server = createServer()
  serveGraphQL({ schema }, new WebSocketServer({ server, path: '/graphql', perMessageDeflate: false }))
  return {
    port: await listening(server),
    publish: () => room.publish(message(Number(textLength))),
    state: () => ({ subscribers: room.listeners(), fetches: 0 }),
  }
}

async function openLifegraph(): Promise<Opened> {
  let fetches = 0
  const { live, users } = openSubgraphs(room, () => {
    fetches += 1
  })
  const links = [live, users].map((subgraph) => localLink(subgraph, async () => true))
  const engine = openEngine(supergraph(), links, silentLog, { streams: { coalesceMs: Number(coalesceMs) } })
  const { port } = await serveGateway({
    engine,
    clock: systemClock,
    log: silentLog,
    port: 0,
    host: '127.0.0.1',
    drainTimeoutMs: 100,
    sockets: { perAddressMax: 0 },
  })
  let subscribers = 0
  const { registry } = engine.streams.metrics
  setInterval(async () => {
    const all = await registry.getSingleMetric('lifegraph_stream_subscribers')?.get()
    subscribers = all?.values.reduce((sum, { value }) => sum + value, 0) ?? 0
  }, 100).unref()
  return { port, publish: () => room.publish(message(Number(textLength))), state: () => ({ subscribers, fetches }) }
}

const listening = (server: Server) => listen(server, 0, '127.0.0.1')

const openers = { raw: openRaw, vanilla: openVanilla, lifegraph: openLifegraph }
const opener = openers[mode as keyof typeof openers]
if (!opener) throw new Error(`server: one of ${Object.keys(openers).join(', ')}`)
const opened = await opener()
answerChild(opened.port, opened.publish, opened.state)
