import { BUFFERED_BYTES_MAX } from '../streams/socket.ts'

/** What one client may take of sockets, and of streams over HTTP where that is said. */
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
  /** Sockets and streams over HTTP of one person or service; 0 for any number. */
  perUserMax: number
  /** Those of one address, counted as `clientOf` has it; 0 for any number. */
  perAddressMax: number
  /** Messages of one socket, in the long run; 0 for any number. */
  messagesPerSecond: number
  /** How long a socket is kept, give or take a tenth, so that those opened together do not end together; 0 for ever. */
  lifetimeMs: number
  /** The time over which a server that goes away tells many sockets so. */
  drainSpreadMs: number
}

export const SOCKET_LIMITS: SocketLimits = {
  messageBytesMax: 256 * 1024,
  bufferedBytesMax: BUFFERED_BYTES_MAX,
  operationsMax: 100,
  initTimeoutMs: 5_000,
  pingEveryMs: 12_000,
  perUserMax: 200,
  perAddressMax: 20_000,
  messagesPerSecond: 500,
  lifetimeMs: 4 * 3600_000,
  drainSpreadMs: 4_000,
}
