import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWK, jwtVerify, SignJWT } from 'jose'
import { expect, it } from 'vitest'
import { unavailable } from '../../platform/errors.ts'
import { answerJwks, JWKS_PATH } from './jwks.ts'

/** @returns what a gateway answers whose keys are these */
async function ask(published: (() => Promise<JWK[]>) | undefined, path = JWKS_PATH, method = 'GET'): Promise<Response> {
  const server = createServer((incoming, outgoing) => {
    if (!answerJwks(incoming, outgoing, published)) outgoing.writeHead(404).end()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { method })
  const text = await response.text()
  server.close()
  server.closeAllConnections()
  const { status, headers } = response
  return new Response(text === '' ? null : text, { status, headers })
}

it('publishes what others verify our tokens with, and nothing that signs', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const known = { kid: 'k1', alg: 'ES256', use: 'sig' }
  const careless = { ...(await exportJWK(privateKey)), ...known, oth: [], k: 'secret' } as JWK
  const response = await ask(async () => [careless])
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/jwk-set+json')
  expect(response.headers.get('cache-control')).toBe('public, max-age=300')
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  const set = (await response.json()) as { keys: JWK[] }
  expect(set).toEqual({ keys: [{ ...(await exportJWK(publicKey)), ...known }] })
  const token = await new SignJWT({ sub: 'usr_1' }).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(privateKey)
  expect((await jwtVerify(token, createLocalJWKSet(set))).payload.sub).toBe('usr_1')
})

it('says so when the keys are not at hand, and what else cannot be done', async () => {
  const away = await ask(() => Promise.reject(unavailable('away')))
  expect([away.status, away.headers.get('cache-control'), away.headers.get('retry-after')]).toEqual([
    503,
    'no-store',
    '2',
  ])
  const posted = await ask(async () => [], JWKS_PATH, 'POST')
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  const head = await ask(async () => [], `${JWKS_PATH}?x=1`, 'HEAD')
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '11', ''])
  // A gateway without an issuer of its own has none, and other paths are not its.
  expect((await ask(undefined)).status).toBe(404)
  expect((await ask(async () => [], `${JWKS_PATH}/`)).status).toBe(404)
})
