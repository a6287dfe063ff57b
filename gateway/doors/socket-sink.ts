import { MessageType } from 'graphql-ws'
import type { BoundedSocket } from '../streams/socket.ts'
import type { StreamEnd, StreamEvent, StreamSink } from '../streams/types.ts'

/** One subscription on a socket that speaks graphql-transport-ws. */
export class SocketSink implements StreamSink {
  readonly #socket: BoundedSocket
  readonly #prefix: Buffer
  readonly #over: (end: StreamEnd) => void

  /** @param over told when the stream is over by itself */
  constructor(socket: BoundedSocket, id: string, over: (end: StreamEnd) => void) {
    this.#socket = socket
    this.#prefix = Buffer.from(nextPrefix(id))
    this.#over = over
  }

  next(events: readonly StreamEvent[]): void {
    this.#socket.deliver(this.#prefix, events)
  }

  end(end: StreamEnd): void {
    this.#over(end)
  }

  buffered(): number {
    return this.#socket.buffered()
  }

  onceDrained(listener: () => void): void {
    this.#socket.onceDrained(listener)
  }
}

/** A `next` message up to its payload; a brace ends it. */
export const nextPrefix = (id: string) => `{"id":${JSON.stringify(id)},"type":"${MessageType.Next}","payload":`
