import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { ads } from '../index.ts'
import { cny, type Market, openMarket, RECORD } from './market.ts'

let graph: TestSubgraph
let market: Market

beforeAll(async () => {
  graph = await openTestSubgraph(ads, new Date('2024-02-28T04:00:00Z'))
  market = openMarket(graph)
})
afterEach(() => market.clear())
afterAll(() => graph.close())

const totals = (impressions: number, clicks: number, spend: number) => ({
  totals: { impressions, clicks, spend: { minor: String(spend) } },
})
const shownTo = async (viewer: Caller): Promise<string> => (await market.showOne(viewer)).id
const chargesOf = async (campaignId: string) =>
  (await graph.announced('ads.clickCharged')).filter((charge) => charge.campaignId === campaignId)

it('counts one impression and one click for a decision, whatever the keys and however many come at once', async () => {
  const campaign = await market.campaign({ bid: 50 })
  const viewer = graph.person()
  const decisionId = await shownTo(viewer)
  const record = (kind: string, key?: string) => market.record(viewer, decisionId, kind, key)
  const done = { decision: { id: decisionId }, userErrors: [] }
  expect(await Promise.all([record('IMPRESSION', 'seen'), record('IMPRESSION', 'seen'), record('IMPRESSION')])).toEqual(
    [done, done, done],
  )
  expect(await market.report(campaign)).toMatchObject(totals(1, 0, 0))
  await Promise.all([record('CLICK', 'clicked'), record('CLICK', 'clicked'), record('CLICK'), record('CLICK')])
  expect(await market.report(campaign)).toMatchObject(totals(1, 1, 1))
  expect(await chargesOf(campaign.id)).toHaveLength(1)
})

it('asks payments to charge the merchant’s owner the price of the auction', async () => {
  await market.campaign({ bid: 50 })
  const campaign = await market.campaign({ bid: 80 })
  const viewer = graph.person()
  const decisionId = await shownTo(viewer)
  await market.record(viewer, decisionId, 'CLICK')
  expect(await chargesOf(campaign.id)).toEqual([
    {
      chargeId: decisionId,
      campaignId: campaign.id,
      payerUserId: campaign.owner.id,
      amount: cny(51),
      at: graph.clock.now().toISOString(),
    },
  ])
  expect(await market.report(campaign)).toMatchObject({
    ...totals(1, 1, 51),
    state: 'ACTIVE',
    version: 1,
    budget: { spentToday: { minor: '51' } },
    adAccount: { spentTotal: { minor: '51' } },
  })
})

it('takes what was clicked as seen, in whatever order it is told', async () => {
  const campaign = await market.campaign({ bid: 50 })
  const viewer = graph.person()
  const decisionId = await shownTo(viewer)
  await Promise.all(['CLICK', 'IMPRESSION', 'IMPRESSION'].map((kind) => market.record(viewer, decisionId, kind)))
  expect(await market.report(campaign)).toMatchObject(totals(1, 1, 1))
})

describe('the daily budget', () => {
  it('cannot be overspent, whoever clicks at once; clicks past it cost nothing', async () => {
    await market.campaign({ bid: 9 })
    const campaign = await market.campaign({ bid: 30, daily: 45 })
    const clicks = Array.from({ length: 12 }, () => graph.person())
    const shown = await Promise.all(clicks.map(async (viewer) => [viewer, await shownTo(viewer)] as const))
    await Promise.all(shown.map(([viewer, id]) => market.record(viewer, id, 'CLICK')))
    expect(await market.report(campaign)).toMatchObject({
      ...totals(12, 12, 40),
      state: 'EXHAUSTED',
      version: 1,
      budget: { spentToday: { minor: '40' } },
    })
    expect(await chargesOf(campaign.id)).toHaveLength(4)
    expect((await market.showOne(graph.person())).creative.headline).toBe('bids 9')
  })

  it('begins anew at midnight in China', async () => {
    graph.clock.set(new Date('2024-02-28T15:59:59.999Z'))
    const campaign = await market.campaign({ bid: 30, daily: 30 })
    const viewer = graph.person()
    await market.record(viewer, await shownTo(viewer), 'CLICK')
    expect(await market.showOne(viewer)).toBeNull()
    const spentToday = (minor: string) => ({ budget: { spentToday: { minor } } })
    expect(await market.report(campaign)).toMatchObject({ state: 'EXHAUSTED', ...spentToday('1') })
    graph.clock.advance(1)
    expect(await market.report(campaign)).toMatchObject({ state: 'ACTIVE', ...totals(1, 1, 1), ...spentToday('0') })
    await market.record(viewer, await shownTo(viewer), 'CLICK')
    expect(await market.report(campaign)).toMatchObject({ ...totals(2, 2, 2), ...spentToday('1') })
  })

  it('does not open yesterday’s again where another clock is behind', async () => {
    graph.clock.set(new Date('2024-03-01T16:00:00Z'))
    const campaign = await market.campaign({ bid: 30, daily: 60 })
    const viewer = graph.person()
    const [early, late] = [await shownTo(viewer), await shownTo(viewer)]
    await market.record(viewer, early, 'CLICK')
    graph.clock.advance(-1)
    expect(await market.report(campaign)).toMatchObject({ budget: { spentToday: { minor: '1' } } })
    await market.record(viewer, late, 'CLICK')
    graph.clock.advance(1)
    expect(await market.report(campaign)).toMatchObject({ budget: { spentToday: { minor: '2' } } })
  })

  it('is not touched by clicks once the campaign is paused', async () => {
    const campaign = await market.campaign({ bid: 30 })
    const viewer = graph.person()
    const decisionId = await shownTo(viewer)
    await market.setState(campaign, 'PAUSE')
    await market.record(viewer, decisionId, 'CLICK')
    expect(await market.report(campaign)).toMatchObject(totals(1, 1, 0))
    expect(await chargesOf(campaign.id)).toEqual([])
  })

  it('may be set below what is spent already: that ends the day', async () => {
    const campaign = await market.campaign({ bid: 2, daily: 6 })
    await market.campaign({ bid: 1 })
    for (const viewer of [graph.person(), graph.person()]) await market.record(viewer, await shownTo(viewer), 'CLICK')
    expect(await market.report(campaign)).toMatchObject({ state: 'ACTIVE', budget: { spentToday: { minor: '4' } } })
    const SET = 'mutation ($input: SetBudgetInput!) { setBudget(input: $input) { campaign { state } } }'
    const input = { campaignId: campaign.id, daily: cny(3), expectedVersion: 1 }
    expect((await campaign.owner.data(SET, { input })).setBudget.campaign).toEqual({ state: 'EXHAUSTED' })
  })
})

it('refuses decisions that are not there or not the viewer’s alike', async () => {
  await market.campaign({ bid: 50 })
  const viewer = graph.person()
  const [own, nobodys] = [await shownTo(viewer), await shownTo(graph.anonymous)]
  for (const decisionId of [newId('AdDecision'), 'nonsense', newId('Post'), nobodys])
    expect(await market.record(viewer, decisionId, 'CLICK', '')).toEqual({
      decision: null,
      userErrors: [{ code: 'DECISION_NOT_FOUND', field: ['input', 'decisionId'] }],
    })
  const staff = graph.person({ scopes: ['ads:read', 'ads:write'] })
  expect((await market.record(staff, own, 'CLICK')).userErrors).toMatchObject([{ code: 'DECISION_NOT_FOUND' }])
})

it('refuses keys that are none, and a key used for something else', async () => {
  const campaign = await market.campaign({ bid: 50 })
  const viewer = graph.person()
  const decisionId = await shownTo(viewer)
  for (const key of ['', 'k'.repeat(129)])
    expect((await market.record(viewer, decisionId, 'CLICK', key)).userErrors[0].code).toBe('INVALID_IDEMPOTENCY_KEY')
  await market.record(viewer, decisionId, 'IMPRESSION', 'once')
  expect((await market.record(viewer, decisionId, 'CLICK', 'once')).userErrors[0].code).toBe('IDEMPOTENCY_MISMATCH')
  expect(await market.report(campaign)).toMatchObject(totals(1, 0, 0))
})

it('asks strangers to sign in', async () => {
  const input = { decisionId: newId('AdDecision'), kind: 'CLICK', idempotencyKey: 'k' }
  const { errors } = await graph.anonymous.ask(RECORD, { input })
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
})
