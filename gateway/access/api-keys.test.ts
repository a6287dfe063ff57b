import { describe, expect, it } from 'vitest'
import { newApiKey } from '../../platform/api-key.ts'
import { manualClock } from '../../platform/clock.ts'
import { silentLog } from '../../platform/log.ts'
import type { Link } from '../links/link.ts'
import { identifyByKeyOrToken, openApiKeys } from './api-keys.ts'
import { openRevocationList } from './revocations.ts'

const start = new Date('2024-02-27T09:00:00Z')

/** Keys as users keeps them, with what it was asked. */
function openUsers() {
  const clock = manualClock(start)
  const credentials = new Map<string, object>()
  const asked: string[][] = []
  const state = { isDown: false, ms: 0 }
  let hold: Promise<void> | null = null
  const users: Link = {
    subgraph: 'users',
    execute: async ({ variables, scope }) => {
      expect(scope.viewer).toEqual({ kind: 'service', name: 'gateway.access', scopes: ['graph:access'] })
      const hashes = variables.hashes as string[]
      asked.push(hashes)
      await hold
      if (state.isDown) throw new Error('nobody is there')
      return { data: { apiKeysByHash: hashes.map((hash) => credentials.get(hash) ?? null) } }
    },
    subscribe: async () => ({}),
    ready: async () => true,
    close: async () => {},
  }
  const revocations = openRevocationList(900_000, () => clock.now().getTime())
  const keys = openApiKeys(users, clock, silentLog, revocations, () => state.ms)
  let made = 0
  return {
    clock,
    asked,
    state,
    keys,
    revocations,
    /** Keep users from answering until it is called again. */
    stall: () => {
      let go = () => {}
      hold = new Promise((resolve) => {
        go = resolve
      })
      return go
    },
    /** A key of ours. */
    make: (more: object = {}, mode: 'live' | 'test' = 'live') => {
      const { secret, hash } = newApiKey(mode)
      const credential = {
        ...{ keyId: `key_${++made}`, appId: 'app_1', ownerId: 'mer_1', mode: mode.toUpperCase(), scopes: ['ads:read'] },
        ...{ allowedAddresses: [], documentsOnly: false, endsAt: null },
        ...more,
      }
      credentials.set(hash, credential)
      return { secret, keyId: credential.keyId, change: (changes: object) => Object.assign(credential, changes) }
    },
    codeOf: (key: string, address?: string) =>
      keys.identify(key, address).then(
        ({ viewer }) => viewer.kind,
        (error) => error.extensions.code,
      ),
  }
}

describe('an API key', () => {
  it('says whose app asks, with which scopes, in which world and until when', async () => {
    const { keys, make } = openUsers()
    const live = make({ endsAt: '2024-03-01T00:00:00.000Z', documentsOnly: true })
    const viewer = { kind: 'app', appId: 'app_1', keyId: live.keyId, ownerId: 'mer_1', scopes: ['ads:read'] }
    expect(await keys.identify(live.secret)).toEqual({
      viewer: { ...viewer, documentsOnly: true },
      expiresAt: new Date('2024-03-01T00:00:00Z'),
    })
    const test = make({}, 'test')
    expect(await keys.identify(test.secret)).toEqual({
      viewer: { ...viewer, keyId: test.keyId, mode: 'test' },
      expiresAt: null,
    })
  })

  it('is refused without asking anybody when it cannot be one', async () => {
    const { asked, codeOf, make } = openUsers()
    const { secret } = make()
    const typo = `${secret.slice(0, -1)}${secret.endsWith('a') ? 'b' : 'a'}`
    for (const wrong of ['', 'lg_live_', typo, `${secret}x`, ` ${secret}`, secret.replace('live', 'test')])
      expect(await codeOf(wrong)).toBe('UNAUTHENTICATED')
    expect(asked).toEqual([])
  })

  it('is refused when nobody has it, when it has ended, and from elsewhere, with the same words', async () => {
    const { keys, make } = openUsers()
    const messages = new Set<string>()
    const refused = (key: string, address?: string) =>
      keys.identify(key, address).then(
        () => expect.unreachable(),
        (error: { message: string; extensions: object }) => {
          expect(error.extensions).toEqual({ code: 'UNAUTHENTICATED' })
          messages.add(error.message)
        },
      )
    await refused(newApiKey('live').secret)
    await refused(make({ endsAt: start.toISOString() }).secret)
    const { secret } = make({ allowedAddresses: ['203.0.113.0/24'] })
    await refused(secret)
    await refused(secret, '198.51.100.1')
    expect((await keys.identify(secret, '203.0.113.9')).viewer.kind).toBe('app')
    expect((await keys.identify(secret, '::ffff:203.0.113.9')).viewer.kind).toBe('app')
    expect(messages.size).toBe(1)
  })

  it('is asked about once in a while, and together with others', async () => {
    const { asked, codeOf, make, state } = openUsers()
    const keys = Array.from({ length: 250 }, () => make().secret)
    await Promise.all([...keys, ...keys].map((key) => codeOf(key)))
    expect(asked.map((hashes) => hashes.length)).toEqual([100, 100, 50])
    state.ms = 9_999
    await Promise.all(keys.map((key) => codeOf(key)))
    expect(asked.length).toBe(3)
  })

  it('is asked about again beside its use, and before it when that is half a minute ago', async () => {
    const { asked, codeOf, make, state, stall } = openUsers()
    const { secret, change } = make()
    await codeOf(secret)
    const go = stall()
    state.ms = 29_999
    expect(await codeOf(secret)).toBe('app')
    expect(await codeOf(secret)).toBe('app')
    change({ endsAt: start.toISOString() })
    state.ms = 30_000
    const answered = codeOf(secret)
    go()
    expect(await answered).toBe('UNAUTHENTICATED')
    expect(asked.length).toBeLessThanOrEqual(3)
  })

  it('ends when its time is over, whenever it was asked about', async () => {
    const { clock, codeOf, make } = openUsers()
    const { secret } = make({ endsAt: '2024-02-27T09:00:05.000Z' })
    expect(await codeOf(secret)).toBe('app')
    clock.advance(5_000)
    expect(await codeOf(secret)).toBe('UNAUTHENTICATED')
  })

  it('ends as soon as we hear that it was revoked, or that its overlap is over', async () => {
    const { clock, codeOf, make, revocations } = openUsers()
    const [revoked, replaced] = [make(), make()]
    for (const { secret } of [revoked, replaced]) expect(await codeOf(secret)).toBe('app')
    const at = clock.now()
    const change = { userId: null, sessionId: null, scopes: null, at }
    revocations.note([
      { ...change, keyId: revoked.keyId, endsAt: at },
      { ...change, keyId: replaced.keyId, endsAt: new Date(at.getTime() + 2_000) },
    ])
    expect(await codeOf(revoked.secret)).toBe('UNAUTHENTICATED')
    expect(await codeOf(replaced.secret)).toBe('app')
    clock.advance(2_000)
    expect(await codeOf(replaced.secret)).toBe('UNAUTHENTICATED')
  })

  it('ends at once when it was revoked by a clock that is ahead of ours', async () => {
    const { clock, codeOf, make, revocations } = openUsers()
    const { secret, keyId } = make()
    const ahead = new Date(clock.now().getTime() + 60_000)
    revocations.note([{ userId: null, sessionId: null, scopes: null, keyId, endsAt: ahead, at: ahead }])
    expect(await codeOf(secret)).toBe('UNAUTHENTICATED')
  })

  it('cannot be checked while users is away, which is no refusal, and can when it is back', async () => {
    const { codeOf, make, state } = openUsers()
    const { secret } = make()
    state.isDown = true
    expect(await codeOf(secret)).toBe('SERVICE_UNAVAILABLE')
    state.isDown = false
    expect(await codeOf(secret)).toBe('app')
    state.isDown = true
    state.ms = 29_000
    expect(await codeOf(secret)).toBe('app')
    state.ms = 30_000
    expect(await codeOf(secret)).toBe('SERVICE_UNAVAILABLE')
  })

  it('goes on being known while made-up ones come in thousands, one request to users at a time', async () => {
    const { asked, codeOf, make, stall, state } = openUsers()
    const { secret } = make()
    await codeOf(secret)
    const go = stall()
    const codes: string[] = []
    const flood = Array.from({ length: 2_300 }, () => codeOf(newApiKey('live').secret).then((code) => codes.push(code)))
    state.ms = 5_000
    expect(await codeOf(secret)).toBe('app')
    await new Promise((resolve) => setImmediate(resolve))
    expect(asked.length).toBeLessThanOrEqual(2)
    go()
    await Promise.all(flood)
    expect(codes.filter((code) => code === 'SERVICE_UNAVAILABLE').length).toBeGreaterThanOrEqual(200)
    expect(codes.filter((code) => code === 'UNAUTHENTICATED').length).toBeLessThanOrEqual(2_100)
    expect(new Set(codes)).toEqual(new Set(['SERVICE_UNAVAILABLE', 'UNAUTHENTICATED']))
    expect(asked.every((hashes) => hashes.length <= 100)).toBe(true)
  })
})

it('tells keys from tokens by their first letters', async () => {
  const { keys, make } = openUsers()
  const { secret } = make()
  const tokens: (string | undefined)[] = []
  const identify = identifyByKeyOrToken(async (authorization) => {
    tokens.push(authorization)
    return { viewer: { kind: 'anonymous' }, expiresAt: null }
  }, keys)
  expect((await identify(`bearer  ${secret} `)).viewer.kind).toBe('app')
  for (const other of [undefined, '', 'Bearer a.b.c', secret, `Basic ${secret}`]) await identify(other)
  expect(tokens).toEqual([undefined, '', 'Bearer a.b.c', secret, `Basic ${secret}`])
  for (const wrong of ['Bearer lg_', `Bearer ${secret},`, `Bearer lg_live_${'a'.repeat(1_000_000)}`])
    await expect(identify(wrong)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
})
