import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Json, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { users } from '../index.ts'
import { askAs, createKey, gateway, openPartner, type Partner, REVOKE } from './partners.ts'

const RECORD = 'mutation ($usage: [ApiKeyUsageInput!]!) { recordApiKeyUsage(usage: $usage) }'
const FIGURES = `operations cost throttled days { day operations cost throttled } unusedScopes
  deprecatedFields { coordinate hits lastDay }`
const KEY = `query ($id: ID!, $days: Int) { apiKey(id: $id) { lastUsedAt usage(days: $days) { ${FIGURES} } } }`
const APP = `query ($id: ID!, $days: Int) { partnerApp(id: $id) { usage(days: $days) { ${FIGURES} } } }`
const start = new Date('2024-02-27T12:00:00Z')
let graph: TestSubgraph

beforeAll(async () => {
  graph = await openTestSubgraph(users, start)
})
afterAll(() => graph.close())

const report = (keyId: string, more: object = {}) => ({
  ...{ keyId, day: '2024-02-27', operations: 3, cost: 30, throttled: 1, scopes: [], deprecated: [] },
  ...{ lastUsedAt: graph.clock.now().toISOString(), ...more },
})
const record = async (...usage: object[]) => (await askAs(graph, gateway, RECORD, { usage })).data.recordApiKeyUsage
const ofKey = async ({ person }: Partner, id: string, days = 7) => (await person.data(KEY, { id, days })).apiKey
const ofApp = async ({ person, appId }: Partner, days = 7) =>
  (await person.data(APP, { id: appId, days })).partnerApp.usage

describe('the use of a key', () => {
  it('adds up over days, gateways and keys', async () => {
    const partner = await openPartner(graph)
    const [one, other] = [(await createKey(partner)).apiKey, (await createKey(partner)).apiKey]
    expect(await record(report(one.id), report(one.id, { day: '2024-02-26' }), report(other.id))).toBe(2)
    await Promise.all(Array.from({ length: 8 }, () => record(report(other.id), report(one.id, { cost: 2.5 }))))
    const { usage, lastUsedAt } = await ofKey(partner, one.id)
    expect(lastUsedAt).toBe(start.toISOString())
    expect(usage).toMatchObject({
      ...{ operations: 6 + 24, cost: 60 + 24, throttled: 2 + 8 },
      days: [
        { day: '2024-02-26', operations: 3, cost: 30, throttled: 1 },
        { day: '2024-02-27', operations: 27, cost: 54, throttled: 9 },
      ],
    })
    expect(await ofApp(partner)).toMatchObject({ operations: 30 + 27, days: [{ operations: 3 }, { operations: 54 }] })
    expect((await ofApp(partner, 1)).days).toHaveLength(1)
  })

  it('tells scopes that nothing made use of, of keys that are accepted, and deprecated fields', async () => {
    const partner = await openPartner(graph)
    const busy = (await createKey(partner, { scopes: ['ads:read', 'ads:write'] })).apiKey
    const gone = (await createKey(partner, { scopes: ['payments:read'] })).apiKey
    await partner.person.data(REVOKE, { input: { keyId: gone.id } })
    await createKey(partner, { scopes: ['catalog:read'] })
    const [old, older] = [
      { name: 'Post.old', hits: 2 },
      { name: 'Post.older', hits: 5 },
    ]
    await record(
      report(busy.id, { scopes: [{ name: 'ads:read', hits: 4 }], deprecated: [old, older] }),
      report(busy.id, { day: '2024-02-25', deprecated: [old] }),
    )
    expect(await ofApp(partner)).toMatchObject({
      unusedScopes: ['ads:write', 'catalog:read'],
      deprecatedFields: [
        { coordinate: 'Post.older', hits: 5, lastDay: '2024-02-27' },
        { coordinate: 'Post.old', hits: 4, lastDay: '2024-02-27' },
      ],
    })
    expect((await ofKey(partner, busy.id)).usage.unusedScopes).toEqual(['ads:write'])
  })

  it('moves its last use forward only, and no more often than once a minute', async () => {
    const partner = await openPartner(graph)
    const { apiKey } = await createKey(partner)
    const at = (seconds: number) => new Date(start.getTime() + seconds * 1000).toISOString()
    const last = async (seconds: number) => {
      await record(report(apiKey.id, { lastUsedAt: at(seconds) }))
      return (await ofKey(partner, apiKey.id)).lastUsedAt
    }
    expect((await ofKey(partner, apiKey.id)).lastUsedAt).toBeNull()
    expect([await last(0), await last(30), await last(61), await last(5)]).toEqual([at(0), at(0), at(61), at(61)])
  })

  it('is not counted for what is no key', async () => {
    expect(await record(report(newId('ApiKey')), report('key_x'), report(newId('User')))).toBe(0)
    expect(await record(report(newId('ApiKey'), { day: "'; drop table" }))).toBe(0)
    expect(await record()).toBe(0)
  })

  it('is recorded by the gateways only, and read over 1 to 90 days', async () => {
    const partner = await openPartner(graph)
    const { apiKey } = await createKey(partner)
    for (const who of [partner.person, graph.anonymous, graph.person({ scopes: ['apps:read', 'apps:write'] })]) {
      const { errors } = await who.ask(RECORD, { usage: [report(apiKey.id)] })
      expect(['FORBIDDEN', 'UNAUTHENTICATED']).toContain(errors?.[0]?.extensions.code)
    }
    for (const days of [0, 91, -1]) {
      const { errors } = await partner.person.ask(APP, { id: partner.appId, days })
      expect((errors as Json)[0].extensions.code).toBe('BAD_USER_INPUT')
    }
    expect((await ofApp(partner, 90)).operations).toBe(0)
  })
})
