import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openOutbox } from '../../../platform/events/outbox.ts'
import { newId } from '../../../platform/ids.ts'
import { openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { ads } from '../index.ts'
import { type Market, openMarket } from './market.ts'

let graph: TestSubgraph
let market: Market

beforeAll(async () => {
  graph = await openTestSubgraph(ads, new Date('2024-02-28T04:00:00Z'))
  market = openMarket(graph)
})
afterEach(() => market.clear())
afterAll(() => graph.close())

/** Somebody sees what is on top of the market and clicks it. @returns the charge's id */
const click = async (): Promise<string> => {
  const viewer = graph.person()
  const { id } = await market.showOne(viewer)
  await market.record(viewer, id, 'CLICK')
  return id
}
const decline = (...chargeIds: string[]) =>
  graph.database
    .transact((tx) =>
      openOutbox(tx, graph.clock).publishAll(
        chargeIds.map((chargeId) => ({
          name: 'payments.adChargeDeclined',
          payload: { chargeId, code: 'INSUFFICIENT_FUNDS' },
        })),
      ),
    )
    .then(graph.settle)
const post = (chargeId: string) =>
  graph.announce('payments.adChargePosted', { chargeId, transferId: newId('Transfer') })
const stateOf = async (chargeId: string) => {
  const [row] = await graph.database.client`select state from ads.charges where decision_id = ${chargeId}`
  return row?.state
}

it('keeps what payments posted as spent', async () => {
  const campaign = await market.campaign({ bid: 50 })
  const chargeId = await click()
  expect(await stateOf(chargeId)).toBe('PENDING')
  await post(chargeId)
  await post(chargeId)
  expect(await stateOf(chargeId)).toBe('POSTED')
  expect(await market.report(campaign)).toMatchObject({ state: 'ACTIVE', totals: { clicks: 1, spend: { minor: '1' } } })
})

it('gives back what payments declined, once, and stops the campaign until it is resumed', async () => {
  await market.campaign({ bid: 19 })
  const campaign = await market.campaign({ bid: 50 })
  const [first, second, third] = [await click(), await click(), await click()]
  await post(first)
  await decline(second, third)
  await decline(second)
  const declined = {
    state: 'UNFUNDED',
    version: 2,
    budget: { spentToday: { minor: '20' } },
    totals: { impressions: 3, clicks: 3, spend: { minor: '20' } },
    adAccount: { spentTotal: { minor: '20' } },
  }
  expect(await market.report(campaign)).toMatchObject(declined)
  expect((await market.showOne(graph.person())).creative.headline).toBe('bids 19')
  await market.setState(campaign, 'RESUME')
  expect(await market.report(campaign)).toMatchObject({ ...declined, state: 'ACTIVE', version: 3 })
})

it('leaves a campaign paused that its owner paused before the answer came', async () => {
  const campaign = await market.campaign({ bid: 50 })
  const chargeId = await click()
  await market.setState(campaign, 'PAUSE')
  await decline(chargeId)
  expect(await market.report(campaign)).toMatchObject({
    state: 'PAUSED',
    version: 2,
    totals: { spend: { minor: '0' } },
  })
})

it('takes back only from the day a charge counted for', async () => {
  const campaign = await market.campaign({ bid: 50 })
  const yesterday = await click()
  graph.clock.advance(24 * 3600_000)
  const today = await click()
  await decline(yesterday)
  expect(await market.report(campaign)).toMatchObject({
    budget: { spentToday: { minor: '1' } },
    totals: { spend: { minor: '1' } },
  })
  await decline(today)
  expect(await market.report(campaign)).toMatchObject({
    budget: { spentToday: { minor: '0' } },
    totals: { spend: { minor: '0' } },
  })
})

it('takes the first answer to a charge, and none to a charge nobody made', async () => {
  const campaign = await market.campaign({ bid: 50 })
  const chargeId = await click()
  await post(chargeId)
  await decline(chargeId, newId('AdDecision'))
  expect(await stateOf(chargeId)).toBe('POSTED')
  expect(await market.report(campaign)).toMatchObject({ state: 'ACTIVE', totals: { spend: { minor: '1' } } })
})

it('answers a storm of charges while clicks go on, to the fen', async () => {
  const rival = await market.campaign({ bid: 9 })
  const campaign = await market.campaign({ bid: 50 })
  const charges = await Promise.all(Array.from({ length: 10 }, click))
  await Promise.all([decline(...charges.slice(0, 4)), click(), click(), post(charges[9] ?? '')])
  const seen = await Promise.all([campaign, rival].map(market.report))
  const rows = await graph.database.client`
    select campaign_id, sum(amount_minor) as spend from ads.charges where state <> 'DECLINED'
    and campaign_id in ${graph.database.client([campaign.id, rival.id])} group by campaign_id`
  const spend = (id: string) => rows.find((row) => row.campaign_id === id)?.spend ?? '0'
  expect(seen.map((one) => one.totals.spend.minor)).toEqual([spend(campaign.id), spend(rival.id)])
  expect(seen[0].state).toBe('UNFUNDED')
})
