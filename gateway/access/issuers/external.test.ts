import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { manualClock } from '../../../platform/clock.ts'
import { silentLog } from '../../../platform/log.ts'
import type { VerifiedToken } from '../tokens.ts'
import { externalIssuer } from './external.ts'
import { openIssuerKeys } from './keys.ts'
import { type IssuerSettings, issuers } from './settings.ts'

const clock = manualClock(new Date('2024-02-27T09:00:00Z'))
const nowS = clock.now().getTime() / 1000
let server: Server
let issuer: string
let privateKey: CryptoKey
/** What the provider answers on each path; a test may replace it. */
let pages: Record<string, unknown>
let standing: Record<string, unknown>
let asked: string[]

beforeAll(async () => {
  server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? ''
    asked.push(path)
    if (!(path in pages)) outgoing.writeHead(503).end()
    else outgoing.setHeader('content-type', 'application/json').end(JSON.stringify(pages[path]))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/corp`
  const pair = await generateKeyPair('RS256')
  privateKey = pair.privateKey
  const base = issuer.replace('/realms/corp', '')
  standing = {
    '/realms/corp/.well-known/openid-configuration': { issuer, jwks_uri: `${base}/keys` },
    '/keys': { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'r1', use: 'sig', alg: 'RS256' }] },
  }
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
afterEach(() => {
  vi.useRealTimers()
})
beforeEach(() => {
  pages = { ...standing }
  asked = []
})

const corp = (more: object = {}): IssuerSettings => {
  const scopes = { support: ['users:pii'], analyst: ['analytics:read'] }
  const given = { name: 'corp', issuer, audience: 'lifegraph', roles: { claim: 'roles', scopes }, ...more }
  return issuers.parse(JSON.stringify([given]))[0] as IssuerSettings
}
const open = (more: object = {}) =>
  externalIssuer(corp(more), { clock, log: silentLog, isUserId: (id) => id.startsWith('usr_') })
const sign = (claims: JWTPayload = {}, header: object = {}) =>
  new SignJWT({ iss: issuer, aud: 'lifegraph', sub: 'anna', iat: nowS, exp: nowS + 600, roles: ['support'], ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'r1', ...header })
    .sign(privateKey)
const named = async (read: Promise<VerifiedToken | null>) => (await read)?.viewer ?? null

it('finds the keys of an issuer by discovery, once, and names staff by what their roles may do', async () => {
  const { read } = open()
  expect(asked).toEqual([])
  const anna = { kind: 'service', name: 'corp:anna', staffOf: 'corp', scopes: ['users:pii'] }
  expect(await named(read(await sign()))).toEqual(anna)
  expect(await named(read(await sign({ roles: ['support', 'analyst', 'janitor'] })))).toEqual({
    ...{ ...anna, scopes: ['analytics:read', 'users:pii'] },
  })
  expect((await read(await sign()))?.expiresAt).toEqual(new Date((nowS + 600) * 1000))
  expect(asked).toEqual(['/realms/corp/.well-known/openid-configuration', '/keys'])
})

it('names nobody of the graph unless it is said to, whatever the token says', async () => {
  const { read } = open()
  const claims = { sub: 'usr_alice', user_id: 'usr_alice', kind: 'user', userId: 'usr_alice' }
  expect(await named(read(await sign(claims)))).toMatchObject({ kind: 'service', name: 'corp:usr_alice' })
  const people = open({ as: 'user', subject: 'user_id', roles: undefined })
  expect(await named(people.read(await sign({ ...claims, sid: 's1' })))).toEqual({
    ...{ kind: 'user', userId: 'usr_alice', sessionId: 'corp:s1', scopes: [] },
  })
  for (const user_id of [undefined, '', 'alice', ['usr_alice'], 7])
    expect(await named(people.read(await sign({ ...claims, user_id } as JWTPayload)))).toBeNull()
})

it('gives nobody a scope that was not said to be theirs', async () => {
  const { read } = open()
  for (const roles of [undefined, [], ['janitor'], ['constructor'], ['__proto__'], { support: true }, [['support']], 7])
    expect(await named(read(await sign({ roles })))).toBeNull()
  const own = open({ roles: undefined, scopes: { allowed: ['analytics:read'] } })
  expect(await named(own.read(await sign({ scope: 'openid payments:ledger' })))).toBeNull()
  expect(await named(own.read(await sign({ scope: 'openid analytics:read graph:access' })))).toMatchObject({
    scopes: ['analytics:read'],
  })
  const nested = open({ roles: { claim: ['realm_access', 'roles'], scopes: { support: ['users:pii'] } } })
  expect(await named(nested.read(await sign({ realm_access: { roles: ['support'] } })))).toMatchObject({
    scopes: ['users:pii'],
  })
})

it.each<[string, JWTPayload, object?]>([
  ['another audience', { aud: 'somebody-else' }],
  ['no audience', { aud: undefined }],
  ['another issuer', { iss: 'https://elsewhere.example' }],
  ['a past that is over', { exp: nowS - 6 }],
  ['no end', { exp: undefined }],
  ['a future', { nbf: nowS + 60 }],
  ['a time of issue to come', { iat: nowS + 60 }],
  ['no time of issue', { iat: undefined }],
  ['nobody', { sub: undefined }],
  ['somebody with a line end in the name', { sub: 'anna\nroot' }],
  ['a key nobody has', {}, { kid: 'r2' }],
])('takes no token of %s', async (_what, claims, header) => {
  expect(await open().read(await sign(claims, header))).toBeNull()
})

it('takes no token of another type where one is asked for, and of no algorithm but those that were named', async () => {
  const strict = open({ typ: 'at+jwt' })
  expect(await strict.read(await sign())).toBeNull()
  expect(await strict.read(await sign({}, { typ: 'at+jwt' }))).not.toBeNull()
  expect(await open({ algorithms: ['ES256'] }).read(await sign())).toBeNull()
  const secret = new TextEncoder().encode(JSON.stringify(standing['/keys']))
  const confused = await new SignJWT({ iss: issuer, aud: 'lifegraph', sub: 'anna', roles: ['support'] })
    .setIssuedAt(nowS)
    .setExpirationTime(nowS + 60)
    .setProtectedHeader({ alg: 'HS256', kid: 'r1' })
    .sign(secret)
  expect(await open().read(confused)).toBeNull()
})

it('says that nobody can tell while an issuer is away, and asks it seldom', async () => {
  pages = {}
  const { read } = open()
  const token = await sign()
  for (let nth = 0; nth < 20; nth++)
    await expect(read(token)).rejects.toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } })
  expect(asked.length).toBe(1)
})

it('goes on when an issuer is back', async () => {
  let nowMs = 0
  const keys = openIssuerKeys(corp(), silentLog, () => nowMs)
  const token = await sign()
  const verify = () => jwtVerify(token, keys, { currentDate: clock.now() }).then(({ payload }) => payload.sub)
  pages = {}
  await expect(verify()).rejects.toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } })
  pages = { ...standing }
  await expect(verify()).rejects.toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } })
  nowMs = 5_000
  expect(await verify()).toBe('anna')
})

it('goes on for an hour by the keys it has while an issuer is away, whoever asks for others', async () => {
  let nowMs = 0
  // The library keeps keys by the machine's clock.
  vi.useFakeTimers({ toFake: ['Date'], now: 0 })
  const pass = (minutes: number) => {
    nowMs += minutes * 60_000
    vi.setSystemTime(nowMs)
  }
  const keys = openIssuerKeys(corp(), silentLog, () => nowMs)
  const verify = async (token: string) => (await jwtVerify(token, keys, { currentDate: clock.now() })).payload.sub
  const away = { extensions: { code: 'SERVICE_UNAVAILABLE' } }
  expect(await verify(await sign())).toBe('anna')
  pages = {}
  pass(2)
  await expect(verify(await sign({}, { kid: 'made-up' }))).rejects.toMatchObject(away)
  expect(await verify(await sign())).toBe('anna')
  pass(20)
  expect(await verify(await sign())).toBe('anna')
  pass(45)
  await expect(verify(await sign())).rejects.toMatchObject(away)
  pages = { ...standing }
  pass(1)
  expect(await verify(await sign())).toBe('anna')
})

it('takes a new key of an issuer that signs with it at once, within seconds of having fetched the others', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 0 })
  const keys = openIssuerKeys(corp(), silentLog)
  const next = await generateKeyPair('RS256')
  const token = await new SignJWT({ sub: 'anna' }).setProtectedHeader({ alg: 'RS256', kid: 'r2' }).sign(next.privateKey)
  await jwtVerify(await sign(), keys, { currentDate: clock.now() })
  const known = standing['/keys'] as { keys: object[] }
  pages['/keys'] = { keys: [...known.keys, { ...(await exportJWK(next.publicKey)), kid: 'r2', alg: 'RS256' }] }
  await expect(jwtVerify(token, keys)).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' })
  vi.setSystemTime(6_000)
  expect((await jwtVerify(token, keys)).payload.sub).toBe('anna')
})

it('looks at a signature again after minutes, as its key may have been withdrawn, and takes no end that is no time', async () => {
  const time = manualClock(clock.now())
  const { read } = externalIssuer(corp(), { clock: time, log: silentLog })
  const verified = await read(await sign())
  expect(verified?.holds()).toBe(true)
  time.advance(5 * 60_000)
  expect(verified?.holds()).toBe(false)
  expect(await read(await sign({ exp: 1e300 }))).toBeNull()
})

it.each([
  ['answers for somebody else', { issuer: 'https://elsewhere.example', jwks_uri: 'https://elsewhere.example/keys' }],
  ['has its keys where anybody may change them on the way', { jwks_uri: 'http://192.0.2.7/keys' }],
  ['has no keys', { jwks_uri: undefined }],
])('does not use an issuer whose discovery %s', async (_what, more) => {
  const path = '/realms/corp/.well-known/openid-configuration'
  pages[path] = { issuer, ...more }
  await expect(open().read(await sign())).rejects.toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } })
  expect(asked).toEqual([path])
})

it.each([
  ['over the open network without TLS', { issuer: 'http://login.example' }, 'https://'],
  ['with keys there', { jwksUri: 'http://login.example/keys' }, 'https://'],
  ['with a secret for a key', { algorithms: ['HS256'] }, 'algorithms'],
  ['without a signature', { algorithms: ['none'] }, 'algorithms'],
  ['for no audience', { audience: undefined }, 'audience'],
  ['whose staff may nothing', { roles: undefined }, 'roles or scopes'],
  ['that gives the scope of the platform itself', { scopes: { allowed: ['graph:access'] } }, 'cannot be given'],
  ['with a member nobody knows', { audiences: 'lifegraph' }, 'audiences'],
])('is not configured %s', (_what, more, message) => {
  const given = { name: 'corp', issuer, audience: 'a', roles: { claim: 'r', scopes: {} }, ...more }
  const parsed = issuers.safeParse(JSON.stringify([given]))
  expect(parsed.error?.message).toContain(message)
})

it('is told from every other by its name and its issuer', () => {
  const given = { name: 'corp', issuer, audience: 'a', as: 'user' }
  expect(issuers.safeParse(JSON.stringify([given, given])).success).toBe(false)
  expect(issuers.safeParse('no JSON').success).toBe(false)
  expect(issuers.parse(JSON.stringify([{ ...given, issuer: 'lifegraph', jwksUri: 'https://x/keys' }]))).toHaveLength(1)
})
