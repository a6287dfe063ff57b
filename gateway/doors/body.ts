import { isAscii, isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { badRequest, Refused } from './refused.ts'

/** The largest request body this server reads. */
export const BODY_BYTES_MAX = 1024 * 1024

/** The client went away before its request was complete: nobody waits for an answer. */
export class ClientLeft extends Error {
  override readonly name = 'ClientLeft'
}

/**
 * Read a body as UTF-8 text, without its byte order mark. What comes after the limit is not kept.
 * @throws Refused 413 when it is too large, 400 when it is not UTF-8
 * @throws ClientLeft
 */
export function readBody(incoming: IncomingMessage, bytesMax = BODY_BYTES_MAX): Promise<string> {
  return new Promise((resolve, reject) => {
    const declared = incoming.headers['content-length']
    const length = declared === undefined ? Number.NaN : Number(declared)
    if (length > bytesMax) return reject(tooLarge(bytesMax))
    const chunks: Buffer[] = []
    let bytes = 0
    let settled = false
    const fail = (error: Error) => {
      settled = true
      reject(error)
    }
    const decode = (body: Buffer) => {
      settled = true
      const text = textOf(body)
      if (text === null) reject(badRequest('The request body is not UTF-8.'))
      else resolve(text)
    }
    incoming.on('data', (chunk: Buffer) => {
      if (settled) return
      bytes += chunk.length
      if (bytes > bytesMax) return fail(tooLarge(bytesMax))
      // Nearly every body comes in one piece of the length it said: no need to wait for its end.
      if (chunk.length === length) return decode(chunk)
      chunks.push(chunk)
    })
    incoming.on('end', () => {
      if (!settled) decode(Buffer.concat(chunks, bytes))
    })
    incoming.on('close', () => {
      // Every request closes: an error, and its stack, are only for those that close too early.
      if (!settled) reject(new ClientLeft())
    })
  })
}

/** @returns null when it is not UTF-8 */
function textOf(body: Buffer): string | null {
  // Most bodies are ASCII, which becomes a string several times as fast.
  if (isAscii(body)) return body.toString('latin1')
  if (!isUtf8(body)) return null
  const marked = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf
  return body.toString('utf8', marked ? 3 : 0)
}

const tooLarge = (bytesMax: number) =>
  new Refused(413, 'PAYLOAD_TOO_LARGE', `The request body is larger than ${bytesMax} bytes.`, { connection: 'close' })

const DISCARDED_BYTES_MAX = 32 * BODY_BYTES_MAX
const SILENCE_MS_MAX = 500

/**
 * Read on while the client sends, and keep nothing. To close a connection under a client that still sends resets it, and
 * takes along the answer that says why (RFC 9112 §9.6).
 */
export function discardRest(incoming: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    const silence = setTimeout(resolve, SILENCE_MS_MAX)
    const done = () => {
      clearTimeout(silence)
      resolve()
    }
    let bytes = 0
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      silence.refresh()
      if (bytes > DISCARDED_BYTES_MAX) done()
    })
    for (const end of ['end', 'close', 'error']) incoming.on(end, done)
    if (incoming.complete) done()
  })
}
