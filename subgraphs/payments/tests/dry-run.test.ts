import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import type { Caller, Json } from '../../../platform/testing/subgraph.ts'
import { type Bank, paymentsWith } from '../index.ts'
import { CHECKOUT, checkoutInput, merchantOf, order, productOf } from './market.ts'
import { cny, expectBooksRight, newKey, openWorld, TIP, TRANSFER, transferInput, type World } from './world.ts'

const PAYOUT = `mutation ($input: RequestPayoutInput!) { requestPayout(input: $input) {
  payout { state workflow { steps { name state } } } userErrors { code } } }`
const ACCOUNT = `mutation ($input: SetPayoutAccountInput!) { setPayoutAccount(input: $input) { userErrors { code } } }`

/** Orders the bank was given. */
const orders: string[] = []
const bank: Bank = {
  send: async ({ id }) => {
    orders.push(id)
    return { state: 'PAID', reference: id }
  },
}

let world: World
let owner: Caller
let buyer: Caller
let merchantId: string
let productId: string
beforeAll(async () => {
  world = await openWorld(new Date(), paymentsWith({ bank }))
  ;[owner, buyer] = (await world.people(2, 1_000_000n)) as [Caller, Caller]
  merchantId = await merchantOf(world, owner)
  productId = await productOf(owner, merchantId)
  const account = { merchantId, bankCode: 'icbc', accountNumber: '6222 0202 0011 2233', holderName: 'Ridge Ltd' }
  await owner.data(ACCOUNT, { input: account })
  await order(buyer, productId)
  await world.settle()
})
afterAll(async () => {
  await expectBooksRight(world)
  await world.close()
})

let runs = 0
/** Ask several things in one dry run, and end it. @returns their data, and what the end says */
async function tryOut(who: Caller, ...asked: readonly [query: string, variables: Json][]) {
  runs += 1
  const id = `dry_payments-${runs}`
  const answers: Json[] = []
  for (const [index, [query, variables]] of asked.entries()) {
    const ticket = { id, continued: index > 0 }
    const { data, errors } = await world.subgraph.execute({
      ...{ query, variables, ticket, viewer: who.viewer, requestId: 'req_test' },
    })
    expect(errors).toBeUndefined()
    answers.push(data)
  }
  const report = await world.subgraph.dryRuns?.end(id, who.viewer)
  return { answers, report }
}

describe('a dry run of payments', () => {
  it('posts through its own transaction: what is posted in it counts for what follows, and for nobody else', async () => {
    const [, friend] = (await world.people(2)) as [Caller, Caller]
    const spend = (minor: bigint): [string, Json] => [TRANSFER, { input: transferInput(friend, minor) }]
    const [rich] = (await world.people(1, 1000n)) as [Caller]
    const { answers } = await tryOut(rich, spend(600n), spend(600n), spend(400n))
    expect(answers.map(({ transfer }) => transfer.userErrors.map(({ code }: Json) => code))).toEqual([
      [],
      ['INSUFFICIENT_FUNDS'],
      [],
    ])
    expect(await world.balance(rich)).toBe(1000n)
    expect(await world.balance(friend)).toBe(0n)
  })

  it('counts a tip into its subject’s running total, and takes it out again', async () => {
    const postId = await world.post(owner)
    const tip = (): [string, Json] => [TIP, { input: { subjectId: postId, amount: cny(50), idempotencyKey: newKey() } }]
    const { answers, report } = await tryOut(buyer, tip(), tip())
    expect(answers.map((answer) => answer.tip.userErrors)).toEqual([[], []])
    expect(report?.announced).toContain('payments.tipReceived')
    const [left] = await world.database
      .client`select count(*)::int as n from payments.tips where subject_id = ${postId}`
    expect(left?.n).toBe(0)
  })

  it('takes an order as far as payments goes by itself, and says what it leaves out', async () => {
    const { answers, report } = await tryOut(buyer, [CHECKOUT, { input: checkoutInput(productId) }])
    const states = answers[0].checkout.workflow.steps.map(({ name, state }: Json) => `${name} ${state}`)
    expect(states.slice(0, 3)).toEqual(['RESERVE_STOCK DONE', 'HOLD_FUNDS DONE', 'POST_PAYMENT DONE'])
    expect(states).not.toContain('ATTRIBUTE_ORDER DONE')
    expect(report?.notes).toEqual([expect.stringContaining('other subgraphs are not asked')])
    await world.settle()
    const [left] = await world.database.client`select count(*)::int as n from payments.orders`
    expect(left?.n).toBe(1)
  })

  it('holds the money of a payout and asks no bank', async () => {
    const input = { merchantId, amount: cny(100), idempotencyKey: newKey() }
    const { answers, report } = await tryOut(owner, [PAYOUT, { input }])
    expect(answers[0].requestPayout.payout.workflow.steps).toContainEqual({ name: 'HOLD_FUNDS', state: 'DONE' })
    expect(report?.notes).toEqual([expect.stringContaining('The bank is not asked')])
    expect(orders).toEqual([])
    expect((await owner.data(PAYOUT, { input })).requestPayout.userErrors).toEqual([])
    expect(orders).toHaveLength(1)
  })

  it('is refused nothing that is refused for real, and leaves no trace of a refusal', async () => {
    const input = { toUserId: newId('User'), amount: cny(1), idempotencyKey: newKey() }
    const { answers, report } = await tryOut(buyer, [TRANSFER, { input }])
    expect(answers[0].transfer.userErrors).toMatchObject([{ code: 'RECIPIENT_NOT_FOUND' }])
    expect(report).toEqual({ announced: [], notes: [] })
  })
})
