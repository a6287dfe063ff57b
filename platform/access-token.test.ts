import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose'
import { expect, it } from 'vitest'
import { issueAccessToken, readAccessToken } from './access-token.ts'
import { manualClock } from './clock.ts'
import { signViewer } from './viewer.ts'

const secret = new TextEncoder().encode('the secret that signs access tokens')
const alice = { userId: 'usr_alice', sessionId: 'ses_1', scopes: ['attestations:issue', 'users:pii'] }
const start = new Date('2024-02-27T09:00:00Z')

it('names the person, the session and the scopes, for fifteen minutes', async () => {
  const clock = manualClock(start)
  const { token, expiresAt } = await issueAccessToken(alice, secret, clock)
  expect(expiresAt).toEqual(new Date('2024-02-27T09:15:00Z'))
  clock.advance(15 * 60_000 - 1)
  expect(await readAccessToken(token, secret, clock)).toEqual({ viewer: { kind: 'user', ...alice }, expiresAt })
  clock.advance(1)
  expect(await readAccessToken(token, secret, clock)).toBeNull()
})

it('carries no scopes as none', async () => {
  const clock = manualClock(start)
  const { token } = await issueAccessToken({ ...alice, scopes: [] }, secret, clock)
  expect((await readAccessToken(token, secret, clock))?.viewer.scopes).toEqual([])
})

it('is read by nobody when unsigned, forged, changed or meant for something else', async () => {
  const clock = manualClock(start)
  const { token } = await issueAccessToken(alice, secret, clock)
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
    (await issueAccessToken(alice, new TextEncoder().encode('some other secret, long enough too'), clock)).token,
    await resigned({}, 'JWT'),
    await resigned({ iss: 'somebody else' }),
    await resigned({ aud: 'lifegraph-subgraph' }),
    await resigned({ sid: undefined }),
    await resigned({ sub: undefined }),
    await resigned({ exp: undefined }),
    await signViewer({ kind: 'user', ...alice }, secret, clock),
  ]) {
    expect(await readAccessToken(forged, secret, clock)).toBeNull()
  }
})
