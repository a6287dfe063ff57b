import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { encodeCursor } from '../../../platform/pagination.ts'
import { type Caller, type Json, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { ads } from '../index.ts'
import { type Advertiser, costOf, type Market, newSlots, openMarket } from './market.ts'

const ENTITIES = `query ($of: [_Any!]!, $first: Int, $after: String) { _entities(representations: $of) { __typename
  ... on Merchant { adAccount { id } }
  ... on AdAccount { id campaigns(first: $first, after: $after) { edges { cursor node { name creative { headline }
    totals { impressions } adAccount { spentTotal { minor } } } } pageInfo { hasNextPage endCursor } } }
  ... on Campaign { id name }
  ... on Creative { id headline }
  ... on AdDecision { id }
  ... on Subject { promotions(first: $first) { name creative { headline } totals { impressions } } } } }`

let graph: TestSubgraph
let market: Market
let owner: Advertiser

beforeAll(async () => {
  graph = await openTestSubgraph(ads)
  market = openMarket(graph)
  owner = await market.advertiser()
})
afterAll(() => graph.close())

const entities = async (who: Caller, of: [string, string][], variables: object = {}): Promise<Json[]> =>
  (await who.data(ENTITIES, { of: of.map(([__typename, id]) => ({ __typename, id })), ...variables }))._entities

it('shows accounts and campaigns to the merchant’s owner and holders of ads:read; to others they are not there', async () => {
  const { id } = await market.campaign({ bid: 10, owner })
  const READ = 'query ($id: ID!) { campaign(id: $id) { id } }'
  const refs: [string, string][] = [
    ['AdAccount', owner.accountId],
    ['Campaign', id],
  ]
  const account = { adAccount: { id: owner.accountId } }
  for (const who of [owner, graph.person({ scopes: ['ads:read'] })]) {
    expect((await who.data(READ, { id })).campaign).toEqual({ id })
    expect(await entities(who, refs)).toMatchObject([{ id: owner.accountId }, { id }])
    expect(await entities(who, [['Merchant', owner.merchantId]])).toMatchObject([account])
  }
  for (const who of [graph.person(), graph.person({ scopes: ['ads:write'] })]) {
    expect((await who.data(READ, { id })).campaign).toBeNull()
    expect(await entities(who, refs)).toEqual([null, null])
    expect(await entities(who, [['Merchant', owner.merchantId]])).toMatchObject([{ adAccount: null }])
  }
  expect(await entities(graph.anonymous, refs)).toEqual([null, null])
  expect((await graph.anonymous.ask(READ, { id })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  await market.clear()
})

it('has nothing for ids that are unknown, malformed or of another type', async () => {
  const staff = graph.person({ scopes: ['ads:read'] })
  for (const type of ['AdAccount', 'Campaign', 'Creative', 'AdDecision'] as const)
    expect(
      await entities(
        staff,
        [newId(type), newId('Post'), 'nonsense'].map((id) => [type, id]),
      ),
    ).toEqual([null, null, null])
  const merchants = await entities(staff, [
    ['Merchant', newId('Merchant')],
    ['Merchant', 'nonsense'],
  ])
  expect(merchants).toMatchObject([{ adAccount: null }, { adAccount: null }])
  expect((await staff.data('{ campaign(id: "nonsense") { id } }')).campaign).toBeNull()
})

it('shows a decision to the viewer it was made for, to holders of ads:read, and to all when made for nobody', async () => {
  await market.campaign({ bid: 10, owner })
  const viewer = graph.person()
  const [own, nobodys] = [(await market.showOne(viewer)).id, (await market.showOne(graph.anonymous)).id]
  const seenBy = async (who: Caller) =>
    (
      await entities(
        who,
        [own, nobodys].map((id) => ['AdDecision', id]),
      )
    ).map((decision) => decision?.id ?? null)
  expect(await seenBy(viewer)).toEqual([own, nobodys])
  expect(await seenBy(graph.person({ scopes: ['ads:read'] }))).toEqual([own, nobodys])
  expect(await seenBy(graph.person())).toEqual([null, nobodys])
  expect(await seenBy(graph.anonymous)).toEqual([null, nobodys])
  await market.clear()
})

describe('lists of campaigns', () => {
  let advertiser: Advertiser
  let subjectId: string
  const names = ['bids 5', 'bids 4', 'bids 3', 'bids 2', 'bids 1']

  beforeAll(async () => {
    advertiser = await market.advertiser()
    subjectId = await market.publish()
    for (const bid of [1, 2, 3]) await market.campaign({ bid, subjectId, owner: advertiser })
    graph.clock.advance(1000)
    for (const bid of [4, 5]) await market.campaign({ bid, subjectId, owner: advertiser })
  })

  it('page newest first, without hole or repeat', async () => {
    const seen: string[] = []
    let after: string | null = null
    for (let more = true; more; ) {
      const [page]: Json[] = await entities(advertiser, [['AdAccount', advertiser.accountId]], { first: 2, after })
      seen.push(...page.campaigns.edges.map((edge: Json) => edge.node.name))
      after = page.campaigns.pageInfo.endCursor
      more = page.campaigns.pageInfo.hasNextPage
    }
    expect(seen).toEqual(names)
  })

  it('refuse pages that are too long and cursors that are none', async () => {
    const of = [{ __typename: 'AdAccount', id: advertiser.accountId }]
    for (const variables of [
      { first: 101 },
      { first: -1 },
      { first: 1, after: 'nonsense' },
      { first: 1, after: 'WyJhIl0' },
      { first: 1, after: encodeCursor(['no time', advertiser.accountId]) },
    ]) {
      const { errors } = await advertiser.ask(ENTITIES, { of, ...variables })
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    }
  })

  it('name what promotes a subject, for holders of ads:read', async () => {
    const staff = graph.person({ scopes: ['ads:read'] })
    const [subject, none, comment] = await entities(
      staff,
      [subjectId, newId('Post'), newId('Comment')].map((id) => ['Subject', id]),
      { first: 3 },
    )
    expect(subject.promotions.map((campaign: Json) => campaign.name)).toEqual(names.slice(0, 3))
    expect([none.promotions, comment.promotions]).toEqual([[], []])
    const of = [{ __typename: 'Subject', id: subjectId }]
    const { data, errors } = await advertiser.ask(ENTITIES, { of })
    expect(data._entities[0].promotions).toBeNull()
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })

  it('cost the same number of statements however many campaigns, accounts and subjects there are', async () => {
    const other = await market.advertiser()
    const otherSubject = await market.publish()
    await market.campaign({ bid: 7, owner: other, subjectId: otherSubject })
    const staff = graph.person({ scopes: ['ads:read'] })
    const cost = (first: number, ...of: [string, string][]) => costOf(graph, () => entities(staff, of, { first }))
    const accounts: [string, string][] = [advertiser, other].map(({ accountId }) => ['AdAccount', accountId])
    const subjects: [string, string][] = [subjectId, otherSubject].map((id) => ['Subject', id])
    expect([await cost(1, accounts[0]!), await cost(5, ...accounts)]).toEqual([5, 5])
    expect([await cost(1, subjects[0]!), await cost(5, ...subjects)]).toEqual([3, 3])
    const merchants: [string, string][] = [advertiser, other].map(({ merchantId }) => ['Merchant', merchantId])
    expect(await cost(1, ...merchants)).toBe(1)
    const campaigns = (await market.show(staff, newSlots(3))).map((ad): [string, string] => [
      'Creative',
      ad.creative.id,
    ])
    expect(await cost(1, ...campaigns)).toBe(1)
  })
})
