import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { silentLog } from '../../../platform/log.ts'
import { openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { ads } from '../index.ts'
import { startMaintenance } from '../maintenance.ts'
import { forgetDecisions, UNSEEN_KEPT_MS } from '../operations/forgetDecisions.ts'
import { openAdsStore } from '../store/index.ts'
import { type Market, newSlots, openMarket } from './market.ts'

let graph: TestSubgraph
let market: Market

beforeAll(async () => {
  graph = await openTestSubgraph(ads)
  market = openMarket(graph)
})
afterAll(() => graph.close())

const contextOf = ({ database, clock, bus }: TestSubgraph) => ({ store: openAdsStore(database, clock, bus), clock })

it('forgets decisions nobody has seen for a week, and no others', async () => {
  const campaign = await market.campaign({ bid: 50 })
  const viewer = graph.person()
  const ctx = contextOf(graph)
  const [seenSlot, clickedSlot, unseenSlot] = newSlots(3) as [string, string, string]
  const [seen, clicked, unseen] = (await market.show(viewer, [seenSlot, clickedSlot, unseenSlot])).map((ad) => ad.id)
  await market.record(viewer, seen, 'IMPRESSION')
  await market.record(viewer, clicked, 'CLICK')
  graph.clock.advance(UNSEEN_KEPT_MS)
  expect(await forgetDecisions(ctx)).toBe(0)
  graph.clock.advance(1)
  const fresh = (await market.showOne(viewer)).id
  expect(await forgetDecisions(ctx)).toBe(1)
  expect((await market.record(viewer, unseen, 'CLICK')).userErrors[0].code).toBe('DECISION_NOT_FOUND')
  expect((await market.record(viewer, fresh, 'CLICK')).userErrors).toEqual([])
  const shown = await market.show(viewer, [seenSlot, clickedSlot, unseenSlot])
  expect(shown.map((ad) => ad.id).slice(0, 2)).toEqual([seen, clicked])
  expect(shown[2].id).not.toBe(unseen)
  expect(await market.report(campaign)).toMatchObject({ totals: { impressions: 3, clicks: 2, spend: { minor: '2' } } })
})

it('does so from time to time by itself, until it is closed', async () => {
  const ctx = contextOf(graph)
  const viewer = graph.person()
  await market.show(viewer, newSlots(2))
  graph.clock.advance(UNSEEN_KEPT_MS + 1)
  const left = async () =>
    Number((await graph.database.client`select count(*) from ads.decisions where seen_at is null`)[0]?.count)
  expect(await left()).toBeGreaterThan(0)
  const maintenance = startMaintenance(ctx, silentLog, 10)
  for (let waited = 0; (await left()) > 0 && waited < 200; waited++) await wait(10)
  await maintenance.close()
  expect(await left()).toBe(0)
  await market.show(viewer, newSlots(1))
  graph.clock.advance(UNSEEN_KEPT_MS + 1)
  await wait(50)
  expect(await left()).toBe(1)
})
