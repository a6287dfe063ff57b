import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import type { Caller, Json } from '../../../platform/testing/subgraph.ts'
import { cny, openWorld, TIP, tipInput, type World } from './world.ts'

const SUBJECTS = `query ($ids: [_Any!]!, $first: Int, $after: String, $top: Int) { _entities(representations: $ids) { ... on Subject {
  id tipTotal { minor currency }
  tips(first: $first, after: $after) { edges { cursor node { id from { id } amount { minor } subject { id } } } pageInfo { hasNextPage endCursor } }
  topTippers(first: $top) { rank user { id } total { minor } } } } }`

let world: World
let author: Caller
beforeAll(async () => {
  world = await openWorld()
  ;[author] = (await world.people(1)) as [Caller]
})
afterAll(() => world.close())

const read = async (ids: readonly string[], page: object = {}, reader = world.anonymous): Promise<Json[]> => {
  const representations = ids.map((id) => ({ __typename: 'Subject', id }))
  return (await reader.data(SUBJECTS, { ids: representations, ...page }))._entities
}

it('has a total of nothing, no tips and no tippers to begin with', async () => {
  const id = await world.post(author)
  expect(await read([id])).toEqual([
    {
      ...{ id, tipTotal: cny(0n), topTippers: [] },
      tips: { edges: [], pageInfo: { hasNextPage: false, endCursor: null } },
    },
  ])
  // Nothing is given for what nobody told of, either; what is no id of a subject is not there.
  expect(
    (await read([newId('LiveRoom'), 'post_x', author.id, '\u0000'])).map((entity) => entity?.tipTotal ?? null),
  ).toEqual([cny(0n), null, null, null])
})

it('ranks who tipped most, and of equal sums who reached it first', async () => {
  const id = await world.post(author)
  const [alice, bob, carol, dave] = (await world.people(4, 100n)) as [Caller, Caller, Caller, Caller]
  const given: [Caller, bigint][] = [
    [dave, 1n],
    [alice, 10n],
    [bob, 30n],
    [carol, 15n],
    [alice, 20n],
    [carol, 15n],
  ]
  for (const [giver, minor] of given) await giver.data(TIP, { input: tipInput(id, minor) })
  const ranks = (people: Caller[], totals: string[]) =>
    people.map((person, index) => ({ rank: index + 1, user: { id: person.id }, total: { minor: totals[index] } }))
  const all = ranks([bob, alice, carol, dave], ['30', '30', '30', '1'])
  const [subject] = await read([id])
  expect(subject.topTippers).toEqual(all)
  expect(subject.tipTotal).toEqual(cny(91n))
  expect((await read([id], { top: 2 }))[0].topTippers).toEqual(all.slice(0, 2))
  expect((await read([id], { top: 0 }))[0].topTippers).toEqual([])
})

it('pages through tips newest first, without hole or repeat while more are given', async () => {
  const id = await world.post(author)
  const [giver] = (await world.people(1, 100n)) as [Caller]
  const give = async () => (await giver.data(TIP, { input: tipInput(id, 1n) })).tip.tip.id as string
  const given: string[] = []
  for (let time = 0; time < 7; time++) given.unshift(await give())
  const seen: string[] = []
  let page: Json = null
  do {
    page = (await read([id], { first: 3, after: page?.pageInfo.endCursor ?? null }))[0].tips
    seen.push(...page.edges.map((edge: Json) => edge.node.id))
    await give()
  } while (page.pageInfo.hasNextPage)
  expect(seen).toEqual(given)
})

it('refuses lists that are too long', async () => {
  const representations = [{ __typename: 'Subject', id: await world.post(author) }]
  for (const page of [{ first: 101 }, { top: 101 }, { top: -1 }, { after: 'nonsense' }]) {
    const { errors } = await world.anonymous.ask(SUBJECTS, { ids: representations, ...page })
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  }
})

it('costs as many statements for a feed of posts as for one', async () => {
  const [giver] = (await world.people(1, 100n)) as [Caller]
  const ids: string[] = []
  for (let time = 0; time < 8; time++) {
    ids.push(await world.post(author))
    for (let tip = 0; tip < 3; tip++) await giver.data(TIP, { input: tipInput(ids.at(-1) as string, 1n) })
  }
  await world.settle()
  const cost = async (count: number, first: number) => {
    const costs: number[] = []
    // The least of a few, as the relay's own look at the outbox may fall among them.
    for (let time = 0; time < 3; time++)
      costs.push(await world.statementsOf(() => read(ids.slice(0, count), { first, top: first })))
    return Math.min(...costs)
  }
  // Totals, tips, top tippers, and the subjects the tips lead back to.
  expect([await cost(1, 1), await cost(8, 1), await cost(8, 50)]).toEqual([4, 4, 4])
})
