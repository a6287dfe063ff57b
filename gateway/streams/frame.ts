/** FIN and the opcode of text. Source: RFC 6455 §5.2. */
const TEXT = 0x81
const LENGTH_16 = 126
const LENGTH_64 = 127
const CLOSING_BRACE = 0x7d

/**
 * The WebSocket text frames of several messages that begin alike, as the bytes of one write.
 * @param prefix what each message begins with; its JSON and a brace follow
 * @param waits whether they will wait for their reader: see {@link ownBytes}
 */
export function framesOf(prefix: Buffer, messages: readonly { readonly json: Buffer }[], waits = false): Buffer {
  let size = 0
  for (const { json } of messages) size += frameSize(prefix.length + json.length + 1)
  const frames = waits ? Buffer.allocUnsafeSlow(size) : Buffer.allocUnsafe(size)
  let at = 0
  for (const { json } of messages) {
    at = writeHead(frames, at, prefix.length + json.length + 1)
    frames.set(prefix, at)
    at += prefix.length
    frames.set(json, at)
    at += json.length
    frames[at] = CLOSING_BRACE
    at += 1
  }
  return frames
}

/**
 * Bytes with memory of their own, for whatever is kept for a while. Small buffers are cut from slabs of 8 KiB, and one that is kept
 * keeps its slab, most of which was for others: what waits for a slow reader would take many times what it is counted for.
 */
export function ownBytes(bytes: string | Buffer): Buffer {
  const own = Buffer.allocUnsafeSlow(Buffer.byteLength(bytes))
  if (typeof bytes === 'string') own.write(bytes)
  else own.set(bytes)
  return own
}

const frameSize = (length: number) => length + (length < LENGTH_16 ? 2 : length < 65_536 ? 4 : 10)

function writeHead(frames: Buffer, from: number, length: number): number {
  frames[from] = TEXT
  if (length < LENGTH_16) {
    frames[from + 1] = length
    return from + 2
  }
  if (length < 65_536) {
    frames[from + 1] = LENGTH_16
    frames[from + 2] = length >>> 8
    frames[from + 3] = length & 255
    return from + 4
  }
  frames[from + 1] = LENGTH_64
  frames.writeUInt32BE(Math.floor(length / 2 ** 32), from + 2)
  frames.writeUInt32BE(length % 2 ** 32, from + 6)
  return from + 10
}
