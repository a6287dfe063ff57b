import type { Duplex } from 'node:stream'
import { writeRefusal } from './upgrade.ts'

/** What Node's parser gives up on, by its error code. */
const REFUSALS: Record<string, [status: string, code: string, message: string]> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    'HEADERS_TOO_LARGE',
    'The URL and headers are too large; send long documents by POST.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'REQUEST_TIMEOUT', 'The request took too long to arrive.'],
}

/**
 * Answer what Node could not read as a request, in the shape of every other error. There is no request to answer, so it is
 * written to the socket by hand. For the server's `clientError`.
 */
export function answerMalformed(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  writeRefusal(
    socket,
    ...(REFUSALS[error.code ?? ''] ?? ['400 Bad Request', 'BAD_REQUEST', 'This is no HTTP request.']),
  )
}
