import { generateKeyPairSync } from 'node:crypto'
import { decodeJwt, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { issueAccessToken, sharedKey } from '../../platform/access-token.ts'
import { manualClock } from '../../platform/clock.ts'
import { threadMs } from '../tests/thread-time.ts'
import { openIdentify } from './authenticate.ts'
import { readTokenOf, sharedSecretIssuer } from './tokens.ts'

const secret = new TextEncoder().encode('the secret that signs access tokens')
const clock = manualClock(new Date('2024-02-27T09:00:00Z'))
const identify = openIdentify(readTokenOf([sharedSecretIssuer(secret, clock)]), clock)
const authenticate = async (authorization: string | undefined) => (await identify(authorization)).viewer
const alice = { userId: 'usr_alice', sessionId: 'ses_1', scopes: ['users:pii'] }
const { token } = await issueAccessToken(alice, sharedKey(secret), clock)
const claims = decodeJwt(token)
const nowS = clock.now().getTime() / 1000

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
const signed = (more: object, header: object = {}) =>
  new SignJWT({ ...claims, ...more }).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', ...header }).sign(secret)
const codeOf = (authorization: string) =>
  authenticate(authorization).then(
    ({ kind }) => kind,
    (error) => error.extensions.code,
  )

describe('who asks', () => {
  it('is nobody without a token, and who the token names with one', async () => {
    for (const nothing of [undefined, '']) expect(await authenticate(nothing)).toEqual({ kind: 'anonymous' })
    expect(await authenticate(`Bearer ${token}`)).toEqual({ kind: 'user', ...alice })
    expect(await codeOf(`bearer   ${token} `)).toBe('user')
    expect(await codeOf(`Bearer ${await signed({ iat: nowS + 3 })}`)).toBe('user')
  })

  it('stops being who a token named when that expires, however often it held before', async () => {
    const time = manualClock(clock.now())
    const by = openIdentify(readTokenOf([sharedSecretIssuer(secret, time)]), time)
    for (let nth = 0; nth < 3; nth++)
      expect(await by(`Bearer ${token}`)).toMatchObject({ viewer: { userId: 'usr_alice' } })
    time.advance(15 * 60_000)
    await expect(by(`Bearer ${token}`)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
  })

  it.each([
    ['no token', 'Bearer'],
    ['another scheme', 'Basic YWxpY2U6dGVh'],
    ['a token without its scheme', token],
    ['two tokens', `Bearer ${token}, Bearer ${token}`],
    ['two parts', `Bearer ${token.split('.').slice(0, 2).join('.')}`],
    ['a fourth part', `Bearer ${token}.${token}`],
    ['spaces within', `Bearer ${token.replace('.', '. ')}`],
    ['an encrypted token', 'Bearer a.b.c.d.e'],
  ])('is refused with %s', async (_what, authorization) => {
    expect(await codeOf(authorization)).toBe('UNAUTHENTICATED')
  })

  it('is refused with a token that nobody signed, or that says itself how to check it', async () => {
    const [, body = '', signature = ''] = token.split('.')
    for (const alg of ['none', 'None', 'NONE', ''])
      for (const kept of ['', signature])
        expect(await codeOf(`Bearer ${encode({ alg, typ: 'at+jwt' })}.${body}.${kept}`)).toBe('UNAUTHENTICATED')
    for (const header of [
      { alg: 'HS256', typ: 'at+jwt', crit: ['exp'] },
      { alg: 'HS256', typ: 'at+jwt', b64: false },
      { alg: 'HS512', typ: 'at+jwt' },
      { alg: 'HS256', typ: 'at+jwt', jwk: { kty: 'oct', k: 'AAAA' } },
    ])
      expect(await codeOf(`Bearer ${encode(header)}.${body}.${signature}`)).toBe('UNAUTHENTICATED')
  })

  it('is refused with a token of a key pair: only our secret signs', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const foreign = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'at+jwt' }).sign(privateKey)
    expect(await codeOf(`Bearer ${foreign}`)).toBe('UNAUTHENTICATED')
  })

  it.each([
    ['expired', { exp: nowS - 1 }],
    ['not valid yet', { nbf: nowS + 60 }],
    ['issued in the future', { iat: nowS + 60 }],
    ['without expiry', { exp: undefined }],
    ['without a time of issue', { iat: undefined }],
    ['with an expiry that is no number', { exp: 'never' }],
    ['for another audience', { aud: 'lifegraph-subgraph' }],
    ['from another issuer', { iss: 'https://elsewhere.example' }],
    ['of nobody', { sub: undefined }],
    ['of no session', { sid: undefined }],
  ])('is refused with a token that is %s', async (_what, more) => {
    expect(await codeOf(`Bearer ${await signed(more)}`)).toBe('UNAUTHENTICATED')
  })

  it('is refused with a token of another kind that the same secret signed', async () => {
    expect(await codeOf(`Bearer ${await signed({}, { typ: 'JWT' })}`)).toBe('UNAUTHENTICATED')
  })

  it('is refused with a token that was changed in its last letter, where that says nothing too', async () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const last = letters.indexOf(token.at(-1) ?? '')
    for (const bit of [1, 2, 3]) {
      const changed = `${token.slice(0, -1)}${letters[last ^ bit]}`
      expect(await codeOf(`Bearer ${changed}`)).toBe('UNAUTHENTICATED')
    }
  })

  it('is refused at once with an enormous token', async () => {
    const enormous = `Bearer ${'a'.repeat(5_000_000)}.${'b'.repeat(5_000_000)}.${'c'.repeat(5_000_000)}`
    const began = threadMs()
    expect(await codeOf(enormous)).toBe('UNAUTHENTICATED')
    expect(await codeOf(`Bearer ${' '.repeat(5_000_000)}x`)).toBe('UNAUTHENTICATED')
    expect(await codeOf(`Bearer ${await signed({ scope: 'x'.repeat(10_000) })}`)).toBe('UNAUTHENTICATED')
    expect(threadMs() - began).toBeLessThan(2_000)
  })
})
