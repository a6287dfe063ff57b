import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { content } from '../index.ts'
import { demoServices, loadServices } from '../seed/index.ts'
import { freshKey } from './fixtures.ts'

const SEARCH = `query ($query: String, $category: ServiceCategory, $first: Int, $after: String) {
  services(query: $query, category: $category, first: $first, after: $after) {
    edges { cursor node { id name nameEn category openCount } } pageInfo { hasNextPage endCursor } } }`
const COUNT =
  'query ($query: String, $category: ServiceCategory) { services(query: $query, category: $category) { totalCount } }'
const OPEN = `mutation ($input: OpenServiceInput!) { openService(input: $input) {
  service { id openCount } userErrors { code field } } }`

let graph: TestSubgraph
let alice: Caller
const services = demoServices()

beforeAll(async () => {
  graph = await openTestSubgraph(content)
  await loadServices(graph.database, services)
  alice = graph.person()
})
afterAll(() => graph.close())

interface Service {
  id: string
  name: string
  nameEn: string
  category: string
}
const search = async (query: string | null, variables: Record<string, unknown> = {}): Promise<Service[]> =>
  (await alice.data(SEARCH, { query, first: 100, ...variables })).services.edges.map(
    (edge: { node: Service }) => edge.node,
  )
const count = async (variables: Record<string, unknown> = {}): Promise<number> =>
  (await alice.data(COUNT, variables)).services.totalCount
/** What a search ought to find, by looking at every service. */
const having = (...parts: string[]) =>
  services.filter(({ name, description }) => parts.every((part) => `${name} ${description}`.includes(part)))

describe('services', () => {
  it('holds over eight thousand types of services, loaded once however often', async () => {
    await loadServices(graph.database, services.slice(0, 700))
    expect(await count()).toBe(services.length)
    expect(services.length).toBeGreaterThan(8000)
    expect(await count({ category: 'HEALTH' })).toBe(services.filter(({ category }) => category === 'HEALTH').length)
  })

  it('finds Chinese by one character, by two and by a phrase, exactly what holds them', async () => {
    for (const query of ['水', '上海', '水费', '上海水费', '预约挂号', '上海 水费'])
      expect(await count({ query })).toBe(having(...query.split(' ')).length)
    expect((await search('上海水费')).map(({ name }) => name)).toEqual(['上海水费'])
    // Each pair is somewhere in this name, but the phrase is not.
    expect(await count({ query: '海水费上' })).toBe(0)
  })

  it('finds English by the beginning of words, in any case, width and order', async () => {
    for (const query of ['shanghai wat', 'WATER Shanghai', 'ｓｈａｎｇｈａｉ　ｗａｔｅｒ bil'])
      expect((await search(query))[0]?.nameEn).toBe('Shanghai water bills')
    expect(await count({ query: 'hanghai' })).toBe(0)
    expect(await count({ query: '上海 water' })).toBe(await count({ query: 'shanghai water' }))
  })

  it('puts the best match first: the name itself, then what begins with it, then what has it in its name', async () => {
    const found = (await search('转账')).map(({ name }) => name)
    expect(found[0]).toMatch(/^转账/)
    const begins = found.filter((name) => name.startsWith('转账')).length
    const named = found.filter((name) => name.includes('转账')).length
    expect(found.slice(0, begins).every((name) => name.startsWith('转账'))).toBe(true)
    expect(found.slice(0, named).every((name) => name.includes('转账'))).toBe(true)
    expect((await search('yoga classes'))[0]?.name).toBe('瑜伽课程')
  })

  it('keeps to a category when asked', async () => {
    const found = await search('上海', { category: 'PAYMENT' })
    expect(new Set(found.map(({ category }) => category))).toEqual(new Set(['PAYMENT']))
    expect(found).toHaveLength(await count({ query: '上海', category: 'PAYMENT' }))
  })

  it('lists everything for a blank query, and nothing for signs alone', async () => {
    for (const query of [null, '', '  ']) expect(await count({ query })).toBe(services.length)
    for (const query of ['!?', '%', '_', "'"]) expect(await count({ query })).toBe(0)
  })

  it('pages through all matches without hole or repeat, with a query and without', async () => {
    for (const variables of [{ query: '预约', category: 'HEALTH' }, { category: 'FINANCE' }]) {
      const seen: string[] = []
      let after: string | null = null
      do {
        const { services } = await alice.data(SEARCH, { ...variables, first: 97, after })
        seen.push(...services.edges.map((edge: { node: Service }) => edge.node.id))
        after = services.pageInfo.hasNextPage ? services.pageInfo.endCursor : null
      } while (after)
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen).toHaveLength(await count(variables))
    }
  })

  it('counts only when somebody asks for the total, and costs the same for any page', async () => {
    const cost = (query: string, variables: Record<string, unknown>) =>
      graph.statementsOf(() => alice.data(query, variables))
    expect([
      await cost(SEARCH, { query: '上海', first: 1 }),
      await cost(SEARCH, { query: '上海', first: 100 }),
      await cost(COUNT, { query: '上海' }),
    ]).toEqual([1, 1, 2])
  })

  it('answers quickly out of eight thousand', async () => {
    const begun = performance.now()
    for (const query of ['医', '上海', '上海水费', 'water', 'h']) await search(query)
    // A scan of every text would take many times as long; the bound leaves room for a busy machine.
    expect(performance.now() - begun).toBeLessThan(3000)
  })

  it('refuses texts that are too long and cursors it did not give out', async () => {
    const cursorOfForeigner = Buffer.from(JSON.stringify([0, 9e15, 'x'])).toString('base64url')
    for (const variables of [{ query: 'x'.repeat(101) }, { after: 'nonsense' }, { first: 101 }, { first: -1 }])
      expect((await alice.ask(SEARCH, variables)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    // Well-formed but made up: a place in the list like any other.
    expect((await alice.ask(SEARCH, { after: cursorOfForeigner, query: '上海' })).errors).toBeUndefined()
    expect((await alice.ask(SEARCH, { after: cursorOfForeigner })).errors).toBeUndefined()
  })
})

describe('openService', () => {
  it('counts each opening once per key, under load, and moves the service to the front', async () => {
    const [service] = await search('上海水费')
    const keys = Array.from({ length: 20 }, () => freshKey())
    const open = (idempotencyKey: string) => alice.data(OPEN, { input: { serviceId: service?.id, idempotencyKey } })
    await Promise.all([...keys, ...keys].map(open))
    const { services } = await alice.data(SEARCH, { first: 1 })
    expect(services.edges[0].node).toMatchObject({ id: service?.id, openCount: 20 })
    const [kept] = await graph.database.client`select count(*)::int as opens from content.service_opens`
    expect(kept?.opens).toBe(20)
  })
  it('refuses services that are not there', async () => {
    for (const serviceId of [newId('ServiceListing'), alice.id, 'nonsense'])
      expect((await alice.data(OPEN, { input: { serviceId, idempotencyKey: freshKey() } })).openService).toEqual({
        service: null,
        userErrors: [{ code: 'SERVICE_NOT_FOUND', field: ['input', 'serviceId'] }],
      })
  })
  it('answers for services as entities, and with null for ids that are none', async () => {
    const [service] = await search('上海水费')
    const refs = [service?.id, newId('ServiceListing'), 'nonsense'].map((id) => ({ __typename: 'ServiceListing', id }))
    const { _entities } = await alice.data(
      'query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on ServiceListing { name description } } }',
      { refs },
    )
    expect(_entities).toEqual([{ name: '上海水费', description: expect.stringContaining('上海') }, null, null])
  })
})
