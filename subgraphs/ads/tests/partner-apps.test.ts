import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, type Json, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { ads } from '../index.ts'
import { type Advertiser, CREATE, cny, type Market, openMarket, type TestCampaign } from './market.ts'

const READ = `query ($merchant: [_Any!]!, $id: ID!) {
  _entities(representations: $merchant) { ... on Merchant { adAccount { id campaigns { edges { node { id } } } spentTotal { minor } } } }
  campaign(id: $id) { id totals { clicks } } }`
const STATE = `mutation ($input: SetCampaignStateInput!) {
  setCampaignState(input: $input) { campaign { state } userErrors { code } } }`
const BUDGET = `mutation ($input: SetBudgetInput!) {
  setBudget(input: $input) { campaign { budget { daily { minor } } } userErrors { code } } }`
const OPEN = 'mutation ($id: ID!) { openAdAccount(merchantId: $id) { adAccount { id } userErrors { code } } }'
let graph: TestSubgraph
let market: Market
let owner: Advertiser
let campaign: TestCampaign

beforeAll(async () => {
  graph = await openTestSubgraph(ads)
  market = openMarket(graph)
  owner = await market.advertiser()
  campaign = await market.campaign({ bid: 5, owner })
})
afterAll(() => graph.close())

const read = async (caller: Caller) => {
  const merchant = [{ __typename: 'Merchant', id: owner.merchantId }]
  const { data, errors } = await caller.ask(READ, { merchant, id: campaign.id })
  return {
    account: data?._entities?.[0]?.adAccount?.id ?? null,
    campaign: data?.campaign?.id ?? null,
    codes: [...new Set((errors ?? []).map(({ extensions }) => extensions.code))],
  }
}
const campaignInput = async () => ({
  ...{ adAccountId: owner.accountId, name: 'By app', objective: 'POST_REACH', subjectId: await market.publish() },
  ...{ headline: 'Tea', dailyBudget: cny(1_000), bid: cny(5), idempotencyKey: newId('Campaign') },
})
/** What an app can do, by the first code each act was refused with; null for what was done. */
async function acts(app: Caller): Promise<(string | null)[]> {
  const refusal = async (query: string, variables: Record<string, unknown>) => {
    const { data, errors } = await app.ask(query, variables)
    const [payload] = Object.values(data ?? {}) as Json[]
    return errors?.[0]?.extensions.code ?? payload?.userErrors[0]?.code ?? null
  }
  const { version } = await market.report(campaign)
  return [
    await refusal(OPEN, { id: owner.merchantId }),
    await refusal(CREATE, { input: await campaignInput() }),
    await refusal(BUDGET, { input: { campaignId: campaign.id, daily: cny(2_000), expectedVersion: version } }),
    await refusal(STATE, { input: { campaignId: campaign.id, action: 'PAUSE' } }),
  ]
}

describe("a merchant's app", () => {
  it('reads its account and campaigns with ads:read, and runs them with ads:write', async () => {
    const reader = graph.app(owner.merchantId, 'ads:read')
    expect(await read(reader)).toEqual({ account: owner.accountId, campaign: campaign.id, codes: [] })
    expect(await acts(reader)).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'])
    const writer = graph.app(owner.merchantId, 'ads:write')
    expect(await read(writer)).toEqual({ account: null, campaign: null, codes: ['FORBIDDEN'] })
    expect(await acts(writer)).toEqual([null, null, null, null])
    expect((await market.report(campaign)).state).toBe('PAUSED')
  })

  it('gets the same campaign for the same key', async () => {
    const writer = graph.app(owner.merchantId, 'ads:write')
    const input = await campaignInput()
    const ids = await Promise.all(
      [1, 2, 3].map(async () => (await writer.data(CREATE, { input })).createCampaign.campaign.id),
    )
    expect(new Set(ids).size).toBe(1)
  })
})

it("finds nothing of another merchant's and changes nothing, with both scopes", async () => {
  const other = await market.merchant()
  for (const ownerId of [other.merchantId, newId('Organisation'), owner.id]) {
    const app = graph.app(ownerId, 'ads:read', 'ads:write')
    expect(await read(app)).toEqual({ account: null, campaign: null, codes: [] })
    expect(await acts(app)).toEqual([
      ...['MERCHANT_NOT_FOUND', 'AD_ACCOUNT_NOT_FOUND', 'CAMPAIGN_NOT_FOUND', 'CAMPAIGN_NOT_FOUND'],
    ])
  }
})

it('keeps apps from what staff see of decisions and orders', async () => {
  const app = graph.app(owner.merchantId, 'ads:read')
  const of = [{ __typename: 'Order', id: newId('Order') }]
  const { data, errors } = await app.ask(
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Order { attribution { model } } } }',
    { of },
  )
  expect([data._entities[0].attribution, errors?.[0]?.extensions.code]).toEqual([null, 'FORBIDDEN'])
})
