import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { ads } from '../index.ts'
import { type Market, openMarket } from './market.ts'

let graph: TestSubgraph
let market: Market

beforeAll(async () => {
  graph = await openTestSubgraph(ads)
  market = openMarket(graph)
})
afterEach(() => market.clear())
afterAll(() => graph.close())

it('pauses and resumes, each once however often it is asked', async () => {
  const campaign = await market.campaign({ bid: 50 })
  const paused = { campaign: { state: 'PAUSED', version: 2 }, userErrors: [] }
  expect(await Promise.all([1, 2, 3].map(() => market.setState(campaign, 'PAUSE')))).toEqual([paused, paused, paused])
  const resumed = { campaign: { state: 'ACTIVE', version: 3 }, userErrors: [] }
  expect([await market.setState(campaign, 'RESUME'), await market.setState(campaign, 'RESUME')]).toEqual([
    resumed,
    resumed,
  ])
})

it('is not shown while it is paused', async () => {
  const campaign = await market.campaign({ bid: 50 })
  await market.setState(campaign, 'PAUSE')
  expect(await market.showOne(graph.person())).toBeNull()
  await market.setState(campaign, 'RESUME')
  expect(await market.showOne(graph.person())).toMatchObject({ creative: { headline: 'bids 50' } })
})

it('is for the merchant’s owner and holders of ads:write; for others it is not there', async () => {
  const campaign = await market.campaign({ bid: 50 })
  const as = (who: Caller) => ({ ...campaign, owner: { ...campaign.owner, ...who } })
  const notFound = [{ code: 'CAMPAIGN_NOT_FOUND', field: ['input', 'campaignId'] }]
  expect((await market.setState(as(graph.person()), 'PAUSE')).userErrors).toEqual(notFound)
  expect((await market.setState(as(graph.person({ scopes: ['ads:read'] })), 'PAUSE')).userErrors).toEqual(notFound)
  for (const id of [newId('Campaign'), newId('Post'), 'nonsense'])
    expect((await market.setState({ ...campaign, id }, 'PAUSE')).userErrors).toEqual(notFound)
  expect((await market.setState(as(graph.person({ scopes: ['ads:write'] })), 'PAUSE')).userErrors).toEqual([])
})
