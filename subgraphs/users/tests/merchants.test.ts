import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Caller, type Json, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { users } from '../index.ts'
import { crowd } from './people.ts'

const MERCHANT = `merchant { id name size description owner { id }
  onboarding { state missing slaHoursLeft submittedAt decidedAt decisionReason } } userErrors { code message field }`
const START = `mutation ($input: StartMerchantOnboardingInput!) { startMerchantOnboarding(input: $input) { ${MERCHANT} } }`
const SUBMIT = `mutation ($input: SubmitMerchantOnboardingInput!) { submitMerchantOnboarding(input: $input) { ${MERCHANT} } }`
const DECIDE = `mutation ($input: DecideMerchantOnboardingInput!) { decideMerchantOnboarding(input: $input) { ${MERCHANT} } }`

let graph: TestSubgraph
let reviewer: Caller
let issuer: Caller
let owners = 0
async function newOwner(level = 'REAL_NAME'): Promise<Caller> {
  const [owner] = (await crowd(graph, `owner_${++owners}`)) as [Caller]
  await issuer.data(
    'mutation ($input: SetVerificationLevelInput!) { setVerificationLevel(input: $input) { userErrors { code } } }',
    { input: { userId: owner.id, level } },
  )
  return owner
}

const start = async (owner: Caller, more: object = {}): Promise<Json> => {
  const input = { name: 'Noodle House', size: 'SMALL', idempotencyKey: 'first', ...more }
  return (await owner.data(START, { input })).startMerchantOnboarding
}
const submit = async (owner: Caller, merchantId: string, more: object = {}): Promise<Json> =>
  (await owner.data(SUBMIT, { input: { merchantId, ...more } })).submitMerchantOnboarding
const decide = async (merchantId: string, decision: string, reason = 'Looks fine'): Promise<Json> =>
  (await reviewer.data(DECIDE, { input: { merchantId, decision, reason } })).decideMerchantOnboarding
const COMPLETE = { licenceToken: 'licences/1', description: 'Noodles since 1998' }
const codesOf = ({ userErrors }: Json) => userErrors.map((error: Json) => error.code)
const statesOf = async (merchantId: string) =>
  (await graph.announced('users.merchantChanged'))
    .filter((event) => event.merchantId === merchantId)
    .map((event) => event.onboardingState)

beforeAll(async () => {
  graph = await openTestSubgraph(users, new Date('2024-02-27T09:00:00Z'))
  reviewer = graph.person({ scopes: ['merchants:review', 'merchants:read'] })
  issuer = graph.person({ scopes: ['attestations:issue'] })
})
afterAll(() => graph.close())

it('goes from a draft through a rejection to an approval', async () => {
  const owner = await newOwner()
  const { merchant } = await start(owner)
  expect(merchant).toEqual({
    id: expect.stringMatching(/^mer_/),
    name: 'Noodle House',
    size: 'SMALL',
    description: null,
    owner: { id: owner.id },
    onboarding: {
      state: 'DRAFT',
      missing: ['LICENCE', 'DESCRIPTION'],
      slaHoursLeft: null,
      submittedAt: null,
      decidedAt: null,
      decisionReason: null,
    },
  })
  graph.clock.advance(1000)
  const submitted = await submit(owner, merchant.id, COMPLETE)
  expect(submitted.merchant).toMatchObject({
    description: 'Noodles since 1998',
    onboarding: { state: 'SUBMITTED', missing: [], slaHoursLeft: 48, submittedAt: '2024-02-27T09:00:01.000Z' },
  })
  graph.clock.advance(1000)
  const rejected = await decide(merchant.id, 'REJECT', 'The licence has expired')
  expect(rejected.merchant.onboarding).toMatchObject({
    state: 'REJECTED',
    missing: [],
    decidedAt: '2024-02-27T09:00:02.000Z',
    decisionReason: 'The licence has expired',
  })
  await submit(owner, merchant.id, { licenceToken: 'licences/2' })
  const approved = await decide(merchant.id, 'APPROVE')
  expect(approved.merchant.onboarding).toMatchObject({ state: 'APPROVED', decisionReason: 'Looks fine' })
  expect(await statesOf(merchant.id)).toEqual(['DRAFT', 'SUBMITTED', 'REJECTED', 'SUBMITTED', 'APPROVED'])
  expect((await graph.announced('users.merchantChanged')).at(-1)).toEqual({
    merchantId: merchant.id,
    ownerId: owner.id,
    name: 'Noodle House',
    size: 'SMALL',
    onboardingState: 'APPROVED',
  })
})

it('approves a micro merchant of a verified person by the one mutation that starts it', async () => {
  const owner = await newOwner()
  const answers = await Promise.all([1, 2, 3].map(() => start(owner, { size: 'MICRO' })))
  expect(answers[0].merchant).toMatchObject({
    size: 'MICRO',
    onboarding: {
      state: 'APPROVED',
      missing: [],
      slaHoursLeft: null,
      decisionReason: expect.stringContaining('micro'),
    },
  })
  expect(new Set(answers.map(({ merchant }) => merchant.id)).size).toBe(1)
  expect(await statesOf(answers[0].merchant.id)).toEqual(['APPROVED'])
  expect(codesOf(await submit(owner, answers[0].merchant.id, COMPLETE))).toEqual(['ONBOARDING_NOT_OPEN'])
})

it('keeps a micro merchant of somebody unknown waiting for the real name, and for nothing else', async () => {
  const owner = await newOwner('PHONE')
  const { merchant } = await start(owner, { size: 'MICRO' })
  expect(merchant.onboarding).toMatchObject({ state: 'DRAFT', missing: ['OWNER_REAL_NAME'] })
  expect(codesOf(await submit(owner, merchant.id))).toEqual(['ONBOARDING_INCOMPLETE'])
  await issuer.data(
    'mutation ($input: SetVerificationLevelInput!) { setVerificationLevel(input: $input) { userErrors { code } } }',
    { input: { userId: owner.id, level: 'REAL_NAME' } },
  )
  expect((await submit(owner, merchant.id)).merchant.onboarding).toMatchObject({ state: 'APPROVED' })
  expect(await statesOf(merchant.id)).toEqual(['DRAFT', 'APPROVED'])
})

it('hands a bigger business in at once when everything is there, and counts the hours a review may take', async () => {
  const owner = await newOwner()
  const { merchant } = await start(owner, { ...COMPLETE, idempotencyKey: 'complete' })
  expect(merchant.onboarding).toMatchObject({ state: 'SUBMITTED', missing: [], slaHoursLeft: 48 })
  const hoursLeft = async () => {
    const READ = 'query ($id: ID!) { merchant(id: $id) { onboarding { slaHoursLeft } } }'
    return (await owner.data(READ, { id: merchant.id })).merchant.onboarding.slaHoursLeft
  }
  graph.clock.advance(47.5 * 3600_000)
  expect(await hoursLeft()).toBe(1)
  graph.clock.advance(3600_000)
  expect(await hoursLeft()).toBe(0)
  await decide(merchant.id, 'APPROVE')
  expect(await hoursLeft()).toBeNull()
})

it('refuses every step that is not open', async () => {
  const owner = await newOwner()
  const { merchant } = await start(owner)
  expect(codesOf(await decide(merchant.id, 'APPROVE'))).toEqual(['ONBOARDING_NOT_OPEN'])
  await submit(owner, merchant.id, COMPLETE)
  expect(codesOf(await submit(owner, merchant.id, COMPLETE))).toEqual(['ONBOARDING_NOT_OPEN'])
  await decide(merchant.id, 'APPROVE')
  expect(codesOf(await submit(owner, merchant.id, COMPLETE))).toEqual(['ONBOARDING_NOT_OPEN'])
  for (const decision of ['APPROVE', 'REJECT'])
    expect(codesOf(await decide(merchant.id, decision))).toEqual(['ONBOARDING_NOT_OPEN'])
})

it('says everything that is missing at once, and keeps nothing of an incomplete hand-in', async () => {
  const owner = await newOwner('PHONE')
  const { merchant } = await start(owner)
  expect(merchant.onboarding.missing).toEqual(['LICENCE', 'DESCRIPTION', 'OWNER_REAL_NAME'])
  const refused = await submit(owner, merchant.id, { description: 'Noodles' })
  expect(refused.merchant).toBeNull()
  expect(refused.userErrors).toEqual([
    { code: 'ONBOARDING_INCOMPLETE', field: ['input', 'licenceToken'], message: 'A business licence is missing.' },
    {
      code: 'ONBOARDING_INCOMPLETE',
      field: null,
      message: 'Your identity must be verified as REAL_NAME or higher.',
    },
  ])
  const { merchant: kept } = await owner.data('query ($id: ID!) { merchant(id: $id) { description } }', {
    id: merchant.id,
  })
  expect(kept.description).toBeNull()
  expect(await statesOf(merchant.id)).toEqual(['DRAFT'])
})

it('lets one of two hand-ins, and one of two reviewers, through', async () => {
  const owner = await newOwner()
  const { merchant } = await start(owner)
  const handedIn = await Promise.all([1, 2].map(() => submit(owner, merchant.id, COMPLETE)))
  expect(handedIn.flatMap(codesOf)).toEqual(['ONBOARDING_NOT_OPEN'])
  const decided = await Promise.all(['APPROVE', 'REJECT'].map((decision) => decide(merchant.id, decision)))
  expect(decided.flatMap(codesOf)).toEqual(['ONBOARDING_NOT_OPEN'])
  expect(await statesOf(merchant.id)).toHaveLength(3)
})

it('starts one merchant per key, however often it is sent', async () => {
  const owner = await newOwner()
  const answers = await Promise.all([1, 2, 3, 4].map(() => start(owner)))
  expect(new Set(answers.map(({ merchant }) => merchant.id)).size).toBe(1)
  expect(codesOf(await start(owner, { name: 'Another House' }))).toEqual(['IDEMPOTENCY_MISMATCH'])
  expect(codesOf(await start(owner, { idempotencyKey: '' }))).toEqual(['INVALID_IDEMPOTENCY_KEY'])
})

it('lets a person own ten, also when more are started at once', async () => {
  const owner = await newOwner()
  const keys = Array.from({ length: 12 }, (_, index) => `shop ${index}`)
  const answers = await Promise.all(
    keys.map((idempotencyKey) => start(owner, { idempotencyKey, name: idempotencyKey })),
  )
  expect(answers.flatMap(codesOf)).toEqual(['MERCHANT_LIMIT_REACHED', 'MERCHANT_LIMIT_REACHED'])
  const MINE = '{ viewer { merchants { id } } }'
  const { viewer } = await owner.data(MINE)
  expect(viewer.merchants).toHaveLength(10)
  expect(viewer.merchants.map(({ id }: Json) => id)).toEqual(viewer.merchants.map(({ id }: Json) => id).sort())
})

it('knows no merchants that are not there, and none of others', async () => {
  const [owner, other] = [await newOwner(), await newOwner()]
  const { merchant } = await start(owner)
  for (const merchantId of [merchant.id, 'mer_00000000000000000000000000', owner.id, '']) {
    expect((await submit(other, merchantId, COMPLETE)).userErrors).toMatchObject([
      { code: 'MERCHANT_NOT_FOUND', field: ['input', 'merchantId'] },
    ])
  }
  for (const merchantId of ['mer_00000000000000000000000000', 'nothing'])
    expect(codesOf(await decide(merchantId, 'APPROVE'))).toEqual(['MERCHANT_NOT_FOUND'])
})

it('shows its onboarding to its owner and to those who may read merchants', async () => {
  const owner = await newOwner()
  const { merchant } = await start(owner)
  const READ = 'query ($id: ID!) { merchant(id: $id) { name owner { handle } onboarding { state } } }'
  for (const caller of [owner, reviewer])
    expect((await caller.data(READ, { id: merchant.id })).merchant.onboarding).toEqual({ state: 'DRAFT' })
  for (const [caller, code] of [
    [graph.anonymous, 'UNAUTHENTICATED'],
    [await newOwner(), 'FORBIDDEN'],
  ] as const) {
    const { data, errors } = await caller.ask(READ, { id: merchant.id })
    expect(data.merchant).toMatchObject({ name: 'Noodle House', onboarding: null })
    expect(errors?.[0]?.extensions.code).toBe(code)
  }
  for (const id of ['mer_00000000000000000000000000', 'usr_1', 'x'])
    expect(await owner.data(READ, { id })).toEqual({ merchant: null })
})

it('refuses malformed words before anything else', async () => {
  const owner = await newOwner()
  const { merchant } = await start(owner)
  const base = { name: 'Shop', size: 'SMALL', idempotencyKey: 'malformed' }
  for (const [caller, operation, input, argument] of [
    [owner, START, { ...base, name: ' ' }, 'input.name'],
    [owner, START, { ...base, name: 'x'.repeat(81) }, 'input.name'],
    [owner, START, { ...base, description: 'x'.repeat(1001) }, 'input.description'],
    [owner, START, { ...base, licenceToken: '' }, 'input.licenceToken'],
    [owner, SUBMIT, { merchantId: merchant.id, licenceToken: '' }, 'input.licenceToken'],
    [owner, SUBMIT, { merchantId: merchant.id, licenceToken: 'x'.repeat(201) }, 'input.licenceToken'],
    [reviewer, DECIDE, { merchantId: merchant.id, decision: 'REJECT', reason: ' ' }, 'input.reason'],
    [reviewer, DECIDE, { merchantId: merchant.id, decision: 'REJECT', reason: 'x'.repeat(501) }, 'input.reason'],
  ] as const) {
    const { errors } = await caller.ask(operation, { input })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument })
  }
})

it('is reviewed by reviewers only, and started by people who are signed in', async () => {
  const owner = await newOwner()
  const { merchant } = await start(owner)
  const decision = { input: { merchantId: merchant.id, decision: 'APPROVE', reason: 'Mine' } }
  const input = { name: 'Shop', size: 'SMALL', idempotencyKey: 'anonymous' }
  for (const [caller, operation, variables, code] of [
    [owner, DECIDE, decision, 'FORBIDDEN'],
    [graph.anonymous, DECIDE, decision, 'UNAUTHENTICATED'],
    [graph.anonymous, START, { input }, 'UNAUTHENTICATED'],
    [graph.person(), START, { input }, 'UNAUTHENTICATED'],
    [graph.anonymous, SUBMIT, { input: { merchantId: merchant.id } }, 'UNAUTHENTICATED'],
  ] as const) {
    expect((await caller.ask(operation, variables)).errors?.[0]?.extensions.code).toBe(code)
  }
})
