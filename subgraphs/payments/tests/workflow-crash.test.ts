import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLog } from '../../../platform/log.ts'
import type { Caller } from '../../../platform/testing/subgraph.ts'
import { testBank } from '../bank.ts'
import type { Context } from '../context.ts'
import { LEASE_MS } from '../domain/workflow.ts'
import { openLoaders } from '../loaders.ts'
import { checkout } from '../operations/checkout.ts'
import { requestPayout } from '../operations/requestPayout.ts'
import { retryWorkflow } from '../operations/retryWorkflow.ts'
import { openWorkflowRunner, type Workflows } from '../operations/runWorkflows.ts'
import { openPaymentsStore, type PaymentsStore } from '../store/index.ts'
import {
  answerSteps,
  checkoutInput,
  merchantOf,
  openSuccessor,
  order,
  productOf,
  settlementOf,
  workflowAs,
} from './market.ts'
import { cny, expectBooksRight, newKey, openWorld, type World } from './world.ts'

let world: World
let owner: Caller
let successor: Workflows
beforeAll(async () => {
  world = await openWorld()
  successor = openSuccessor(world)
  ;[owner] = (await world.people(1)) as [Caller]
})
afterAll(async () => {
  await expectBooksRight(world)
  await world.close()
})

/**
 * A store of a process that is killed between two of its steps: from then on nothing it asks for is done, and nothing answers. Each
 * transaction, and each act of the ledger, may be the last: right before it is begun, or right after it is committed.
 * @param diesAt how many such places it passes alive
 */
function mortal(store: PaymentsStore, diesAt: number) {
  let passed = 0
  let die = () => {}
  const died = new Promise<'DIED'>((resolve) => {
    die = () => resolve('DIED')
  })
  const never = new Promise<never>(() => {})
  const pass = async () => {
    if (passed++ < diesAt) return
    die()
    await never
  }
  const guarded =
    <A extends unknown[], R>(act: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      await pass()
      const result = await act(...args)
      await pass()
      return result
    }
  const { ledger } = store
  const mortalStore: PaymentsStore = {
    ...store,
    transact: guarded(store.transact) as PaymentsStore['transact'],
    act: guarded(store.act) as PaymentsStore['act'],
    ledger: {
      ...ledger,
      hold: guarded(ledger.hold),
      capture: guarded(ledger.capture),
      void: guarded(ledger.void),
      refund: guarded(ledger.refund),
    },
  }
  return { store: mortalStore, died }
}

/** A process that somebody asks for something, and that dies at some point of it. @returns whether it got to the end */
async function inDyingProcess(
  caller: Caller,
  diesAt: number,
  act: (ctx: Context) => Promise<unknown>,
): Promise<boolean> {
  const { store, died } = mortal(openPaymentsStore(world.database, world.clock, world.bus), diesAt)
  const workflows = openWorkflowRunner({ store, clock: world.clock, log: silentLog, bank: testBank })
  const ctx: Context = {
    ...{ viewer: caller.viewer, store, clock: world.clock, bus: world.bus, eventCursor: '' },
    loaders: openLoaders(store, caller.viewer),
    renewLoaders: () => {},
    workflows: { ...workflows, wake: () => {} },
    settle: world.settle,
  }
  return (await Promise.race([act(ctx).then(() => 'DONE'), died])) === 'DONE'
}

/** What died holds its lease no longer: another process takes up what it left. */
async function takeOver(until: () => Promise<boolean>): Promise<void> {
  world.clock.advance(LEASE_MS + 1)
  await successor.look()
  // Or the one of this world's own, which looks once a second.
  await expect.poll(until, { timeout: 30_000, interval: 50 }).toBe(true)
}

/** Do something for each place where it can be cut, until it gets through. @returns in how many places it was cut */
async function everywhere(run: (diesAt: number) => Promise<boolean>): Promise<number> {
  for (let diesAt = 0; ; diesAt++) if (await run(diesAt)) return diesAt
}

describe('killed at any point', () => {
  it('an order is paid once, handed over once and taken from the stock once', async () => {
    const shop = await merchantOf(world, owner)
    const productId = await productOf(owner, shop, { price: cny(1_000), stock: 1_000 })
    const stock = async () =>
      (await owner.data('query ($id: ID!) { product(id: $id) { stock } }', { id: productId })).product.stock
    const [buyer] = (await world.people(1, 100_000n)) as [Caller]
    let sold = 0
    const cuts = await everywhere(async (diesAt) => {
      const input = checkoutInput(productId)
      const isThrough = await inDyingProcess(buyer, diesAt, (ctx) => checkout(ctx, input))
      // Whoever got no answer asks again, with the same key.
      const { workflow } = await order(buyer, productId, input)
      await takeOver(async () => (await workflowAs(buyer, workflow.id)).order.state === 'FULFILLED')
      await answerSteps(world)
      expect(await workflowAs(buyer, workflow.id)).toMatchObject({ state: 'COMPLETED' })
      sold += 1
      expect(await world.balance(buyer)).toBe(100_000n - BigInt(sold) * 1_000n)
      expect(await stock()).toBe(1_000 - sold)
      return isThrough
    })
    // The checkout itself, three turns of its workflow, the hold and the payment, each cut before and after.
    expect(cuts).toBeGreaterThanOrEqual(12)
    expect(await settlementOf(owner, shop)).toMatchObject({
      balance: { minor: String(sold * 994) },
      feesToDate: { minor: String(sold * 6) },
    })
  }, 120_000)

  it('an order that is taken back is refunded once and back in stock once', async () => {
    const shop = await merchantOf(world, owner)
    const operator = world.person({ scopes: ['workflows:operate'] })
    const productId = await productOf(owner, shop, { price: cny(1_000), stock: 5, delivery: 'SHIPPED' })
    const [buyer] = (await world.people(1, 5_000n)) as [Caller]
    const cuts = await everywhere(async (diesAt) => {
      const { workflow } = await order(buyer, productId)
      await answerSteps(world)
      // Stuck, and what ads did is taken back: what is left is payments' own.
      await world.database.client`update payments.workflow_steps set state = 'COMPENSATED'
        where workflow_id = ${workflow.id} and name = 'ATTRIBUTE_ORDER'`
      await world.database
        .client`update payments.workflows set state = 'STUCK', due_at = null, lease = null where id = ${workflow.id}`
      const isThrough = await inDyingProcess(operator, diesAt, (ctx) =>
        retryWorkflow(ctx, { id: workflow.id, compensate: true }),
      )
      await retryAsked(operator, workflow.id)
      await takeOver(async () => (await workflowAs(buyer, workflow.id)).state === 'COMPENSATED')
      expect((await workflowAs(buyer, workflow.id)).order).toMatchObject({
        state: 'REFUNDED',
        refund: { kind: 'REFUND' },
      })
      expect(await world.balance(buyer)).toBe(5_000n)
      const { product } = await owner.data('query ($id: ID!) { product(id: $id) { stock } }', { id: productId })
      expect(product.stock).toBe(5)
      return isThrough
    })
    expect(cuts).toBeGreaterThanOrEqual(12)
    expect(await settlementOf(owner, shop)).toMatchObject({ balance: { minor: '0' }, feesToDate: { minor: '0' } })
  }, 120_000)

  it('a payout leaves the balance once', async () => {
    const shop = await merchantOf(world, owner)
    const [buyer] = (await world.people(1, 1_000_000n)) as [Caller]
    await order(buyer, await productOf(owner, shop, { price: cny(100_000) }))
    await owner.data(
      'mutation ($input: SetPayoutAccountInput!) { setPayoutAccount(input: $input) { userErrors { code } } }',
      { input: { merchantId: shop, bankCode: 'ICBC', accountNumber: '6222020200112233', holderName: 'Ridge' } },
    )
    let paid = 0n
    const PAY =
      'mutation ($input: RequestPayoutInput!) { requestPayout(input: $input) { payout { workflow { id } } userErrors { code } } }'
    const cuts = await everywhere(async (diesAt) => {
      const input = { merchantId: shop, amount: cny(100), idempotencyKey: newKey() }
      const isThrough = await inDyingProcess(owner, diesAt, (ctx) => requestPayout(ctx, input as never))
      const { requestPayout: answer } = await owner.data(PAY, { input })
      await takeOver(async () => (await workflowAs(owner, answer.payout.workflow.id)).state === 'COMPLETED')
      paid += 100n
      const { balance, pending } = await settlementOf(owner, shop)
      expect([balance.minor, pending.minor]).toEqual([String(99_400n - paid), '0'])
      return isThrough
    })
    expect(cuts).toBeGreaterThanOrEqual(12)
  }, 120_000)
})

it('many left by a dead process are taken up by several at once, each by one', async () => {
  const productId = await productOf(owner, await merchantOf(world, owner), { price: cny(1_000), stock: 100 })
  const buyers = await world.people(12, 1_000n)
  // Each dies right after the order is placed.
  for (const buyer of buyers)
    expect(await inDyingProcess(buyer, 2, (ctx) => checkout(ctx, checkoutInput(productId)))).toBe(false)
  world.clock.advance(LEASE_MS + 1)
  const others = [1, 2, 3].map(() => openSuccessor(world))
  while ((await Promise.all(others.map((other) => other.look()))).some((taken) => taken > 0));
  await expect
    .poll(async () => (await Promise.all(buyers.map((buyer) => world.balance(buyer)))).every((left) => left === 0n), {
      timeout: 30_000,
    })
    .toBe(true)
  const attempts = await world.database.client`
    select s.name, s.attempts from payments.workflow_steps s join payments.workflows w on w.id = s.workflow_id
    join payments.orders o on o.workflow_id = w.id where o.product_id = ${productId} and s.name = 'POST_PAYMENT'`
  expect(attempts.map((step) => step.attempts)).toEqual(buyers.map(() => 1))
})

it('a process killed by the system in a storm of orders leaves none half done', async () => {
  const shop = await merchantOf(world, owner)
  const productId = await productOf(owner, shop, { price: cny(1_000), stock: 100_000 })
  const buyers = await world.people(4, 100_000_000n)
  const acknowledged: string[] = []
  const script = fileURLToPath(new URL('./storm-process.ts', import.meta.url))
  for (const round of ['first', 'second']) {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', script, productId, round, ...buyers.map(({ id }) => id)],
      { env: { ...process.env, DATABASE_URL: world.database.url }, stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const gone = once(child, 'exit')
    const from = acknowledged.length
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(line)
      if (acknowledged.length === from + 10) child.kill('SIGKILL')
    }
    expect(await gone).toEqual([null, 'SIGKILL'])
  }
  world.clock.set(new Date(Math.max(Date.now(), world.clock.now().getTime()) + 2 * LEASE_MS))
  const open = async () =>
    (
      await world.database.client`
      select id from payments.orders where product_id = ${productId} and state <> 'FULFILLED'`
    ).length
  while ((await successor.look()) > 0);
  await expect.poll(open, { timeout: 30_000 }).toBe(0)

  // What was acknowledged is there, and everything that is there was paid once and taken from the stock once.
  const orders = await world.database.client`
    select workflow_id, buyer_id, transfer_id from payments.orders where product_id = ${productId}`
  const workflowIds = new Set(orders.map((each) => each.workflow_id))
  expect(acknowledged.length).toBeGreaterThanOrEqual(20)
  expect(acknowledged.filter((line) => !workflowIds.has(line.split(' ').at(-1)))).toEqual([])
  expect(new Set(orders.map((each) => each.transfer_id)).size).toBe(orders.length)
  for (const buyer of buyers) {
    const bought = orders.filter((each) => each.buyer_id === buyer.id).length
    expect(await world.balance(buyer)).toBe(100_000_000n - 1_000n * BigInt(bought))
  }
  const { product } = await owner.data('query ($id: ID!) { product(id: $id) { stock } }', { id: productId })
  expect(product.stock).toBe(100_000 - orders.length)
  expect(await settlementOf(owner, shop)).toMatchObject({ balance: { minor: String(orders.length * 994) } })
}, 120_000)

/** Ask again, as an operator would who got no answer: it may be under way already. */
async function retryAsked(operator: Caller, id: string): Promise<void> {
  await operator.data('mutation ($id: ID!) { retryWorkflow(id: $id, compensate: true) { userErrors { code } } }', {
    id,
  })
}
