/**
 * What a socket is closed with beyond the protocol's own codes. Each is one that clients of graphql-ws come back from, and so
 * none of 4400, 4401, 4406, 4409, 4429 and 4500, which they take as final. A reason begins with its name.
 * Source: RFC 6455 §7.4, IANA WebSocket Close Code Number Registry, github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
 */
export const CLOSE = {
  /** The server goes away: come back, to another one. */
  GOING_AWAY: 1001,
  /** The socket has lived its time; connections spread anew over gateways. */
  LIFETIME_OVER: 1012,
  /** The token was refused, has expired or was taken back: come back with a fresh one. */
  FORBIDDEN: 4403,
  TOO_MANY_MESSAGES: 4290,
  TOO_MANY_SOCKETS: 4291,
} as const

/** A socket that is closed rather than let in. */
export class SocketRefused extends Error {
  readonly code: number
  constructor(code: number, reason: string) {
    super(reason)
    this.code = code
  }
}
