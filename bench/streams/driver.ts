import { randomBytes, randomUUID } from 'node:crypto'
import { connect, type Socket } from 'node:net'

/**
 * Thousands of subscribers in one process: each reads frames as they come and counts, nothing else, so that the server and not
 * its clients is what is measured.
 * Arguments: port, path, how many, the subscription as JSON, and how they read: `all`, `none` of what they subscribed to, or
 * `little`, 64 KiB a second. Speaks over IPC: see the messages at the end.
 */
const [port, path, count, payload, reads = 'all'] = process.argv.slice(2)
const SAMPLED = 50
/** Messages of events hold a text of a hundred characters; those of the protocol are short. */
const EVENT_BYTES_MIN = 100

let opened = 0
let delivered = 0
let closed = 0
let target = Number.POSITIVE_INFINITY
let latenciesUs: number[] = []
let sample = ''

const frame = (text: string, opcode = 1): Buffer => {
  const bytes = Buffer.from(text)
  const head =
    bytes.length < 126
      ? Buffer.from([0x80 | opcode, 0x80 | bytes.length])
      : Buffer.from([0x80 | opcode, 0x80 | 126, bytes.length >> 8, bytes.length & 255])
  // A mask of zeros, which leaves the bytes as they are.
  return Buffer.concat([head, Buffer.alloc(4), bytes])
}
const INIT = frame(JSON.stringify({ type: 'connection_init' }))
const nowUs = () => Number(process.hrtime.bigint() / 1000n)
/** One for all: what is read is looked at before anything else is read. */
const shared = Buffer.allocUnsafe(reads === 'all' ? 256 * 1024 : 64 * 1024)

class Subscriber {
  readonly #socket: Socket
  readonly #sampled: boolean
  #handshake: string | null = ''
  #subscribed = false
  /** Bytes of a frame that are still to come and of no interest. */
  #skip = 0
  readonly #head = Buffer.alloc(10)
  #headLength = 0

  constructor(index: number) {
    this.#sampled = index % SAMPLED === 0
    this.#socket = connect({
      port: Number(port),
      host: '127.0.0.1',
      onread: {
        buffer: shared,
        callback: (length, buffer) => {
          this.#read(buffer as Buffer, length)
          return reads === 'all' || !this.#subscribed
        },
      },
    })
    this.#socket.setNoDelay(true)
    this.#socket.on('error', () => {})
    this.#socket.on('close', () => {
      closed += 1
    })
    const key = randomBytes(16).toString('base64')
    this.#socket.write(
      `GET ${path} HTTP/1.1\r\nHost: bench\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
        `Sec-WebSocket-Protocol: graphql-transport-ws\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
    )
  }

  #subscribe(): void {
    this.#subscribed = true
    if (reads === 'little') setInterval(() => this.#socket.resume(), 1_000)
    this.#socket.write(frame(`{"id":"${randomUUID()}","type":"subscribe","payload":${payload}}`))
  }

  #read(bytes: Buffer, length: number): void {
    let at = 0
    if (this.#handshake !== null) {
      this.#handshake += bytes.toString('latin1', 0, length)
      const end = this.#handshake.indexOf('\r\n\r\n')
      if (end < 0) return
      if (!this.#handshake.startsWith('HTTP/1.1 101')) throw new Error(this.#handshake.slice(0, 200))
      at = length - (this.#handshake.length - end - 4)
      this.#handshake = null
      this.#socket.write(INIT)
      // What follows the acknowledgement may come before it: a server that only broadcasts acknowledges nothing.
      if (path === '/raw') {
        this.#subscribe()
        open()
      }
    }
    while (at < length) {
      if (this.#skip > 0) {
        const skipped = Math.min(this.#skip, length - at)
        this.#skip -= skipped
        at += skipped
        continue
      }
      this.#head[this.#headLength++] = bytes[at++] as number
      if (this.#headLength < 2) continue
      const short = (this.#head[1] as number) & 127
      const headLength = short < 126 ? 2 : short === 126 ? 4 : 10
      if (this.#headLength < headLength) continue
      const size = short < 126 ? short : short === 126 ? this.#head.readUInt16BE(2) : this.#head.readUInt32BE(6)
      this.#headLength = 0
      this.#frame((this.#head[0] as number) & 15, bytes, at, size, length)
      this.#skip = size
    }
  }

  #frame(opcode: number, bytes: Buffer, at: number, size: number, length: number): void {
    if (opcode === 9) this.#socket.write(frame('', 10))
    else if (opcode === 1 && size < EVENT_BYTES_MIN) {
      const text = bytes.toString('latin1', at, Math.min(at + size, length))
      if (!text.includes('connection_ack')) return
      this.#subscribe()
      open()
    } else if (opcode === 1) {
      delivered += 1
      const isWhole = at + size <= length
      if (sample === '' && isWhole) sample = bytes.toString('utf8', at, at + size)
      if (this.#sampled && isWhole) {
        const stamp = bytes.indexOf('@t', at)
        if (stamp >= 0) latenciesUs.push(nowUs() - Number(bytes.toString('latin1', stamp + 2, stamp + 18)))
      }
      if (delivered >= target) {
        target = Number.POSITIVE_INFINITY
        process.send?.({ reached: delivered })
      }
    }
  }
}

let begun = 0
/** Handshakes under way at once: enough to keep a server busy, few enough for its backlog. */
const UNDER_WAY_MAX = 400
function open(): void {
  opened += 1
  begin()
  if (opened === Number(count)) process.send?.({ opened })
}
function begin(): void {
  while (begun < Number(count) && begun - opened < UNDER_WAY_MAX) new Subscriber(begun++)
}
begin()

process.on('message', (order: { reach?: number; reset?: true; state?: true }) => {
  if (order.reset) latenciesUs = []
  if (order.reach !== undefined) {
    target = delivered + order.reach
    process.send?.({ armed: true })
  }
  if (!order.state) return
  latenciesUs.sort((left, right) => left - right)
  const p99Us = latenciesUs[Math.floor(latenciesUs.length * 0.99)] ?? 0
  process.send?.({ delivered, closed, p99Ms: p99Us / 1000, sample })
})
process.on('disconnect', () => process.exit(0))
