import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { ads } from '../index.ts'
import { cny, type Market, openMarket, type TestCampaign } from './market.ts'

const SET = `mutation ($input: SetBudgetInput!) { setBudget(input: $input) {
  campaign { version state budget { daily { minor } } } userErrors { code field message } } }`

let graph: TestSubgraph
let market: Market

beforeAll(async () => {
  graph = await openTestSubgraph(ads)
  market = openMarket(graph)
})
afterAll(() => graph.close())

const set = async (
  { id, owner }: TestCampaign,
  daily: { minor: string; currency: string },
  expectedVersion: number,
  who: { data: TestCampaign['owner']['data'] } = owner,
) => (await who.data(SET, { input: { campaignId: id, daily, expectedVersion } })).setBudget

it('changes the budget from now on', async () => {
  const campaign = await market.campaign({ bid: 50, daily: 100 })
  expect(await set(campaign, cny(200), 1)).toEqual({
    campaign: { version: 2, state: 'ACTIVE', budget: { daily: { minor: '200' } } },
    userErrors: [],
  })
})

it('lets one of two who change the same version win', async () => {
  const campaign = await market.campaign({ bid: 50 })
  const answers = await Promise.all([
    set(campaign, cny(100), 1),
    set(campaign, cny(200), 1),
    set(campaign, cny(300), 1),
  ])
  expect(answers.flatMap((answer) => answer.userErrors)).toEqual(
    [1, 2].map(() => ({
      code: 'VERSION_CONFLICT',
      field: ['input', 'expectedVersion'],
      message: 'It is at version 2 now; read it again.',
    })),
  )
})

it('sees a pause in between as a change', async () => {
  const campaign = await market.campaign({ bid: 50 })
  await market.setState(campaign, 'PAUSE')
  expect((await set(campaign, cny(100), 1)).userErrors).toMatchObject([{ code: 'VERSION_CONFLICT' }])
  expect((await set(campaign, cny(100), 2)).campaign).toMatchObject({ version: 3, state: 'PAUSED' })
})

it('refuses amounts that are none, budgets below the bid, other currencies, and campaigns of others', async () => {
  const campaign = await market.campaign({ bid: 50 })
  const code = async (...args: Parameters<typeof set>) => (await set(...args)).userErrors[0].code
  expect(await code({ ...campaign, id: newId('Campaign') }, cny(0), 1)).toBe('INVALID_AMOUNT')
  expect(await code(campaign, cny('-1'), 1)).toBe('INVALID_AMOUNT')
  expect(await code({ ...campaign, id: newId('Campaign') }, cny(100), 1)).toBe('CAMPAIGN_NOT_FOUND')
  expect(await code({ ...campaign, id: 'nonsense' }, cny(100), 1)).toBe('CAMPAIGN_NOT_FOUND')
  expect(await code(campaign, cny(100), 1, graph.person())).toBe('CAMPAIGN_NOT_FOUND')
  expect(await code(campaign, { minor: '10', currency: 'SGD' }, 7)).toBe('CURRENCY_MISMATCH')
  expect(await code(campaign, cny(49), 7)).toBe('BID_OVER_BUDGET')
  expect(await code(campaign, cny(50), 7)).toBe('VERSION_CONFLICT')
})
