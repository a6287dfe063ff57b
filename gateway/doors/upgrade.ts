import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { challengeFor } from './credential.ts'
import { toOriginForm } from './target.ts'

type Upgraded = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

/**
 * Hand WebSocket handshakes on `path` over. A client that offers another protocol, as Java's and curl's do with HTTP/2, is
 * answered in HTTP/1.1 as if it had not, which a server may always do (RFC 9110 §7.8).
 * @param refusal what a handshake is refused with just now, or null
 */
export function onWebSocketUpgrade(
  server: Server,
  path: string,
  refusal: (request: IncomingMessage) => { status: string; code: string; message: string } | null,
  upgraded: Upgraded,
): void {
  server.on('upgrade', (request, socket, head) => {
    // Without a listener, a socket that breaks would take the process along.
    socket.on('error', destroy)
    toOriginForm(request)
    // What HTTP/1.0 offers is to be ignored, too (RFC 9110 §7.8).
    if (request.headers.upgrade?.toLowerCase() !== 'websocket' || request.httpVersion === '1.0')
      return answerWithoutUpgrade(server, request, socket, head)
    const known = request.url?.split('?')[0] === path
    const refused = known
      ? refusal(request)
      : { status: '404 Not Found', code: 'NOT_FOUND', message: 'Nothing is here.' }
    if (!refused) return upgraded(request, socket, head)
    const { status, code, message } = refused
    writeRefusal(socket, status, code, message, status.startsWith('401') ? [challenge(request)] : [])
  })
}

const challenge = (request: IncomingMessage) => `www-authenticate: ${challengeFor(request)}`

function destroy(this: Duplex): void {
  this.destroy()
}

/** Answer on a socket that has no response object. The message must be ASCII. */
export function writeRefusal(
  socket: Duplex,
  status: string,
  code: string,
  message: string,
  more: readonly string[] = [],
): void {
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] })
  const head = [
    `HTTP/1.1 ${status}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${body.length}`,
    'connection: close',
    ...more,
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

/**
 * Node takes its parser off a socket on any `Upgrade` and has no way back, so the request is put back in front of what
 * follows it, without its offer, and the socket taken in as a new connection.
 */
function answerWithoutUpgrade(server: Server, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const kept: string[] = []
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const [name = '', value = ''] = request.rawHeaders.slice(index, index + 2)
    if (!/^(upgrade|connection|http2-settings)$/i.test(name)) kept.push(`${name}: ${value}`)
  }
  const start = `${request.method} ${request.url} HTTP/${request.httpVersion}`
  socket.removeAllListeners('error')
  socket.unshift(Buffer.concat([Buffer.from(`${[start, ...kept].join('\r\n')}\r\n\r\n`, 'latin1'), head]))
  server.emit('connection', socket)
}
