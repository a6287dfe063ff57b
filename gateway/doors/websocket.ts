import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws'
import { type WebSocket, WebSocketServer } from 'ws'
import { unauthenticated } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import type { Authority } from '../access/authority.ts'
import { callerOf } from '../access/caller.ts'
import type { Engine } from '../engine.ts'
import { BoundedSocket } from '../streams/socket.ts'
import { type AddressOf, clientOf } from './address.ts'
import { CLOSE, SocketRefused } from './close-codes.ts'
import { type Conversation, openConversation } from './conversation.ts'
import { openPace } from './pace.ts'
import type { Clients } from './response-streams.ts'
import type { SocketLimits } from './socket-limits.ts'
import { onWebSocketUpgrade, writeRefusal } from './upgrade.ts'

/** A few sockets need no spreading: each adds this much, until {@link SocketLimits.drainSpreadMs} is reached. */
const DRAIN_MS_PER_SOCKET = 30

export interface WebSocketDoorOptions {
  engine: () => Engine
  authority: Authority
  addressOf: AddressOf
  clients: Clients
  /** Whether the page that asks for a socket may have one. */
  mayOpen: (incoming: IncomingMessage) => boolean
  log: Log
  limits: SocketLimits
}

/**
 * The graphql-transport-ws door on `/graphql`: queries, mutations and subscriptions over one socket. The access token comes
 * in `connection_init` as `{ "authorization": "Bearer …" }`, or in the upgrade's header. A handshake is refused with 403 for
 * another site's page, 429 for too many sockets of one address and 503 by a server that goes away; a socket that is open is
 * closed with a code of {@link CLOSE} or of the protocol.
 */
export function openWebSocketDoor(server: Server, options: WebSocketDoorOptions) {
  const { engine, authority, addressOf, mayOpen, log, limits } = options
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
  const bounds = new Map<WebSocket, BoundedSocket>()
  const { perUser, perAddress } = options.clients
  let draining = false

  /** @param headers of the handshake; the rest of it is not kept, as a socket may live for hours */
  const converse = (socket: WebSocket, wire: Duplex, headers: IncomingHttpHeaders) => {
    const bounded = new BoundedSocket(socket, wire, limits.bufferedBytesMax)
    bounds.set(socket, bounded)
    socket.on('close', () => bounds.delete(socket))
    socket.on('error', (error) => log.debug({ err: error }, 'a socket broke'))
    if (socket.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL)
      return bounded.close(CloseCode.SubprotocolNotAcceptable, `Speak ${GRAPHQL_TRANSPORT_WS_PROTOCOL}`)
    const stops: (() => void)[] = []
    if (limits.lifetimeMs > 0) {
      const over = () =>
        bounded.close(CLOSE.LIFETIME_OVER, 'LIFETIME_OVER: this socket has lived its time; open another.')
      const timer = setTimeout(over, limits.lifetimeMs * (0.9 + Math.random() / 5)).unref()
      stops.push(() => clearTimeout(timer))
    }
    /** Let in whoever speaks, for as long as that holds. A socket that closes meanwhile lets go at once. */
    const letIn = async (given: string | undefined) => {
      const identity = await authority.identify(given)
      const who = callerOf(identity.viewer)
      if (socket.readyState !== socket.OPEN) return identity.viewer
      if (who !== null) {
        if (!perUser.enter(who))
          throw new SocketRefused(CLOSE.TOO_MANY_SOCKETS, `TOO_MANY_SOCKETS: ${limits.perUserMax} are open already.`)
        stops.push(() => perUser.leave(who))
      }
      stops.push(
        authority.watch(identity, ({ code, message }) => bounded.close(CLOSE.FORBIDDEN, `${code}: ${message}`)),
      )
      return identity.viewer
    }
    const conversation = openConversation({
      ...limits,
      socket: bounded,
      engine,
      log,
      headers,
      watchSubjects: authority.watchSubjects,
      authenticate: async ({ authorization, Authorization }) => {
        const given = authorization ?? Authorization ?? headers.authorization
        if (given !== undefined && typeof given !== 'string') throw unauthenticated('"authorization" must be a text.')
        return letIn(given)
      },
      pace: openPace(limits.messagesPerSecond),
    })
    conversations.set(socket, conversation)
    socket.on('message', (data, isBinary) => {
      if (socket.readyState !== socket.OPEN) return
      if (isBinary) bounded.close(CloseCode.BadRequest, 'Messages are JSON text')
      else conversation.receive(String(data))
    })
    socket.on('ping', (data) => bounded.pong(data))
    socket.on('close', () => {
      conversations.delete(socket)
      for (const stop of stops) stop()
      conversation.leave()
    })
  }
  /** What a handshake is refused with, or null. */
  const refusal = (request: IncomingMessage) => {
    if (draining)
      return { status: '503 Service Unavailable', code: 'SERVICE_UNAVAILABLE', message: 'The server is going away.' }
    if (!mayOpen(request))
      return {
        status: '403 Forbidden',
        code: 'ORIGIN_NOT_ALLOWED',
        message: 'Pages of this origin may not open sockets.',
      }
    return null
  }
  onWebSocketUpgrade(server, '/graphql', refusal, (request, socket, head) => {
    const client = clientOf(addressOf(request))
    if (!perAddress.enter(client))
      return writeRefusal(
        socket,
        '429 Too Many Requests',
        'TOO_MANY_SOCKETS',
        'Your address has too many sockets open.',
      )
    socket.once('close', () => perAddress.leave(client))
    const headers = lastingHeaders(request.headers)
    sockets.handleUpgrade(request, socket, head, (opened) => converse(opened, socket, headers))
  })
  const heartbeat = keepAlive(bounds, limits.pingEveryMs)

  return {
    /**
     * Take no further operations, and tell every client to come back later, one after the other so that they do not come back
     * together. Until its turn a socket's streams go on; then its queries and mutations may finish for what is left of the time.
     */
    close: async (timeoutMs: number) => {
      draining = true
      clearInterval(heartbeat)
      for (const conversation of conversations.values()) conversation.refuse()
      const enough = sleep(timeoutMs, undefined, { ref: false })
      const spreadMs = Math.min(sockets.clients.size * DRAIN_MS_PER_SOCKET, limits.drainSpreadMs, timeoutMs / 2)
      const closed = [...sockets.clients].map(async (socket) => {
        const gone = new Promise((resolve) => socket.once('close', resolve))
        await Promise.race([sleep(Math.random() * spreadMs), gone])
        await Promise.race([conversations.get(socket)?.drain(), enough, gone])
        bounds.get(socket)?.close(CLOSE.GOING_AWAY, 'The server is going away.')
        await gone
      })
      await Promise.all(closed)
    },
  }
}

/** What of a handshake's headers says something of the client, and not of the handshake. */
function lastingHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const lasting = Object.entries(headers).filter(([name]) => !/^(host|connection|upgrade|sec-websocket-.*)$/.test(name))
  return lasting.length > 0 ? Object.fromEntries(lasting) : NO_HEADERS
}

const NO_HEADERS: IncomingHttpHeaders = {}

/** Ask every socket now and then whether somebody is there; one that did not answer the last time is cut off. */
function keepAlive(bounds: ReadonlyMap<WebSocket, BoundedSocket>, everyMs: number): NodeJS.Timeout {
  return setInterval(() => {
    for (const [socket, bounded] of bounds) if (!bounded.isAlive()) socket.terminate()
  }, everyMs).unref()
}
