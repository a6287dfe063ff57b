import type { IncomingMessage, Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws'
import { WebSocketServer } from 'ws'
import type { Log } from '../../platform/log.ts'
import type { Authority } from '../access/authority.ts'
import type { DryRunPolicy } from '../access/dry-runs.ts'
import type { AccessRules } from '../access/rules.ts'
import type { Engine } from '../engine.ts'
import type { Budgets } from '../limits/budget/index.ts'
import { type AddressOf, clientOf } from './address.ts'
import { CLOSE } from './close-codes.ts'
import { credentialMistake, credentialOf } from './credential.ts'
import { dryRunMistake } from './dry-run.ts'
import { PaceLimit } from './pace.ts'
import { Peer, PeerSocket, type PeerTerms } from './peer.ts'
import type { Clients } from './response-streams.ts'
import type { SocketLimits } from './socket-limits.ts'
import { onWebSocketUpgrade, writeRefusal } from './upgrade.ts'
import { Watch } from './watch.ts'

/** A few sockets need no spreading: each adds this much, until {@link SocketLimits.drainSpreadMs} is reached. */
const DRAIN_MS_PER_SOCKET = 30

export interface WebSocketDoorOptions {
  engine: () => Engine
  /** What operations are charged to; null where nothing is counted. */
  budgets: Budgets | null
  dryRuns: DryRunPolicy
  rules: AccessRules
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
  const { engine, budgets, dryRuns, rules, authority, addressOf, clients, mayOpen, log, limits } = options
  const sockets = new WebSocketServer<typeof PeerSocket>({
    noServer: true,
    clientTracking: false,
    WebSocket: PeerSocket,
    maxPayload: limits.messageBytesMax,
    perMessageDeflate: false,
    autoPong: false,
    // One that is not ours is accepted too, as only an open socket can be told 4406.
    handleProtocols: (offered) =>
      offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : ([...offered][0] ?? false),
  })
  const { operationsMax, messagesPerSecond } = limits
  const peers = new Watch<Peer>(limits)
  const terms: PeerTerms = {
    ...{ authority, clients, limits },
    manners: {
      ...{ engine, budgets, dryRuns, rules, log, operationsMax },
      watchSubjects: authority.watchSubjects,
      pace: new PaceLimit(messagesPerSecond),
    },
    keepsHeaders: () => engine().forwardsHeaders,
    gone: (peer) => peers.delete(peer),
    broke: (error) => log.debug({ err: error }, 'a socket broke'),
  }
  let draining = false

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
    return dryRunMistake(request) ?? credentialMistake(request)
  }
  onWebSocketUpgrade(server, '/graphql', refusal, (request, socket, head) => {
    const from = addressOf(request)
    const address = clientOf(from)
    if (!clients.perAddress.enter(address))
      return writeRefusal(
        socket,
        '429 Too Many Requests',
        'TOO_MANY_SOCKETS',
        'Your address has too many sockets open.',
      )
    let isOpen = false
    // Called back at once, or never: for a handshake that is none, which is answered and closed.
    sockets.handleUpgrade(request, socket, head, (opened) => {
      isOpen = true
      peers.add(
        new Peer(terms, opened, socket, address, { authorization: credentialOf(request), from }, request.headers),
      )
    })
    if (!isOpen) clients.perAddress.leave(address)
  })

  return {
    /**
     * Take no further operations, and tell every client to come back later, one after the other so that they do not come back
     * together. Until its turn a socket's streams go on; then its queries and mutations may finish for what is left of the time.
     */
    close: async (timeoutMs: number) => {
      draining = true
      peers.stop()
      for (const { conversation } of peers) conversation.refuse()
      const enough = sleep(timeoutMs, undefined, { ref: false })
      const spreadMs = Math.min(peers.size * DRAIN_MS_PER_SOCKET, limits.drainSpreadMs, timeoutMs / 2)
      const closed = [...peers].map(async ({ socket, conversation }) => {
        const gone = socket.closed()
        await Promise.race([sleep(Math.random() * spreadMs), gone])
        await Promise.race([conversation.drain(), enough, gone])
        socket.close(CLOSE.GOING_AWAY, 'The server is going away.')
        await gone
      })
      await Promise.all(closed)
    },
  }
}
