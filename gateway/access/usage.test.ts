import { describe, expect, it, vi } from 'vitest'
import { manualClock } from '../../platform/clock.ts'
import { silentLog } from '../../platform/log.ts'
import type { AppViewer } from '../../platform/viewer.ts'
import type { Link } from '../links/link.ts'
import { openSmallGraph } from '../tests/small-graph.ts'
import { type KeyUse, openUsage } from './usage.ts'

const NEVER_MS = 2 ** 30
const use = (keyId: string, more: Partial<KeyUse> = {}): KeyUse => ({
  ...{ keyId, cost: 10, throttled: false, scopesUsed: [], deprecated: [], ...more },
})

function openUsers() {
  const told: { keyId: string; day: string; operations: number; cost: number; throttled: number }[][] = []
  const state = { isDown: false }
  const users: Link = {
    subgraph: 'users',
    execute: async ({ variables, kind, scope }) => {
      if (state.isDown) throw new Error('nobody is there')
      expect([kind, scope.viewer.kind]).toEqual(['mutation', 'service'])
      told.push(variables.usage as never)
      return { data: { recordApiKeyUsage: told.length } }
    },
    subscribe: async () => ({}),
    ready: async () => true,
    close: async () => {},
  }
  const clock = manualClock(new Date('2024-02-27T23:59:59Z'))
  return { told, state, clock, users }
}

describe('what keys do', () => {
  it('is told together, per key and day', async () => {
    const { told, clock, users } = openUsers()
    const usage = openUsage(users, clock, silentLog, NEVER_MS)
    usage.record(use('key_a', { scopesUsed: ['ads:read'], deprecated: ['Post.old'] }))
    usage.record(use('key_a', { cost: 0, throttled: true, scopesUsed: ['ads:read'] }))
    usage.record(use('key_b', { cost: 2.2 }))
    clock.advance(1_000)
    usage.record(use('key_a'))
    await usage.flush()
    const none = { scopes: [], deprecated: [] }
    const today = { day: '2024-02-27', lastUsedAt: '2024-02-27T23:59:59.000Z' }
    expect(told).toEqual([
      [
        {
          ...{ keyId: 'key_a', ...today, operations: 2, cost: 10, throttled: 1 },
          ...{ scopes: [{ name: 'ads:read', hits: 2 }], deprecated: [{ name: 'Post.old', hits: 1 }] },
        },
        { keyId: 'key_b', ...today, operations: 1, cost: 3, throttled: 0, ...none },
        {
          ...{ keyId: 'key_a', day: '2024-02-28', lastUsedAt: '2024-02-28T00:00:00.000Z' },
          ...{ operations: 1, cost: 10, throttled: 0, ...none },
        },
      ],
    ])
    await usage.flush()
    expect(told.length).toBe(1)
    await usage.close()
  })

  it('waits for users to be back, and adds to what waits', async () => {
    const { told, state, clock, users } = openUsers()
    const usage = openUsage(users, clock, silentLog, NEVER_MS)
    state.isDown = true
    usage.record(use('key_a', { scopesUsed: ['ads:read'] }))
    await usage.flush()
    usage.record(use('key_a', { throttled: true, scopesUsed: ['ads:read'] }))
    await usage.flush()
    state.isDown = false
    await usage.close()
    expect(told).toMatchObject([[{ operations: 2, cost: 20, throttled: 1, scopes: [{ name: 'ads:read', hits: 2 }] }]])
  })

  it('is told every now and then by itself', async () => {
    const { told, clock, users } = openUsers()
    const usage = openUsage(users, clock, silentLog, 10)
    usage.record(use('key_a'))
    await vi.waitFor(() => expect(told.length).toBe(1), 10_000)
    await usage.close()
  })

  it('takes no more memory than ten thousand keys, whoever is away', async () => {
    const { told, state, clock, users } = openUsers()
    const usage = openUsage(users, clock, silentLog, NEVER_MS)
    state.isDown = true
    for (let nth = 0; nth < 12_000; nth++) usage.record(use(`key_${nth}`))
    await usage.flush()
    for (let nth = 12_000; nth < 13_000; nth++) usage.record(use(`key_${nth}`))
    state.isDown = false
    await usage.close()
    expect(told.flat().length).toBe(10_000)
    expect(told.every((batch) => batch.length <= 500)).toBe(true)
  })

  it('is seen through budgets: the scopes that let it ask, and what of it is deprecated', async () => {
    const { told, clock, users } = openUsers()
    const usage = openUsage(users, clock, silentLog, NEVER_MS)
    const { engine } = openSmallGraph({
      shop: {
        sdl: `type Query {
          stock: Int @requiresScopes(scopes: [["catalog:read"], ["catalog:write"]])
          money: Int @requiresScopes(scopes: [["payments:read"]])
          old: Int @deprecated(reason: "gone soon") }`,
      },
    })
    const operation = await engine.prepare('{ stock old }')
    if ('errors' in operation) throw new Error('the operation is mistaken')
    const app: AppViewer = {
      ...{ kind: 'app', appId: 'app_1', keyId: 'key_1', ownerId: 'mer_1' },
      scopes: ['catalog:write', 'payments:read'],
    }
    usage.observer.charged?.(app, operation, 7)
    usage.observer.refused?.(app, operation, 'RATE_LIMITED')
    usage.observer.refused?.(app, operation, 'COST_LIMIT_EXCEEDED')
    usage.observer.charged?.({ kind: 'user', userId: 'usr_1', sessionId: 'ses_1', scopes: [] }, operation, 7)
    await usage.close()
    expect(told).toMatchObject([
      [
        {
          ...{ keyId: 'key_1', operations: 3, cost: 7, throttled: 1 },
          ...{ scopes: [{ name: 'catalog:write', hits: 3 }], deprecated: [{ name: 'Query.old', hits: 3 }] },
        },
      ],
    ])
    await engine.close()
  })
})
