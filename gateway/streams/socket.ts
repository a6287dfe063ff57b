import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { framesOf } from './frame.ts'
import type { StreamEvent } from './types.ts'

/** Bytes that may wait for a reader before it is let go. */
export const BUFFERED_BYTES_MAX = 1024 * 1024
/** Told to a reader that is let go: come back, and resume by cursor. Source: IANA WebSocket close code 1013. */
export const TRY_AGAIN_LATER = 1013
const CLOSING_MS_MAX = 1_000
const HEARD = -1
/** Source: RFC 6455 §5.5, less two bytes for the code. */
const REASON_BYTES_MAX = 123

/**
 * A socket that is written to without ever growing the heap for a peer that does not read: past the bound it is told to come
 * back and cut off, and what waited is gone with it. Events of streams are held to the bound before they come here.
 */
export class BoundedSocket {
  readonly #socket: WebSocket
  readonly #wire: Duplex
  readonly #bytesMax: number
  /** Bytes it had taken when it was asked whether somebody is there; {@link HEARD} when that is answered. */
  #askedAtBytes = HEARD
  #waited = false

  /** @param wire what the socket speaks over */
  constructor(socket: WebSocket, wire: Duplex, bytesMax = BUFFERED_BYTES_MAX) {
    this.#socket = socket
    this.#wire = wire
    this.#bytesMax = bytesMax
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN
  }

  /** @returns when it is closed, which it must not be yet */
  closed(): Promise<void> {
    return new Promise((resolve) => this.#socket.once('close', () => resolve()))
  }

  /** Cut it off, with no word. */
  cut(): void {
    this.#socket.terminate()
  }

  /** A pong has come. */
  heard(): void {
    this.#askedAtBytes = HEARD
  }

  send(text: string): void {
    if (this.#mayWrite()) this.#socket.send(text)
  }

  /** Answer a ping frame, which counts like anything else that waits to be read. */
  pong(data: Buffer): void {
    if (this.#mayWrite()) this.#socket.pong(data)
  }

  /**
   * Send events with one write, however many they are. The library's own sending makes a header for each and two writes of it.
   * @param prefix the message up to its payload
   */
  deliver(prefix: Buffer, events: readonly StreamEvent[]): void {
    if (this.isOpen) this.#wire.write(framesOf(prefix, events, this.buffered() > 0))
  }

  /** Bytes that wait for the reader. */
  buffered(): number {
    return this.#wire.writableLength
  }

  /** Call back once when nothing waits any more; never for a socket that is gone. */
  onceDrained(listener: () => void): void {
    if (this.#wire.writableNeedDrain) this.#wire.once('drain', listener)
    // Little enough waits that the stream never says when it is gone.
    else setImmediate(listener)
  }

  /**
   * Ask whether somebody is there. Bytes that waited and were taken are as good an answer as a pong, which comes after them all.
   * @returns false when nothing came since the last time
   */
  isAlive(): boolean {
    const drainedBytes = this.#drainedBytes()
    if (this.#askedAtBytes !== HEARD && !(this.#waited && drainedBytes > this.#askedAtBytes)) return false
    this.#askedAtBytes = drainedBytes
    this.#waited = this.buffered() > 0
    if (this.isOpen) this.#socket.ping()
    return true
  }

  /** Close with a reason; a peer that does not answer in time is cut off. Nothing is sent after this. */
  close(code: number, reason: string): void {
    const socket = this.#socket
    if (socket.readyState === socket.CLOSED) return
    socket.close(code, fitting(reason))
    const cut = setTimeout(() => socket.terminate(), CLOSING_MS_MAX)
    socket.once('close', () => clearTimeout(cut))
  }

  /** Close it on a peer that says too much: what else it says is not read, as reading is what it costs. */
  hush(code: number, reason: string): void {
    this.close(code, reason)
    this.#socket.pause()
  }

  #mayWrite(): boolean {
    if (!this.isOpen) return false
    // What waits is judged before more comes: one long answer is no fault of its reader.
    if (this.buffered() <= this.#bytesMax) return true
    this.close(TRY_AGAIN_LATER, 'You read too slowly; resume where you stopped.')
    return false
  }

  #drainedBytes(): number {
    return this.#wire instanceof Socket ? this.#wire.bytesWritten - this.#wire.writableLength : 0
  }
}

/** As much of a reason as a close frame holds; reasons quote what clients sent. */
function fitting(reason: string): string {
  const bytes = Buffer.from(reason)
  if (bytes.length <= REASON_BYTES_MAX) return reason
  return new TextDecoder().decode(bytes.subarray(0, REASON_BYTES_MAX), { stream: true })
}
