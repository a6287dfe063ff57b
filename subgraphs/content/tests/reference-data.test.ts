import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { content } from '../index.ts'
import { seedReference } from '../seed/index.ts'

const ENTRIES =
  'query ($surface: String!) { appEntries(surface: $surface) { key title position rolloutPercent why { code summary source } } }'

let graph: TestSubgraph

beforeAll(async () => {
  graph = await openTestSubgraph(content)
  // As processes that start together do, and then once more.
  await Promise.all([seedReference(graph.database), seedReference(graph.database)])
  await seedReference(graph.database)
})
afterAll(() => graph.close())

describe('topics', () => {
  it('hold the interests the product names, by name, and are announced once each', async () => {
    const { topics } = await graph.anonymous.data('{ topics { id slug name } }')
    const slugs = topics.map((topic: { slug: string }) => topic.slug)
    const named = [
      'cooking',
      'outdoor',
      'sports',
      'coffee',
      'wine',
      'camping',
      'baseball',
      'hiking',
      'fishing',
      'cycling',
    ]
    expect(slugs).toEqual(expect.arrayContaining(named))
    expect(slugs).toEqual([...slugs].sort())
    expect(await graph.announced('content.topicAdded')).toHaveLength(topics.length)
  })
  it('are read by id or by slug, exactly one of them', async () => {
    const READ = 'query ($id: ID, $slug: String) { topic(id: $id, slug: $slug) { id name } }'
    const { topic } = await graph.anonymous.data(READ, { slug: 'coffee' })
    expect(topic.name).toBe('Coffee')
    expect(await graph.anonymous.data(READ, { id: topic.id })).toEqual({ topic })
    for (const variables of [{}, { id: topic.id, slug: 'coffee' }])
      expect((await graph.anonymous.ask(READ, variables)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    for (const variables of [{ slug: 'nothing' }, { id: newId('Topic') }, { id: 'nonsense' }])
      expect(await graph.anonymous.data(READ, variables)).toEqual({ topic: null })
  })
})

describe('app entries', () => {
  it('place the third tab third on the home page, with the reason', async () => {
    const { appEntries } = await graph.anonymous.data(ENTRIES, { surface: 'home' })
    expect(appEntries.find((entry: { position: number }) => entry.position === 3)).toMatchObject({
      key: 'third-tab',
      rolloutPercent: 100,
      why: [{ code: 'FULLY_OPENED', source: 'content.placement' }],
    })
    const positions = appEntries.map((entry: { position: number }) => entry.position)
    expect(positions).toEqual([...positions].sort())
  })

  it('show an entry to its share of people, the same ones each time, and move without a release', async () => {
    const people = Array.from({ length: 60 }, () => graph.person())
    const seeing = async () => {
      const answers = await Promise.all(people.map((person) => person.data(ENTRIES, { surface: 'home' })))
      return people.filter((_, index) =>
        answers[index].appEntries.some((entry: { key: string }) => entry.key === 'life-circle'),
      )
    }
    const before = await seeing()
    expect(before.length).toBeGreaterThan(10)
    expect(before.length).toBeLessThan(50)
    expect(await seeing()).toEqual(before)
    await graph.database.client`
      update content.app_entries set rollout_percent = 80, position = 1 where surface = 'home' and key = 'life-circle'`
    const after = await seeing()
    expect(before.every((person) => after.includes(person))).toBe(true)
    expect(after.length).toBeGreaterThan(before.length)
    // Starting again does not move it back.
    await seedReference(graph.database)
    expect(await seeing()).toEqual(after)
  })

  it('are none on a surface nobody knows', async () => {
    expect(await graph.anonymous.data(ENTRIES, { surface: 'nowhere' })).toEqual({ appEntries: [] })
  })
})
