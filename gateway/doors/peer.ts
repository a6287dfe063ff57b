import type { IncomingHttpHeaders } from 'node:http'
import type { Duplex } from 'node:stream'
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws'
import { type RawData, WebSocket } from 'ws'
import { unauthenticated } from '../../platform/errors.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Authority } from '../access/authority.ts'
import { callerOf } from '../access/caller.ts'
import { CONTRACT_HEADER } from '../access/contracts.ts'
import { BoundedSocket } from '../streams/socket.ts'
import { CLOSE, SocketRefused } from './close-codes.ts'
import { Conversation, type Host, type Manners } from './conversation.ts'
import { asAuthorization } from './credential.ts'
import type { Clients } from './response-streams.ts'
import type { SocketLimits } from './socket-limits.ts'
import type { Watched } from './watch.ts'

/** A socket that knows whose it is, so that its listeners are the same functions for all. */
export class PeerSocket extends WebSocket {
  peer: Peer | null = null
}

/** What a handshake says of who asks, and from which address. */
export interface Handshake {
  readonly authorization: string | undefined
  readonly from: string
}

/** What holds for all sockets of a door. */
export interface PeerTerms {
  readonly authority: Authority
  readonly clients: Clients
  readonly limits: SocketLimits
  readonly manners: Manners
  /** A link passes on what its client's headers say. */
  keepsHeaders(): boolean
  /** The socket is gone. */
  gone(peer: Peer): void
  broke(error: Error): void
}

/** One socket and whoever is behind it, for as long as it is open. */
export class Peer implements Host, Watched {
  readonly address: string
  readonly contract: unknown
  readonly socket: BoundedSocket
  readonly conversation: Conversation
  due = 0
  ends = 0
  readonly #terms: PeerTerms
  /** Until `connection_init` has come. */
  #handshake: Handshake | null
  #who: string | null = null
  #stopWatching: (() => void) | null = null
  /** What the last ping frame carried, until it is answered. */
  #pinged: Buffer | null = null

  /**
   * @param address as it is counted
   * @param headers of the handshake; the rest of it is not kept, as a socket may live for hours
   */
  constructor(
    terms: PeerTerms,
    socket: PeerSocket,
    wire: Duplex,
    address: string,
    handshake: Handshake,
    headers: IncomingHttpHeaders,
  ) {
    this.#terms = terms
    this.address = address
    this.contract = headers[CONTRACT_HEADER]
    this.#handshake = handshake
    this.socket = new BoundedSocket(socket, wire, terms.limits.bufferedBytesMax)
    const kept = terms.keepsHeaders() ? lastingHeaders(headers) : null
    this.conversation = new Conversation(terms.manners, this.socket, this, kept)
    socket.peer = this
    socket.on('close', onClose)
    socket.on('error', onError)
    if (socket.protocol === GRAPHQL_TRANSPORT_WS_PROTOCOL) {
      socket.on('message', onMessage)
      socket.on('ping', onPing)
      socket.on('pong', onPong)
    } else this.socket.close(CloseCode.SubprotocolNotAcceptable, `Speak ${GRAPHQL_TRANSPORT_WS_PROTOCOL}`)
  }

  get isSilent(): boolean {
    return !this.conversation.isInitialised
  }

  async authenticate(params: Record<string, unknown>): Promise<Viewer> {
    const { authorization, from } = this.#handshake ?? {}
    this.#handshake = null
    return this.#letIn(credentialOfParams(params) ?? authorization, from)
  }

  tooLate(): void {
    this.socket.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout')
  }

  over(): void {
    this.socket.close(CLOSE.LIFETIME_OVER, 'LIFETIME_OVER: this socket has lived its time; open another.')
  }

  ask(): void {
    if (!this.socket.isAlive()) this.socket.cut()
  }

  hear(text: string, isBinary: boolean): void {
    if (!this.socket.isOpen) return
    if (isBinary) this.socket.close(CloseCode.BadRequest, 'Messages are JSON text')
    else this.conversation.receive(text)
  }

  /** A ping frame has come. Of those that come at once the last is answered. Source: RFC 6455 §5.5.3. */
  pinged(data: Buffer): void {
    if (!this.socket.isOpen || this.conversation.takeNote() === 'flood') return
    if (this.#pinged === null)
      setImmediate(() => {
        if (this.#pinged) this.socket.pong(this.#pinged)
        this.#pinged = null
      })
    this.#pinged = data
  }

  /** A pong frame has come, asked for or not. */
  ponged(): void {
    this.socket.heard()
    if (this.socket.isOpen) this.conversation.takeNote()
  }

  broke(error: Error): void {
    this.#terms.broke(error)
  }

  /** The socket is gone: let go of everything. */
  leave(): void {
    const { perUser, perAddress } = this.#terms.clients
    perAddress.leave(this.address)
    if (this.#who !== null) perUser.leave(this.#who)
    this.#stopWatching?.()
    this.#stopWatching = null
    this.conversation.leave()
    this.#terms.gone(this)
  }

  /** Let in whoever speaks, for as long as that holds. A socket that closes meanwhile lets go at once. */
  async #letIn(given: string | undefined, from: string | undefined): Promise<Viewer> {
    const { authority, clients, limits } = this.#terms
    const identity = await authority.identify(given, from)
    const { viewer } = identity
    const who = callerOf(viewer)
    if (!this.socket.isOpen) return viewer
    if (who !== null) {
      if (!clients.perUser.enter(who))
        throw new SocketRefused(CLOSE.TOO_MANY_SOCKETS, `TOO_MANY_SOCKETS: ${limits.perUserMax} are open already.`)
      this.#who = who
    }
    if (viewer.kind !== 'anonymous')
      this.#stopWatching = authority.watch(identity, ({ code, message }) =>
        this.socket.close(CLOSE.FORBIDDEN, `${code}: ${message}`),
      )
    return viewer
  }
}

function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
  peerOf(this)?.hear(isBinary ? '' : String(data), isBinary)
}
function onPing(this: WebSocket, data: Buffer): void {
  peerOf(this)?.pinged(data)
}
function onPong(this: WebSocket): void {
  peerOf(this)?.ponged()
}
function onClose(this: WebSocket): void {
  peerOf(this)?.leave()
}
function onError(this: WebSocket, error: Error): void {
  peerOf(this)?.broke(error)
}
const peerOf = (socket: WebSocket) => (socket instanceof PeerSocket ? socket.peer : null)

/** Names of an API key in `connection_init`, in lower case. */
const KEY_NAMES: ReadonlySet<string> = new Set(['apikey', 'x-api-key'])

/** What a socket says of who speaks, in the payload of `connection_init`. @throws UNAUTHENTICATED when it is no text, or two */
function credentialOfParams(params: Record<string, unknown>): string | undefined {
  const given: { isKey: boolean; value: unknown }[] = []
  // Clients that send the same as headers use their names, in whichever case.
  for (const name in params) {
    const isKey = KEY_NAMES.has(name.toLowerCase())
    if (!isKey && name.toLowerCase() !== 'authorization') continue
    const value = params[name]
    if (value !== undefined && value !== null) given.push({ isKey, value })
  }
  if (given.length > 1) throw unauthenticated('Give either "authorization" or "apiKey", once.')
  const [only] = given
  if (only?.isKey) return asAuthorization(only.value)
  if (only && typeof only.value !== 'string') throw unauthenticated('"authorization" must be a text.')
  return only?.value as string | undefined
}

/** What of a handshake's headers says something of the client, and not of the handshake. */
function lastingHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !/^(host|connection|upgrade|sec-websocket-.*)$/.test(name)),
  )
}
