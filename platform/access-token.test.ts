import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { expect, it } from 'vitest'
import { issueAccessToken, readAccessToken, sharedKey, type TokenKey } from './access-token.ts'
import { manualClock } from './clock.ts'
import { signViewer } from './viewer.ts'

const secret = new TextEncoder().encode('the secret that signs access tokens')
const shared = sharedKey(secret)
const find = () => shared
const alice = { userId: 'usr_alice', sessionId: 'ses_1', scopes: ['attestations:issue', 'users:pii'] }
const start = new Date('2024-02-27T09:00:00Z')

it('names the person, the session and the scopes, for fifteen minutes', async () => {
  const clock = manualClock(start)
  const { token, expiresAt } = await issueAccessToken(alice, shared, clock)
  expect(expiresAt).toEqual(new Date('2024-02-27T09:15:00Z'))
  clock.advance(15 * 60_000 - 1)
  expect(await readAccessToken(token, find, clock)).toEqual({
    viewer: { kind: 'user', ...alice },
    expiresAt,
    kid: undefined,
  })
  clock.advance(1)
  expect(await readAccessToken(token, find, clock)).toBeNull()
})

it('has every claim that is asked of an access token, and no scope rather than an empty one', async () => {
  const clock = manualClock(start)
  const claimsOf = async (scopes: string[]) =>
    decodeJwt((await issueAccessToken({ ...alice, scopes }, shared, clock)).token)
  const { iss, exp, aud, sub, client_id, iat, jti, scope } = await claimsOf(alice.scopes)
  for (const claim of [iss, aud, sub, client_id, jti, scope]) expect(claim).toMatch(/./)
  expect([exp, iat]).toEqual([start.getTime() / 1000 + 900, start.getTime() / 1000])
  const other = await claimsOf([])
  expect(other.jti).not.toBe(jti)
  expect(other).not.toHaveProperty('scope')
})

it('carries no scopes as none', async () => {
  const clock = manualClock(start)
  const { token } = await issueAccessToken({ ...alice, scopes: [] }, shared, clock)
  expect((await readAccessToken(token, find, clock))?.viewer.scopes).toEqual([])
})

it('is read by nobody when unsigned, forged, changed or meant for something else', async () => {
  const clock = manualClock(start)
  const { token } = await issueAccessToken(alice, shared, clock)
  const [header, body, signature] = token.split('.')
  const claims = decodeJwt(token)
  const grown = Buffer.from(JSON.stringify({ ...claims, scope: 'payments:ledger' })).toString('base64url')
  const resigned = (more: object, typ = 'at+jwt') =>
    new SignJWT({ ...claims, ...more }).setProtectedHeader({ alg: 'HS256', typ }).sign(secret)
  for (const forged of [
    '',
    'lgr_a_refresh_token',
    `${header}.${grown}.${signature}`,
    `${header}.${body}.`,
    new UnsecuredJWT(claims).encode(),
    (await issueAccessToken(alice, sharedKey(new TextEncoder().encode('some other secret, long enough too')), clock))
      .token,
    await resigned({}, 'JWT'),
    await resigned({ iss: 'somebody else' }),
    await resigned({ aud: 'lifegraph-subgraph' }),
    await resigned({ sid: undefined }),
    await resigned({ sub: undefined }),
    await resigned({ exp: undefined }),
    await signViewer({ kind: 'user', ...alice }, secret, clock),
  ]) {
    expect(await readAccessToken(forged, find, clock)).toBeNull()
  }
})

it('is signed by a key that only its owner has, and says which', async () => {
  const clock = manualClock(start)
  const pair = await generateKeyPair('ES256')
  const half = (key: typeof pair.publicKey, mode?: 'test'): TokenKey => ({ alg: 'ES256', kid: 'k1', key, mode })
  const { token } = await issueAccessToken(alice, half(pair.privateKey), clock)
  expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: 'k1' })
  const find = (kid: string | undefined) => (kid === 'k1' ? half(pair.publicKey) : null)
  expect(await readAccessToken(token, find, clock)).toMatchObject({ viewer: { kind: 'user', ...alice }, kid: 'k1' })
  expect(await readAccessToken(token, () => null, clock)).toBeNull()
  const { publicKey } = await generateKeyPair('ES256')
  expect(await readAccessToken(token, () => half(publicKey), clock)).toBeNull()
  // Nor is a secret ever taken for a key pair, or the other way round, whatever a token says.
  expect(await readAccessToken(token, () => shared, clock)).toBeNull()
  const { token: other } = await issueAccessToken(alice, shared, clock)
  expect(await readAccessToken(other, () => half(pair.publicKey), clock)).toBeNull()
})

it('names people of the world whose key signed it', async () => {
  const clock = manualClock(start)
  const pair = await generateKeyPair('ES256')
  const half = (key: typeof pair.publicKey, mode?: 'test'): TokenKey => ({ alg: 'ES256', kid: 'k1', key, mode })
  const { token } = await issueAccessToken(alice, half(pair.privateKey, 'test'), clock)
  expect((await readAccessToken(token, () => half(pair.publicKey, 'test'), clock))?.viewer.mode).toBe('test')
  expect(await readAccessToken(token, () => half(pair.publicKey), clock)).toBeNull()
  const { token: real } = await issueAccessToken(alice, half(pair.privateKey), clock)
  expect(await readAccessToken(real, () => half(pair.publicKey, 'test'), clock)).toBeNull()
})
