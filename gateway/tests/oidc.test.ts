import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemClock } from '../../platform/clock.ts'
import { silentLog } from '../../platform/log.ts'
import { externalIssuers } from '../access/issuers/external.ts'
import { issuers } from '../access/issuers/settings.ts'
import { type ServedGateway, serveGateway } from '../serve.ts'
import { openSmallGraph } from './small-graph.ts'
import { initialised, openSocket, subscribe } from './socket.ts'
import { TOY_ISSUER } from './toys.ts'

let provider: Server
let issuer: string
let privateKey: CryptoKey
let gateway: ServedGateway
let url: string
/** A graph of which some is for staff, and which tells everybody who they are. */
const { engine } = openSmallGraph({
  only: {
    sdl: `type Query { me: String!  numbers: Int @requiresScopes(scopes: [["analytics:read"]]) }`,
    resolvers: {
      Query: {
        me: (_: unknown, __: unknown, { viewer }: { viewer: unknown }) => JSON.stringify(viewer),
        numbers: () => 7,
      },
    },
  },
})

beforeAll(async () => {
  const pair = await generateKeyPair('ES256')
  privateKey = pair.privateKey
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'p1' }
  provider = createServer(({ url }, outgoing) => {
    const page = url === '/keys' ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/keys` }
    outgoing.setHeader('content-type', 'application/json').end(JSON.stringify(page))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => provider.once('listening', resolve))
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
  const roles = { claim: 'groups', scopes: { analysts: ['analytics:read'], helpers: ['users:pii'] } }
  const common = { audience: 'graph', jwksUri: `${issuer}/keys` }
  const settings = issuers.parse(
    JSON.stringify([
      { name: 'corp', issuer, audience: 'graph', roles },
      { ...common, name: 'people', issuer: 'people', as: 'user' },
      { ...common, name: 'away', issuer: 'away', jwksUri: 'http://127.0.0.1:9/keys', as: 'user' },
    ]),
  )
  const clock = systemClock
  gateway = await serveGateway({
    ...{ engine, clock, log: silentLog, port: 0, host: '127.0.0.1', drainTimeoutMs: 500 },
    issuers: [...externalIssuers(settings, { clock, log: silentLog }), TOY_ISSUER],
  })
  url = `http://127.0.0.1:${gateway.port}/graphql`
})
afterAll(async () => {
  await gateway.close()
  await engine.close()
  provider.close()
  provider.closeAllConnections()
})

const bearer = async (claims: JWTPayload) =>
  `Bearer ${await new SignJWT({ iss: issuer, aud: 'graph', sub: 'anna', ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: 'p1' })
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey)}`
async function ask(authorization: string, query: string) {
  const headers = { 'content-type': 'application/json', authorization }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) })
  return {
    status: response.status,
    ...((await response.json()) as { data?: Record<string, unknown>; errors?: object[] }),
  }
}

it('lets staff of another issuer do what their roles may, over HTTP and over sockets', async () => {
  const analyst = await bearer({ groups: ['analysts'] })
  const me = { kind: 'service', name: 'corp:anna', staffOf: 'corp', scopes: ['analytics:read'] }
  const { data } = await ask(analyst, '{ me numbers }')
  expect({ ...data, me: JSON.parse(String(data?.me)) }).toEqual({ me, numbers: 7 })
  const { socket, send, next } = await initialised(url, { authorization: analyst })
  send(subscribe('1', '{ numbers }'))
  expect((await next()).payload).toEqual({ data: { numbers: 7 } })
  socket.close()
  const helper = await ask(await bearer({ groups: ['helpers'] }), '{ numbers }')
  expect(helper.data).toEqual({ numbers: null })
  expect(helper.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
})

it('knows people by another issuer where that is said, and refuses whom nobody knows', async () => {
  const { data } = await ask(await bearer({ iss: 'people', sub: 'reader-7', jti: 'j1' }), '{ me }')
  expect(JSON.parse(String(data?.me))).toEqual({
    ...{ kind: 'user', userId: 'reader-7', sessionId: 'people:j1', scopes: [] },
  })
  const strangers = [
    {},
    { groups: ['nobody'] },
    { iss: 'people', aud: 'elsewhere' },
    { iss: 'lifegraph' },
    { iss: `${issuer}/` },
    { iss: 'constructor' },
  ]
  for (const claims of strangers) {
    const authorization = await bearer(claims)
    expect(await ask(authorization, '{ me }')).toMatchObject({
      status: 401,
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    })
    const { send, code } = await openSocket(url)
    send({ type: 'connection_init', payload: { authorization } })
    expect(await code).toBe(4403)
  }
})

it('says that nobody can tell while an issuer is away, and knows all others meanwhile', async () => {
  const answer = await ask(await bearer({ iss: 'away' }), '{ me }')
  expect(answer).toMatchObject({ status: 503, errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] })
  expect((await ask(await bearer({ iss: 'people' }), '{ me }')).status).toBe(200)
})
