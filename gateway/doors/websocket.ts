import type { IncomingMessage, Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws'
import { type WebSocket, WebSocketServer } from 'ws'
import { unauthenticated } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import type { Authenticate } from '../access/authenticate.ts'
import type { Engine } from '../engine.ts'
import { BUFFERED_BYTES_MAX, boundedSocket } from '../streams/socket.ts'
import { type Conversation, openConversation } from './conversation.ts'
import { onWebSocketUpgrade } from './upgrade.ts'

/** Told to a client whose server goes away: come back, to another one. Source: RFC 6455 §7.4.1. */
const GOING_AWAY = 1001

/** What one socket may take. */
export interface SocketLimits {
  messageBytesMax: number
  /** Bytes that may wait for a client that does not read. */
  bufferedBytesMax: number
  /** Subscriptions, queries and mutations in flight at once. */
  operationsMax: number
  /** How long a client may take to say who it is. */
  initTimeoutMs: number
  /** How often a socket is asked whether somebody is there; one that has not answered by the next time is cut off. */
  pingEveryMs: number
}

export const SOCKET_LIMITS: SocketLimits = {
  messageBytesMax: 256 * 1024,
  bufferedBytesMax: BUFFERED_BYTES_MAX,
  operationsMax: 100,
  initTimeoutMs: 5_000,
  pingEveryMs: 12_000,
}

/**
 * The graphql-transport-ws door on `/graphql`: queries, mutations and subscriptions over one socket. The access token comes
 * in `connection_init` as `{ "authorization": "Bearer …" }`, or in the upgrade's header.
 */
export function openWebSocketDoor(
  server: Server,
  engine: () => Engine,
  authenticate: Authenticate,
  log: Log,
  limits: SocketLimits = SOCKET_LIMITS,
) {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytesMax,
    perMessageDeflate: false,
    autoPong: false,
    // One that is not ours is accepted too, as only an open socket can be told 4406.
    handleProtocols: (offered) =>
      offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : ([...offered][0] ?? false),
  })
  const conversations = new Map<WebSocket, Conversation>()
  let draining = false

  const converse = (socket: WebSocket, request: IncomingMessage) => {
    const bounded = boundedSocket(socket, limits.bufferedBytesMax)
    socket.on('error', (error) => log.debug({ err: error }, 'a socket broke'))
    if (socket.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL)
      return bounded.close(CloseCode.SubprotocolNotAcceptable, `Speak ${GRAPHQL_TRANSPORT_WS_PROTOCOL}`)
    const conversation = openConversation({
      ...limits,
      socket: bounded,
      engine,
      log,
      headers: request.headers,
      authenticate: async ({ authorization, Authorization }) => {
        const given = authorization ?? Authorization ?? request.headers.authorization
        if (given !== undefined && typeof given !== 'string') throw unauthenticated('"authorization" must be a text.')
        return authenticate(given)
      },
    })
    conversations.set(socket, conversation)
    socket.on('message', (data, isBinary) => {
      if (socket.readyState !== socket.OPEN) return
      if (isBinary) bounded.close(CloseCode.BadRequest, 'Messages are JSON text')
      else conversation.receive(String(data))
    })
    socket.on('ping', bounded.pong)
    socket.on('close', () => {
      conversations.delete(socket)
      conversation.leave()
    })
  }
  const refusal = () =>
    draining
      ? { status: '503 Service Unavailable', code: 'SERVICE_UNAVAILABLE', message: 'The server is going away.' }
      : null
  onWebSocketUpgrade(server, '/graphql', refusal, (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (opened) => converse(opened, request)),
  )
  const heartbeat = keepAlive(sockets, limits.pingEveryMs)

  return {
    /** End streams, let queries and mutations finish for a while, tell every client to come back later, and end. */
    close: async (timeoutMs: number) => {
      draining = true
      clearInterval(heartbeat)
      const enough = sleep(timeoutMs, undefined, { ref: false })
      const closed = [...sockets.clients].map(async (socket) => {
        const gone = new Promise((resolve) => socket.once('close', resolve))
        await Promise.race([conversations.get(socket)?.drain(), enough, gone])
        boundedSocket(socket).close(GOING_AWAY, 'The server is going away.')
        await gone
      })
      await Promise.all(closed)
    },
  }
}

/** Ask every socket now and then whether somebody is there; one that did not answer the last time is cut off. */
function keepAlive(sockets: WebSocketServer, everyMs: number): NodeJS.Timeout {
  const silent = new WeakSet<WebSocket>()
  return setInterval(() => {
    for (const socket of sockets.clients) {
      if (silent.has(socket)) {
        socket.terminate()
        continue
      }
      silent.add(socket)
      socket.once('pong', () => silent.delete(socket))
      socket.ping()
    }
  }, everyMs).unref()
}
