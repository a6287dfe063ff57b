import type { IncomingMessage } from 'node:http'
import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { denialError, Rejected } from '../plan/denial-error.ts'
import { credentialOf } from './credential.ts'
import { GRAPHQL_RESPONSE, JSON_RESPONSE } from './media-type.ts'
import { mistaken } from './reply.ts'
import { onWebSocketUpgrade } from './upgrade.ts'

it('says what a token lacks to whoever is refused with one, whatever type of answer they take', () => {
  const lacks = { authenticated: false, scopes: [[['ads:read']]], policies: [] }
  const errors = [new Rejected(denialError(['campaign'], ['campaign'], lacks))]
  for (const type of [GRAPHQL_RESPONSE, JSON_RESPONSE] as const)
    expect(mistaken(errors, type)).toMatchObject({
      status: 403,
      headers: { 'www-authenticate': 'Bearer error="insufficient_scope"' },
    })
})

it('says of two credentials that they are no request', () => {
  const headers = { authorization: 'Bearer a.b.c', 'x-api-key': 'lg_live_x' }
  const twice = { headers, rawHeaders: Object.entries(headers).flat() } as unknown as IncomingMessage
  let refused: unknown
  try {
    credentialOf(twice)
  } catch (error) {
    refused = error
  }
  expect(refused).toMatchObject({ status: 400, headers: { 'www-authenticate': 'Bearer error="invalid_request"' } })
})

it.each([
  [{ 'x-api-key': 'x' }, 'www-authenticate: Bearer error="invalid_token"'],
  [{ authorization: 'Basic YTpi' }, 'www-authenticate: Bearer\r\n'],
])('asks for a token where a handshake is refused for %j', async (headers, expected) => {
  const server = new PassThrough()
  const refused = { status: '401 Unauthorized', code: 'UNAUTHENTICATED', message: 'This is no API key.' }
  onWebSocketUpgrade(
    server as never,
    '/graphql',
    () => refused,
    () => {},
  )
  const socket = new PassThrough()
  server.emit('upgrade', { url: '/graphql', headers: { upgrade: 'websocket', ...headers } }, socket, Buffer.alloc(0))
  expect(String(await socket.toArray().then((parts) => parts.join('')))).toContain(expected)
})
