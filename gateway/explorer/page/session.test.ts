import { parse, validate } from 'graphql'
import { beforeEach, describe, expect, it } from 'vitest'
import { lifegraph } from '../../tests/graphs.ts'
import type { DemoPerson } from '../config.ts'
import type { Send } from './send.ts'
import { openSessions, sessionOperations } from './session.ts'

const lin: DemoPerson = { name: 'Lin Xia', handle: 'linxia', password: 'tea', about: 'student' }
const wang: DemoPerson = { name: 'Wang Bo', handle: 'wangbo', password: 'wrong', about: 'credit 751' }
const lifetimeMs = 15 * 60_000

let now: number
let online: boolean
let sent: string[]
let liveRefreshTokens: Set<string>
let kept: Map<string, string>

const refuse = (message: string) => ({ session: null, userErrors: [{ code: 'NO', message }] })

function grant() {
  const refreshToken = `refresh-${sent.length}`
  liveRefreshTokens.add(refreshToken)
  const accessTokenExpiresAt = new Date(now + lifetimeMs).toISOString()
  return { session: { accessToken: `access-${sent.length}`, refreshToken, accessTokenExpiresAt }, userErrors: [] }
}

/** A graph where the password of everybody is "tea", and refresh tokens work once, as ours do. */
const send: Send = async ({ query, variables = {} }) => {
  if (!online) throw new Error('The graph cannot be reached.')
  const name = /mutation (\w+)/.exec(query)?.[1] ?? ''
  sent.push(name)
  const allowed =
    name === 'SignIn' ? variables.password === 'tea' : liveRefreshTokens.delete(String(variables.refreshToken))
  return { status: 200, result: { data: { outcome: allowed ? grant() : refuse('Handle or password is wrong.') } } }
}

const open = () =>
  openSessions({
    people: [lin, wang],
    send,
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => kept.set(key, value),
      removeItem: (key) => kept.delete(key),
    },
    now: () => now,
  })

beforeEach(() => {
  now = Date.parse('2024-02-27T08:30:00.000Z')
  online = true
  sent = []
  liveRefreshTokens = new Set()
  kept = new Map()
})

describe('a demo sign-in', () => {
  it('says who asks, and tells listeners', async () => {
    const sessions = open()
    const heard: (string | undefined)[] = []
    sessions.listen(() => heard.push(sessions.current()?.handle))
    expect(await sessions.authorization()).toBeUndefined()
    await sessions.signIn('linxia')
    expect(await sessions.authorization()).toBe('Bearer access-1')
    expect(heard).toEqual(['linxia'])
  })

  it('outlives a reload of the page', async () => {
    await open().signIn('linxia')
    expect(await open().authorization()).toBe('Bearer access-1')
  })

  it('is forgotten when the demo world no longer has that person', async () => {
    await open().signIn('linxia')
    const sessions = openSessions({
      people: [wang],
      send,
      storage: { getItem: (key) => kept.get(key) ?? null, setItem() {}, removeItem() {} },
    })
    expect(sessions.current()).toBeNull()
  })

  it('is refused in the words of the graph, and leaves the present one as it is', async () => {
    const sessions = open()
    await sessions.signIn('linxia')
    await expect(sessions.signIn('wangbo')).rejects.toThrow('Handle or password is wrong.')
    await expect(sessions.signIn('nobody')).rejects.toThrow('Nobody of the demo world is called @nobody.')
    expect(sessions.current()?.handle).toBe('linxia')
  })
})

describe('an access token', () => {
  it('is renewed shortly before its end, once for all that ask at that moment', async () => {
    const sessions = open()
    await sessions.signIn('linxia')
    now += lifetimeMs - 20_000
    const tokens = await Promise.all([sessions.authorization(), sessions.authorization(), sessions.authorization()])
    expect(new Set(tokens)).toEqual(new Set(['Bearer access-2']))
    expect(sent).toEqual(['SignIn', 'RefreshSession'])
  })

  it('is renewed when the graph rejects it early', async () => {
    const sessions = open()
    await sessions.signIn('linxia')
    const rejected = await sessions.authorization()
    expect(await sessions.authorization(rejected)).toBe('Bearer access-2')
    expect(await sessions.authorization(rejected)).toBe('Bearer access-2')
  })

  it('is had by password when the refresh token no longer works', async () => {
    const sessions = open()
    await sessions.signIn('linxia')
    liveRefreshTokens.clear()
    now += lifetimeMs
    expect(await sessions.authorization()).toBe('Bearer access-3')
    expect(sent).toEqual(['SignIn', 'RefreshSession', 'SignIn'])
  })

  it('ends the sign-in when the password is refused too', async () => {
    const sessions = open()
    await sessions.signIn('linxia')
    liveRefreshTokens.clear()
    lin.password = 'changed'
    now += lifetimeMs
    await expect(sessions.authorization()).rejects.toThrow('Handle or password is wrong.')
    lin.password = 'tea'
    expect(sessions.current()).toBeNull()
  })

  it('is asked for again later when the graph is out of reach', async () => {
    const sessions = open()
    await sessions.signIn('linxia')
    now += lifetimeMs
    online = false
    await expect(sessions.authorization()).rejects.toThrow('cannot be reached')
    online = true
    expect(await sessions.authorization()).toBe('Bearer access-2')
  })

  it('does not come back when somebody signs out while it is renewed', async () => {
    const sessions = open()
    await sessions.signIn('linxia')
    now += lifetimeMs
    await Promise.all([sessions.authorization(), sessions.signOut()])
    expect(await sessions.authorization()).toBeUndefined()
  })
})

describe('signing out', () => {
  it('ends the session here and in the graph', async () => {
    const sessions = open()
    await sessions.signIn('linxia')
    await sessions.signOut()
    expect([sessions.current(), kept.size, sent]).toEqual([null, 0, ['SignIn', 'SignOut']])
  })

  it('ends it here even when the graph is out of reach', async () => {
    const sessions = open()
    await sessions.signIn('linxia')
    online = false
    await expect(sessions.signOut()).rejects.toThrow('cannot be reached')
    expect(sessions.current()).toBeNull()
  })
})

it('asks only for what the graph has', async () => {
  const { apiSchema } = await lifegraph()
  const mistakes = Object.values(sessionOperations).flatMap((query) => validate(apiSchema, parse(query)))
  expect(mistakes).toEqual([])
})
