import { SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { issueAccessToken, sharedKey } from './access-token.ts'
import { manualClock } from './clock.ts'
import {
  type AppViewer,
  actorIdOf,
  anonymous,
  hasScope,
  hasScopeOver,
  isGranted,
  modeOf,
  requireScope,
  requireUser,
  type ServiceViewer,
  signViewer,
  type UserViewer,
  userIdOf,
  verifyViewer,
} from './viewer.ts'

const secret = new TextEncoder().encode('a secret between gateway and subgraphs')
const start = new Date('2024-02-27T09:00:00Z')
const alice: UserViewer = { kind: 'user', userId: 'usr_alice', sessionId: 'ses_1', scopes: ['users:pii'] }
const seed: ServiceViewer = { kind: 'service', name: 'seed', scopes: [] }
const shop: AppViewer = {
  kind: 'app',
  appId: 'app_1',
  keyId: 'key_1',
  ownerId: 'mer_shop',
  scopes: ['merchants:read'],
  mode: 'test',
}
const refused = expect.objectContaining({ extensions: expect.objectContaining({ code: 'UNAUTHENTICATED' }) })

describe('a signed viewer', () => {
  it('arrives as it was sent', async () => {
    const clock = manualClock(start)
    for (const viewer of [anonymous, alice, shop, seed]) {
      expect(await verifyViewer(await signViewer(viewer, secret, clock), secret, clock)).toEqual(viewer)
    }
  })

  it('is accepted for a minute, and five seconds for clocks that differ', async () => {
    const clock = manualClock(start)
    const token = await signViewer(alice, secret, clock)
    clock.advance(64_000)
    expect(await verifyViewer(token, secret, clock)).toEqual(alice)
    clock.advance(2_000)
    await expect(verifyViewer(token, secret, clock)).rejects.toEqual(refused)
    clock.set(new Date(start.getTime() - 10_000))
    await expect(verifyViewer(token, secret, clock)).rejects.toEqual(refused)
  })

  it('is refused unsigned, forged, changed, or meant for something else', async () => {
    const clock = manualClock(start)
    const good = await signViewer(alice, secret, clock)
    const [header, , signature] = good.split('.')
    const bob = Buffer.from(JSON.stringify({ viewer: { ...alice, userId: 'usr_bob' } })).toString('base64url')
    const at = Math.floor(start.getTime() / 1000)
    const signed = (claims: object, audience: string) =>
      new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256' }).setAudience(audience)
    for (const token of [
      undefined,
      null,
      7,
      '',
      'Bearer',
      'a.b.c',
      `${header}.${bob}.${signature}`,
      new UnsecuredJWT({ viewer: alice })
        .setAudience('lifegraph-subgraph')
        .setIssuedAt(at)
        .setExpirationTime(at + 60)
        .encode(),
      await signViewer(alice, new TextEncoder().encode('another secret, long enough to sign'), clock),
      await signed({ viewer: alice }, 'lifegraph-graph')
        .setIssuedAt(at)
        .setExpirationTime(at + 60)
        .sign(secret),
      await signed({ viewer: alice }, 'lifegraph-subgraph').setIssuedAt(at).sign(secret),
      await signed({ viewer: alice }, 'lifegraph-subgraph')
        .setExpirationTime(at + 3600)
        .sign(secret),
      (await issueAccessToken(alice, sharedKey(secret), clock)).token,
    ]) {
      await expect(verifyViewer(token, secret, clock)).rejects.toEqual(refused)
    }
    expect(await verifyViewer(good, secret, clock)).toEqual(alice)
  })
})

it('lets people act who are signed in, and callers with the scope', () => {
  expect(requireUser(alice)).toBe(alice)
  for (const viewer of [anonymous, seed]) expect(() => requireUser(viewer)).toThrow('Sign in')
  expect(requireScope(alice, 'users:pii')).toBe(alice)
  expect(() => requireScope(anonymous, 'users:pii')).toThrow(refused)
  expect(() => requireScope(alice, 'ads:write')).toThrow(
    expect.objectContaining({ extensions: { code: 'FORBIDDEN', missingScopes: ['ads:write'] } }),
  )
  expect([hasScope(alice, 'users:pii'), hasScope(seed, 'users:pii'), hasScope(anonymous, '')]).toEqual([
    true,
    false,
    false,
  ])
})

it('names whoever acts', () => {
  expect([userIdOf(alice), userIdOf(seed), userIdOf(anonymous)]).toEqual(['usr_alice', null, null])
  expect([actorIdOf(alice), actorIdOf(seed)]).toEqual(['usr_alice', 'service:seed'])
})

describe('an app', () => {
  it('has its scopes over what is its owner’s, and over nothing else', () => {
    expect(isGranted(shop, 'merchants:read')).toBe(true)
    expect(hasScopeOver(shop, 'merchants:read', 'mer_shop')).toBe(true)
    expect(hasScopeOver(shop, 'merchants:read', 'mer_other')).toBe(false)
    expect(hasScopeOver(shop, 'merchants:read', null)).toBe(false)
    expect(hasScopeOver(shop, 'users:pii', 'mer_shop')).toBe(false)
    expect(hasScope(shop, 'merchants:read')).toBe(false)
    expect(() => requireScope(shop, 'merchants:read')).toThrow('needs the scope')
  })

  it('is no person, and acts under its own name', () => {
    expect(() => requireUser(shop)).toThrow('for people who sign in')
    expect(userIdOf(shop)).toBeNull()
    expect(actorIdOf(shop)).toBe('app_1')
  })

  it('lives in the world of its key', () => {
    expect([shop, alice, anonymous].map(modeOf)).toEqual(['test', 'live', 'live'])
  })
})
