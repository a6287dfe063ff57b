import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { ads } from '../index.ts'
import { type Advertiser, CREATE, cny, type Market, openMarket } from './market.ts'

let graph: TestSubgraph
let market: Market
let owner: Advertiser
let postId: string

beforeAll(async () => {
  graph = await openTestSubgraph(ads)
  market = openMarket(graph)
  owner = await market.advertiser()
  postId = await market.publish()
})
afterEach(() => market.clear())
afterAll(() => graph.close())

const inputOf = (changes: object = {}) => ({
  adAccountId: owner.accountId,
  name: ' Spring tea ',
  objective: 'POST_REACH',
  subjectId: postId,
  headline: '明前龙井',
  dailyBudget: cny(10_000),
  bid: cny(120),
  frequencyCap: { impressions: 3, perHours: 24 },
  idempotencyKey: newId('Campaign'),
  ...changes,
})
const create = async (changes?: object, who: Caller = owner) =>
  (await who.data(CREATE, { input: inputOf(changes) })).createCampaign
const refusal = async (changes: object, who: Caller = owner) => {
  const { campaign, userErrors } = await create(changes, who)
  expect(campaign).toBeNull()
  return userErrors[0]
}

it('creates a campaign that is active at once', async () => {
  expect(await create()).toEqual({
    campaign: {
      id: expect.stringMatching(/^camp_/),
      name: 'Spring tea',
      state: 'ACTIVE',
      version: 1,
      bid: { minor: '120' },
      budget: { daily: cny(10_000), spentToday: { minor: '0' } },
      frequencyCap: { impressions: 3, perHours: 24 },
      creative: { id: expect.stringMatching(/^crv_/), headline: '明前龙井', promotes: { id: postId } },
      adAccount: { id: owner.accountId },
    },
    userErrors: [],
  })
})

it('creates it once for one key, also when sent many times at once and after the post is gone', async () => {
  const subjectId = await market.publish()
  const input = inputOf({ subjectId, frequencyCap: null })
  const send = async () => (await owner.data(CREATE, { input })).createCampaign.campaign.id
  const ids = new Set(await Promise.all([send(), send(), send(), send(), send()]))
  expect(ids.size).toBe(1)
  await market.removePost(subjectId)
  expect(ids).toContain(await send())
  const { createCampaign } = await owner.data(CREATE, { input: { ...input, headline: 'Another' } })
  expect(createCampaign.userErrors[0].code).toBe('SUBJECT_NOT_FOUND')
})

it('promotes live rooms that are on air or still to come, for sales', async () => {
  const live = { objective: 'LIVE_SALES' }
  for (const state of ['SCHEDULED', 'LIVE'] as const)
    expect((await create({ ...live, subjectId: await market.room(state) })).userErrors).toEqual([])
  expect(await refusal({ ...live, subjectId: await market.room('ENDED') })).toMatchObject({ code: 'SUBJECT_NOT_FOUND' })
})

it('lets holders of ads:write create for a merchant, and nobody else', async () => {
  expect((await create({}, graph.person({ scopes: ['ads:write'] }))).userErrors).toEqual([])
  for (const who of [graph.person(), graph.person({ scopes: ['ads:read'] })])
    expect(await refusal({}, who)).toEqual({ code: 'AD_ACCOUNT_NOT_FOUND', field: ['input', 'adAccountId'] })
})

it('refuses what cannot be promoted, and what cannot be paid', async () => {
  expect(await refusal({ subjectId: newId('Post') })).toEqual({
    code: 'SUBJECT_NOT_FOUND',
    field: ['input', 'subjectId'],
  })
  expect(await refusal({ subjectId: 'nonsense' })).toMatchObject({ code: 'SUBJECT_NOT_FOUND' })
  expect(await refusal({ subjectId: newId('Comment') })).toMatchObject({ code: 'OBJECTIVE_MISMATCH' })
  expect(await refusal({ objective: 'LIVE_SALES' })).toMatchObject({ code: 'OBJECTIVE_MISMATCH' })
  expect(await refusal({ adAccountId: 'nonsense' })).toMatchObject({ code: 'AD_ACCOUNT_NOT_FOUND' })
  expect(await refusal({ bid: { minor: '5', currency: 'USD' } })).toMatchObject({ code: 'CURRENCY_MISMATCH' })
  expect(await refusal({ bid: cny(10_001) })).toMatchObject({ code: 'BID_OVER_BUDGET' })
  for (const minor of ['0', '-5', '1.5', '1e3', '', '10000000000000001', '9'.repeat(400)])
    expect(await refusal({ bid: cny(minor) })).toEqual({ code: 'INVALID_AMOUNT', field: ['input', 'bid', 'minor'] })
})

it('says what is wrong with the campaign before what is wrong with the key', async () => {
  for (const idempotencyKey of ['', 'k'.repeat(129)]) {
    expect(await refusal({ idempotencyKey })).toMatchObject({ code: 'INVALID_IDEMPOTENCY_KEY' })
    expect(await refusal({ idempotencyKey, bid: cny(10_001) })).toMatchObject({ code: 'BID_OVER_BUDGET' })
  }
  const idempotencyKey = 'spring'
  await create({ idempotencyKey })
  expect(await refusal({ idempotencyKey, name: 'Autumn tea' })).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' })
})

it('refuses texts and caps out of bounds as the caller’s mistake', async () => {
  const wrong = [
    { name: '  ' },
    { headline: 'x'.repeat(81) },
    { frequencyCap: { impressions: 0, perHours: 1 } },
    { frequencyCap: { impressions: 1, perHours: 721 } },
    { name: 'NUL \u0000' },
    { headline: '\ud800' },
  ]
  for (const changes of wrong) {
    const { errors } = await owner.ask(CREATE, { input: inputOf(changes) })
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  }
})

it('asks strangers to sign in', async () => {
  const { errors } = await graph.anonymous.ask(CREATE, { input: inputOf() })
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
})
