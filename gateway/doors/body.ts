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
export async function readBody(incoming: IncomingMessage, bytesMax = BODY_BYTES_MAX): Promise<string> {
  const body = await readBytes(incoming, bytesMax)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw badRequest('The request body is not UTF-8.')
  }
}

function readBytes(incoming: IncomingMessage, bytesMax: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const tooLarge = () =>
      reject(
        new Refused(413, 'PAYLOAD_TOO_LARGE', `The request body is larger than ${bytesMax} bytes.`, {
          connection: 'close',
        }),
      )
    if (Number(incoming.headers['content-length'] ?? 0) > bytesMax) return tooLarge()
    const chunks: Buffer[] = []
    let bytes = 0
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= bytesMax) chunks.push(chunk)
      else tooLarge()
    })
    incoming.on('end', () => resolve(Buffer.concat(chunks)))
    incoming.on('error', () => reject(new ClientLeft()))
    incoming.on('close', () => reject(new ClientLeft()))
  })
}

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
