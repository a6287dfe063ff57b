import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import type { Caller, Json } from '../../../platform/testing/subgraph.ts'
import { httpBank, paymentsWith } from '../index.ts'
import { codesOf, merchantOf, order, productOf, settlementOf, workflowAs } from './market.ts'
import { cny, expectBooksRight, newKey, openWorld, type World } from './world.ts'

const SET = `mutation ($input: SetPayoutAccountInput!) { setPayoutAccount(input: $input) {
  merchant { settlement { payoutAccount { bankCode last4 holderName } nextPayoutAt } } userErrors { code field } } }`
const PAY = `mutation ($input: RequestPayoutInput!) { requestPayout(input: $input) {
  payout { id state amount { minor } to { last4 } bankReference failureCode workflow { id state steps { name state attempts error compensatedBy } } }
  userErrors { code field } } }`
const STATEMENT = `query ($id: ID!, $from: DateTime!, $to: DateTime!) {
  _entities(representations: [{ __typename: "Merchant", id: $id }]) { ... on Merchant { settlement { statement(from: $from, to: $to) {
    opening { minor } lines { kind entries credits { minor } debits { minor } } closing { minor } } } } } }`
/** How long the world's payments wait for the bank. */
const BANK_MS = 2_000

let bank: Awaited<ReturnType<typeof startBank>>
let world: World
let owner: Caller
let buyer: Caller
beforeAll(async () => {
  bank = await startBank()
  world = await openWorld(new Date(), paymentsWith({ bank: httpBank(bank.url, BANK_MS) }))
  ;[owner] = (await world.people(1)) as [Caller]
  ;[buyer] = (await world.people(1, 100_000_000n)) as [Caller]
})
afterAll(async () => {
  await expectBooksRight(world)
  await world.close()
  await bank.stop()
})

/** The fake bank, running, and what is in its book. */
async function startBank() {
  const script = fileURLToPath(new URL('./fake-bank.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const url = `http://127.0.0.1:${line.toString().trim()}/`
  const post = async (path: string, body: unknown) =>
    (await fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(body) })).json() as Promise<Json>
  return {
    url,
    /** Have the next calls answered like this. */
    behave: (...moods: string[]) => post('moods', moods),
    book: () => post('book', {}),
    stop: async () => {
      const gone = once(child, 'exit')
      child.kill()
      await gone
    },
  }
}

/** A merchant that has earned 99,400 fen, and said where they go. */
async function richMerchant(withAccount = true): Promise<string> {
  const merchantId = await merchantOf(world, owner)
  await order(buyer, await productOf(owner, merchantId, { price: cny(100_000) }))
  if (withAccount) await setAccount(owner, merchantId)
  return merchantId
}
const account = (merchantId: string, more: object = {}) => ({
  ...{ merchantId, bankCode: 'icbc', accountNumber: '6222 0202 0011 2233', holderName: 'Ridge Ltd', ...more },
})
const setAccount = async (caller: Caller, merchantId: string, more: object = {}) =>
  (await caller.data(SET, { input: account(merchantId, more) })).setPayoutAccount
const pay = async (merchantId: string, more: object = {}, caller = owner): Promise<Json> =>
  (await caller.data(PAY, { input: { merchantId, idempotencyKey: newKey(), ...more } })).requestPayout
const balances = async (merchantId: string) => {
  const { balance, pending } = await settlementOf(owner, merchantId)
  return [balance.minor, pending.minor]
}
/** Time passes until the payout is over. */
async function over(payout: Json): Promise<Json> {
  await expect
    .poll(
      async () => {
        const { state } = await workflowAs(owner, payout.workflow.id)
        if (state === 'RUNNING' || state === 'COMPENSATING') world.clock.advance(10_000)
        return state
      },
      { timeout: 30_000, interval: 200 },
    )
    .toMatch(/COMPLETED|COMPENSATED|STUCK/)
  return workflowAs(owner, payout.workflow.id)
}

describe('a payout', () => {
  it('goes to the bank, whole or in part, and out of the balance', async () => {
    const shop = await richMerchant()
    const { payout, userErrors } = await pay(shop, { amount: cny(400) })
    expect(userErrors).toEqual([])
    expect(payout).toMatchObject({
      state: 'PAID',
      amount: { minor: '400' },
      to: { last4: '2233' },
      bankReference: `bank-${payout.id}`,
      failureCode: null,
      workflow: { state: 'COMPLETED' },
    })
    expect(payout.workflow.steps.map(({ name, state }: Json) => `${name} ${state}`)).toEqual([
      'HOLD_FUNDS DONE',
      'SEND_TO_BANK DONE',
      'POST_PAYOUT DONE',
    ])
    expect(await balances(shop)).toEqual(['99000', '0'])
    expect((await pay(shop)).payout).toMatchObject({ state: 'PAID', amount: { minor: '99000' } })
    expect(await balances(shop)).toEqual(['0', '0'])
    const { payouts } = await settlementOf(owner, shop)
    expect(payouts.edges.map((edge: Json) => edge.node.amount.minor).sort()).toEqual(['400', '99000'].sort())
  })

  it('is paid once by a bank that is silent, hangs up, mumbles, fails and is late', async () => {
    for (const mood of ['PAY_SILENTLY', 'PAY_AND_HANG_UP', 'PAY_AND_MUMBLE', 'ERROR', 'PENDING']) {
      const shop = await richMerchant()
      await bank.behave(mood)
      const { payout } = await pay(shop)
      expect(payout).toMatchObject({ state: 'SENT', bankReference: null })
      expect(await balances(shop)).toEqual(['0', '99400'])
      const after = await over(payout)
      expect(after).toMatchObject({ state: 'COMPLETED', payout: { id: payout.id, state: 'PAID' } })
      expect(after.steps[1]).toMatchObject({ name: 'SEND_TO_BANK', state: 'DONE', error: null })
      expect(after.steps[1].attempts).toBeGreaterThanOrEqual(2)
      expect(await balances(shop)).toEqual(['0', '0'])
      expect((await bank.book()).paid.filter(({ id }: Json) => id === payout.id)).toEqual([
        { id: payout.id, minor: '99400' },
      ])
    }
  })

  it('comes back to the balance when the bank refuses it', async () => {
    const shop = await richMerchant()
    await bank.behave('ERROR', 'REFUSE')
    const { payout } = await pay(shop)
    expect(await over(payout)).toMatchObject({
      state: 'COMPENSATED',
      steps: [
        { name: 'HOLD_FUNDS', state: 'COMPENSATED', compensatedBy: 'VOID_HOLD' },
        { name: 'SEND_TO_BANK', state: 'FAILED', error: 'ACCOUNT_CLOSED' },
        { name: 'POST_PAYOUT', state: 'PENDING', attempts: 0 },
      ],
      payout: { state: 'FAILED' },
    })
    expect(await balances(shop)).toEqual(['99400', '0'])
    const { payouts } = await settlementOf(owner, shop)
    expect(payouts.edges[0].node).toMatchObject({ state: 'FAILED', failureCode: 'ACCOUNT_CLOSED' })
  })

  it('is stuck when the bank fails too often; an operator has it tried again, and cannot take it back', async () => {
    const shop = await richMerchant()
    await bank.behave(...Array.from({ length: 5 }, () => 'ERROR'))
    const { payout } = await pay(shop)
    expect(await over(payout)).toMatchObject({ state: 'STUCK' })
    expect((await workflowAs(owner, payout.workflow.id)).steps[1]).toMatchObject({
      state: 'RUNNING',
      attempts: 5,
      error: 'The bank answered with 503.',
    })
    const operator = world.person({ scopes: ['workflows:operate'] })
    const RETRY = `mutation ($id: ID!, $compensate: Boolean!) { retryWorkflow(id: $id, compensate: $compensate) {
      workflow { state payout { state } } userErrors { code } } }`
    const retry = async (who: Caller, compensate: boolean) =>
      (await who.data(RETRY, { id: payout.workflow.id, compensate })).retryWorkflow
    const STUCK = '{ stuckWorkflows { id } }'
    expect((await operator.data(STUCK)).stuckWorkflows).toEqual([{ id: payout.workflow.id }])
    for (const [operation, variables] of [
      [STUCK, {}],
      [RETRY, { id: payout.workflow.id, compensate: false }],
    ] as const)
      expect((await owner.ask(operation, variables)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    // It may have been paid: nobody knows.
    expect(codesOf(await retry(operator, true))).toEqual(['WORKFLOW_NOT_COMPENSABLE'])
    expect(await retry(operator, false)).toMatchObject({ workflow: { state: 'COMPLETED', payout: { state: 'PAID' } } })
    expect(codesOf(await retry(operator, false))).toEqual(['WORKFLOW_NOT_STUCK'])
    expect((await operator.data(STUCK)).stuckWorkflows).toEqual([])
    expect(codesOf((await operator.data(RETRY, { id: 'x', compensate: false })).retryWorkflow)).toEqual([
      'WORKFLOW_NOT_FOUND',
    ])
  })

  it('is refused in the order promised, and once for a key', async () => {
    const [shop, bare, poor] = [await richMerchant(), await richMerchant(false), await merchantOf(world, owner)]
    await setAccount(owner, poor)
    const used = newKey()
    const { payout } = await pay(shop, { amount: cny(1), idempotencyKey: used })
    for (const [merchantId, more, caller, code] of [
      [shop, { amount: { minor: '-1', currency: 'CNY' }, idempotencyKey: '' }, owner, 'INVALID_AMOUNT'],
      [newId('Merchant'), { idempotencyKey: '' }, owner, 'INVALID_IDEMPOTENCY_KEY'],
      [newId('Merchant'), { idempotencyKey: used }, owner, 'IDEMPOTENCY_MISMATCH'],
      [newId('Merchant'), {}, owner, 'MERCHANT_NOT_FOUND'],
      ['x', {}, owner, 'MERCHANT_NOT_FOUND'],
      [shop, {}, buyer, 'MERCHANT_NOT_FOUND'],
      [bare, { amount: { minor: '1', currency: 'USD' } }, owner, 'PAYOUT_ACCOUNT_MISSING'],
      [shop, { amount: { minor: '1', currency: 'USD' } }, owner, 'CURRENCY_MISMATCH'],
      [shop, { amount: cny(99_400) }, owner, 'INSUFFICIENT_FUNDS'],
      [poor, {}, owner, 'INSUFFICIENT_FUNDS'],
    ] as const)
      expect(codesOf(await pay(merchantId, more, caller))).toEqual([code])
    const again = await Promise.all([1, 2].map(() => pay(shop, { amount: cny(1), idempotencyKey: used })))
    expect(again.map((each) => each.payout.id)).toEqual([payout.id, payout.id])
    expect(await balances(shop)).toEqual(['99399', '0'])
    // Of two for the whole balance, one is paid.
    const both = await Promise.all([1, 2].map(() => pay(shop, { amount: cny(99_399) })))
    const done = await Promise.all(
      both.map(async (each) => (each.payout ? (await over(each.payout)).payout.state : 'REFUSED')),
    )
    expect(done.filter((state) => state === 'PAID')).toHaveLength(1)
    expect(await balances(shop)).toEqual(['0', '0'])
  })
})

describe('a merchant', () => {
  it('says where its money goes, and is shown no more of it than it needs', async () => {
    const shop = await merchantOf(world, owner)
    expect(await setAccount(owner, shop)).toMatchObject({
      merchant: {
        settlement: { payoutAccount: { bankCode: 'ICBC', last4: '2233', holderName: 'Ridge Ltd' }, nextPayoutAt: null },
      },
      userErrors: [],
    })
    for (const [caller, id] of [
      [buyer, shop],
      [owner, newId('Merchant')],
      [owner, 'x'],
    ] as const)
      expect(codesOf(await setAccount(caller, id))).toEqual(['MERCHANT_NOT_FOUND'])
    for (const more of [
      { bankCode: 'A' },
      { accountNumber: '123' },
      { accountNumber: '6222-0202-0011' },
      { holderName: ' ' },
    ]) {
      const { errors } = await owner.ask(SET, { input: account(shop, more) })
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    }
  })

  it('is paid out every day at ten in the morning, by one of however many processes', async () => {
    const shop = await richMerchant()
    const { nextPayoutAt } = await settlementOf(owner, shop)
    expect(nextPayoutAt).toMatch(/T02:00:00\.000Z$/)
    const poor = await merchantOf(world, owner)
    await setAccount(owner, poor)
    world.clock.set(new Date(nextPayoutAt))
    const stateOfLast = async () => (await settlementOf(owner, shop)).payouts.edges[0]?.node.state
    await expect.poll(stateOfLast, { timeout: 30_000 }).toBe('PAID')
    expect(await balances(shop)).toEqual(['0', '0'])
    const { payouts, nextPayoutAt: none } = await settlementOf(owner, shop)
    expect(payouts.edges).toMatchObject([{ node: { state: 'PAID', amount: { minor: '99400' } } }])
    expect(none).toBeNull()
    expect((await settlementOf(owner, poor)).payouts.edges).toEqual([])
    await order(buyer, await productOf(owner, shop, { price: cny(1_000) }))
    const dayLater = new Date(new Date(nextPayoutAt).getTime() + 24 * 3600_000).toISOString()
    expect((await settlementOf(owner, shop)).nextPayoutAt).toBe(dayLater)
  })

  it('reads every movement of a time in a statement that adds up', async () => {
    const shop = await richMerchant()
    world.clock.advance(60_000)
    const from = world.clock.now().toISOString()
    await order(buyer, await productOf(owner, shop, { price: cny(1_000) }))
    await pay(shop, { amount: cny(500) })
    await bank.behave('REFUSE')
    await over((await pay(shop, { amount: cny(700) })).payout)
    world.clock.advance(1)
    const to = world.clock.now().toISOString()
    const read = async (who: Caller, times: object) =>
      (await who.data(STATEMENT, { id: shop, ...times }))._entities[0].settlement
    const { statement } = await read(owner, { from, to })
    expect(statement).toEqual({
      opening: { minor: '99400' },
      lines: [
        { kind: 'PAYMENT', entries: 1, credits: { minor: '994' }, debits: { minor: '0' } },
        // Both were set aside, and one of them came back.
        { kind: 'PAYOUT', entries: 3, credits: { minor: '700' }, debits: { minor: '1200' } },
      ],
      closing: { minor: '99894' },
    })
    const moved = statement.lines.reduce(
      (sum: bigint, line: Json) => sum + BigInt(line.credits.minor) - BigInt(line.debits.minor),
      0n,
    )
    expect(BigInt(statement.opening.minor) + moved).toBe(BigInt(statement.closing.minor))
    const before = await read(owner, { from: '2020-01-01T00:00:00.000Z', to: '2020-02-01T00:00:00.000Z' })
    expect(before.statement).toEqual({ opening: { minor: '0' }, lines: [], closing: { minor: '0' } })
    const { errors } = await owner.ask(STATEMENT, { id: shop, from: to, to: from })
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('shows what it earns to its owner and to who may read payments', async () => {
    const shop = await richMerchant()
    const READ =
      'query ($id: ID!) { _entities(representations: [{ __typename: "Merchant", id: $id }]) { ... on Merchant { settlement { balance { minor } } } } }'
    for (const reader of [owner, world.person({ scopes: ['payments:read'] })])
      expect((await reader.data(READ, { id: shop }))._entities[0].settlement.balance.minor).toBe('99400')
    for (const [reader, code] of [
      [buyer, 'FORBIDDEN'],
      [world.anonymous, 'UNAUTHENTICATED'],
    ] as const) {
      const { data, errors } = await reader.ask(READ, { id: shop })
      expect([data._entities[0].settlement, errors?.[0]?.extensions.code]).toEqual([null, code])
    }
  })
})
