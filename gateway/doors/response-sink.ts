import type { ServerResponse } from 'node:http'
import { ownBytes } from '../streams/frame.ts'
import type { StreamEnd, StreamEvent, StreamSink } from '../streams/types.ts'
import type { StreamProtocol } from './stream-protocols.ts'

/** One subscription in the response to an HTTP request. */
export class ResponseSink implements StreamSink {
  readonly #outgoing: ServerResponse
  readonly #protocol: StreamProtocol
  readonly #over: (end: StreamEnd) => void
  #waited = 0
  #drainedBytes = 0

  /** @param over told when the stream is over by itself */
  constructor(outgoing: ServerResponse, protocol: StreamProtocol, over: (end: StreamEnd) => void) {
    this.#outgoing = outgoing
    this.#protocol = protocol
    this.#over = over
  }

  next(events: readonly StreamEvent[]): void {
    if (this.#outgoing.writableEnded || this.#outgoing.destroyed) return
    const bytes = this.#protocol.events(events)
    this.#outgoing.write(this.buffered() > 0 ? ownBytes(bytes) : bytes)
  }

  end(end: StreamEnd): void {
    this.#over(end)
  }

  buffered(): number {
    return this.#outgoing.writableLength
  }

  onceDrained(listener: () => void): void {
    if (this.#outgoing.writableNeedDrain) this.#outgoing.once('drain', listener)
    // Little enough waits that the stream never says when it is gone.
    else setImmediate(listener)
  }

  /**
   * Say that the stream lives. What is behind a connection that is gone shows by bytes that are not taken.
   * @returns false when what waited the last time still waits, all of it
   */
  beat(): boolean {
    const { socket } = this.#outgoing
    const waiting = this.buffered()
    const drainedBytes = (socket?.bytesWritten ?? 0) - (socket?.writableLength ?? 0)
    if (this.#waited > 0 && waiting > 0 && drainedBytes <= this.#drainedBytes) return false
    this.#waited = waiting
    this.#drainedBytes = drainedBytes
    if (waiting === 0) this.#outgoing.write(this.#protocol.heartbeat)
    return true
  }
}
