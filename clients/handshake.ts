/** As much of a WebSocket's class as there is to say here, in browsers and elsewhere. */
type SocketClass = new (
  url: string,
  protocols: string,
) => {
  close(): void
  addEventListener(event: 'open' | 'error' | 'close', listener: () => void): void
}

/**
 * A class of sockets that give up a handshake nobody answers: graphql-ws waits for the acknowledgement of a socket that is open, and
 * for a socket to open it waits for ever.
 * @param socketClass left as it is when it is none, for graphql-ws to complain of
 */
export function withHandshakeWithin(timeoutMs: number, socketClass: unknown): unknown {
  if (typeof socketClass !== 'function' || !(timeoutMs > 0)) return socketClass
  return class extends (socketClass as SocketClass) {
    constructor(url: string, protocols: string) {
      super(url, protocols)
      const late = setTimeout(() => this.close(), timeoutMs)
      for (const event of ['open', 'error', 'close'] as const) this.addEventListener(event, () => clearTimeout(late))
    }
  }
}
