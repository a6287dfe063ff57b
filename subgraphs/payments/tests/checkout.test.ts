import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import type { Caller, Json } from '../../../platform/testing/subgraph.ts'
import {
  answerSteps,
  CHANGE,
  CHECKOUT,
  checkoutInput,
  codesOf,
  lifeAccountOf,
  merchantOf,
  offer,
  openSuccessor,
  order,
  pick,
  productOf,
  READ_ORDER,
  READ_PRODUCT,
  settlementOf,
  statesOf,
  workflowAs,
} from './market.ts'
import { cny, expectBooksRight, newKey, openWorld, type World } from './world.ts'

let world: World
let owner: Caller
let merchantId: string
beforeAll(async () => {
  world = await openWorld()
  ;[owner] = (await world.people(1)) as [Caller]
  merchantId = await merchantOf(world, owner)
})
afterAll(async () => {
  await expectBooksRight(world)
  await world.close()
})

const buyerWith = async (balance: bigint) => (await world.people(1, balance))[0] as Caller
const stockOf = async (id: string) =>
  (await owner.data('query ($id: ID!) { product(id: $id) { stock } }', { id })).product.stock
const FULFIL =
  'mutation ($orderId: ID!) { fulfilOrder(orderId: $orderId) { order { id state } userErrors { code field } } }'
const CANCEL =
  'mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { order { id } userErrors { code field } } }'

describe('an order', () => {
  it('is paid, handed over and counted, step by step', async () => {
    const [buyer, shop] = [await buyerWith(100_000n), await merchantOf(world, owner)]
    const productId = await productOf(owner, shop, { price: cny(9_999) })
    const { workflow, userErrors } = await order(buyer, productId, { quantity: 3 })
    expect(userErrors).toEqual([])
    expect(workflow).toMatchObject({ kind: 'CHECKOUT', state: 'RUNNING', payout: null })
    expect(statesOf(workflow)).toEqual([
      'RESERVE_STOCK DONE',
      'HOLD_FUNDS DONE',
      'POST_PAYMENT DONE',
      'ATTRIBUTE_ORDER WAITING',
      'FULFIL DONE',
    ])
    expect(workflow.steps.map(({ attempts }: Json) => attempts)).toEqual([1, 1, 1, 1, 1])
    expect(workflow.order).toMatchObject({
      state: 'FULFILLED',
      quantity: 3,
      unitPrice: { minor: '9999' },
      amount: cny(29_997),
      buyer: { id: buyer.id },
      viaSubject: null,
      redemptionCode: expect.stringMatching(/^[2-9A-HJ-NP-Z]{12}$/),
      shares: null,
      transfer: { kind: 'PAYMENT' },
      refund: null,
    })
    await answerSteps(world)
    expect(await workflowAs(buyer, workflow.id)).toMatchObject({ state: 'COMPLETED' })
    expect(await world.balance(buyer)).toBe(70_003n)
    expect(await stockOf(productId)).toBe(7)
    // 0.6 % of 29,997 is 179.98: rounded down.
    expect(await settlementOf(owner, shop)).toMatchObject({
      balance: { minor: '29818' },
      pending: { minor: '0' },
      feesToDate: { minor: '179' },
      grossToDate: { minor: '29997' },
    })
  })

  it('of a picked product splits among supplier, seller and platform in one transfer', async () => {
    const [buyer, creator] = [await buyerWith(100_000n), await buyerWith(0n)]
    const source = await productOf(owner, merchantId, { price: cny(1_111) })
    await offer(owner, source, 1250, 2)
    const picked = await pick(creator, source, await lifeAccountOf(world, creator))
    await offer(owner, source, 100)
    expect(codesOf(await order(buyer, picked))).toEqual(['QUANTITY_BELOW_MINIMUM'])
    const { workflow } = await order(buyer, picked, { quantity: 3 })
    // 12.5 % of 3,333 is 416.6, 0.6 % is 19.998: both rounded down, the rest is the supplier's.
    const shares = (await owner.data(READ_ORDER, { id: workflow.order.id })).order.shares
    expect(shares).toEqual([
      { role: 'SUPPLIER', merchant: { id: merchantId }, user: null, amount: { minor: '2898' } },
      { role: 'SELLER', merchant: null, user: { id: creator.id }, amount: { minor: '416' } },
      { role: 'PLATFORM', merchant: null, user: null, amount: { minor: '19' } },
    ])
    expect((await creator.data(READ_ORDER, { id: workflow.order.id })).order.shares).toEqual(shares)
    const entries = await world.database.client`
      select account_id, amount_minor::integer as minor from payments.entries where transfer_id = ${workflow.order.transfer.id} order by 2`
    expect(entries.map(({ minor }) => minor)).toEqual([-3333, 19, 416, 2898])
    expect(await world.balance(creator)).toBe(416n)
    expect(await stockOf(source)).toBe(7)
  })

  it('pays the merchant whose life account picked the product', async () => {
    const [buyer, seller] = [await buyerWith(10_000n), await buyerWith(0n)]
    const shop = await merchantOf(world, seller)
    const source = await productOf(owner, merchantId, { price: cny(10_000) })
    await offer(owner, source, 2000)
    const picked = await pick(seller, source, await lifeAccountOf(world, seller, shop))
    await order(buyer, picked)
    expect(await settlementOf(seller, shop)).toMatchObject({ balance: { minor: '2000' }, feesToDate: { minor: '0' } })
    const ORDERS = `query ($id: ID!) { _entities(representations: [{ __typename: "Merchant", id: $id }]) {
      ... on Merchant { orders(first: 1) { edges { node { product { id } } } } } } }`
    for (const [who, id] of [
      [seller, shop],
      [owner, merchantId],
    ] as const)
      expect((await who.data(ORDERS, { id }))._entities[0].orders.edges).toEqual([
        { node: { product: { id: picked } } },
      ])
  })

  it('keeps what the buyer came from, and asks for the room’s numbers', async () => {
    const [buyer, host] = [await buyerWith(50_000n), await buyerWith(0n)]
    const roomId = newId('LiveRoom')
    await world.tell({
      name: 'live.roomChanged',
      payload: {
        roomId,
        hostId: host.id,
        lifeAccountId: null,
        title: 'Show',
        state: 'LIVE',
        startedAt: null,
        at: '2024-02-27T09:00:00.000Z',
      },
    })
    // Told a moment ago: it counts.
    const productId = await productOf(owner, merchantId)
    const { workflow } = await order(buyer, productId, { viaSubjectId: roomId })
    expect(workflow.order.viaSubject).toEqual({ id: roomId })
    expect(statesOf(workflow)).toContain('COUNT_SALE WAITING')
    const asked = (await world.announced('payments.orderStepAsked')).filter((each) => each.workflowId === workflow.id)
    expect(asked.map(({ step, viaSubjectId, undo }) => [step, viaSubjectId, undo])).toEqual([
      ['COUNT_SALE', roomId, false],
      ['ATTRIBUTE_ORDER', roomId, false],
    ])
    await answerSteps(world)
    await answerSteps(world)
    expect((await workflowAs(buyer, workflow.id)).state).toBe('COMPLETED')
  })
})

describe('refusing an order', () => {
  it('says why, in the order promised, and takes nothing', async () => {
    const buyer = await buyerWith(40_000n)
    const productId = await productOf(owner, merchantId, { stock: 2 })
    const gone = await productOf(owner, merchantId)
    await owner.data(CHANGE, { input: { productId: gone, listed: false, idempotencyKey: newKey() } })
    const dear = await productOf(owner, merchantId, { price: cny('1000000000000000') })
    const used = newKey()
    await order(buyer, await productOf(owner, merchantId, { price: cny(1) }), { idempotencyKey: used })
    const before = await world.balance(buyer)
    const nothing = newId('Post')
    for (const [caller, id, more, code] of [
      [buyer, 'nothing', { idempotencyKey: '' }, 'INVALID_IDEMPOTENCY_KEY'],
      [buyer, productId, { idempotencyKey: used }, 'IDEMPOTENCY_MISMATCH'],
      [buyer, 'nothing', { viaSubjectId: nothing }, 'PRODUCT_NOT_FOUND'],
      [buyer, newId('Product'), {}, 'PRODUCT_NOT_FOUND'],
      [buyer, gone, {}, 'PRODUCT_NOT_FOUND'],
      [owner, productId, { viaSubjectId: nothing }, 'OWN_PRODUCT'],
      [buyer, dear, { quantity: 2, viaSubjectId: nothing }, 'SUBJECT_NOT_FOUND'],
      [buyer, productId, { viaSubjectId: 'nothing' }, 'SUBJECT_NOT_FOUND'],
      [buyer, dear, { quantity: 2 }, 'INVALID_AMOUNT'],
      [buyer, productId, { quantity: 3 }, 'OUT_OF_STOCK'],
      [buyer, productId, { quantity: 2 }, 'INSUFFICIENT_FUNDS'],
    ] as const)
      expect(codesOf(await order(caller, id, more))).toEqual([code])
    for (const quantity of [0, -1, 1001]) {
      const { errors } = await buyer.ask(CHECKOUT, { input: checkoutInput(productId, { quantity }) })
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    }
    const { errors } = await world.anonymous.ask(CHECKOUT, { input: checkoutInput(productId) })
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    expect(await world.balance(buyer)).toBe(before)
    expect(await stockOf(productId)).toBe(2)
  })

  it('is not remembered: after a top-up the same key succeeds, and then stays', async () => {
    const buyer = await buyerWith(0n)
    const productId = await productOf(owner, merchantId)
    const again = { idempotencyKey: newKey() }
    expect(codesOf(await order(buyer, productId, again))).toEqual(['INSUFFICIENT_FUNDS'])
    const [funded] = (await world.people(1, 30_000n)) as [Caller]
    const input = { toUserId: buyer.id, amount: cny(30_000), idempotencyKey: newKey() }
    await funded.data('mutation ($input: TransferInput!) { transfer(input: $input) { userErrors { code } } }', {
      input,
    })
    const answers = await Promise.all([1, 2, 3].map(() => order(buyer, productId, again)))
    expect(new Set(answers.map(({ workflow }) => workflow.id)).size).toBe(1)
    expect(await world.balance(buyer)).toBe(0n)
    expect(await stockOf(productId)).toBe(9)
  })

  it('never sells more than there is: eleven orders at once on ten pieces', async () => {
    const buyers = await world.people(11, 30_000n)
    const productId = await productOf(owner, merchantId)
    const answers = await Promise.all(buyers.map((buyer) => order(buyer, productId)))
    expect(answers.flatMap(codesOf)).toEqual(['OUT_OF_STOCK'])
    expect(answers.filter(({ workflow }) => workflow?.order.state === 'FULFILLED')).toHaveLength(10)
    expect(await stockOf(productId)).toBe(0)
    expect((await owner.data(READ_PRODUCT, { id: productId })).product.available).toBe(false)
    const balances = await Promise.all(buyers.map((buyer) => world.balance(buyer)))
    expect(balances.filter((balance) => balance === 0n)).toHaveLength(10)
  })

  it('gives the stock back when the money went elsewhere meanwhile', async () => {
    const buyer = await buyerWith(30_000n)
    const products = await Promise.all([1, 2].map(() => productOf(owner, merchantId)))
    const answers = await Promise.all(products.map((productId) => order(buyer, productId)))
    // Refused at once, or, where both were placed before either was paid, taken back: one is paid, and one only.
    const states = answers.map(({ workflow }) => workflow?.order.state ?? 'REFUSED').sort()
    expect([
      ['FAILED', 'FULFILLED'],
      ['FULFILLED', 'REFUSED'],
    ]).toContainEqual(states)
    const stocks = await Promise.all(products.map(stockOf))
    expect(stocks.sort()).toEqual([10, 9].sort())
    expect(await world.balance(buyer)).toBe(0n)
  })
})

describe('an order to be sent', () => {
  let buyer: Caller
  let productId: string
  beforeAll(async () => {
    buyer = await buyerWith(1_000_000n)
    productId = await productOf(owner, merchantId, { delivery: 'SHIPPED', stock: 100 })
  })

  it('waits for the merchant, who says once that it was sent', async () => {
    const { workflow } = await order(buyer, productId)
    expect(workflow.order).toMatchObject({ state: 'PAID', redemptionCode: null })
    expect(statesOf(workflow)).toContain('FULFIL WAITING')
    await answerSteps(world)
    expect((await workflowAs(buyer, workflow.id)).state).toBe('RUNNING')
    for (const who of [buyer, await buyerWith(0n)])
      expect(codesOf((await who.data(FULFIL, { orderId: workflow.order.id })).fulfilOrder)).toEqual(['ORDER_NOT_FOUND'])
    for (let times = 0; times < 2; times++)
      expect((await owner.data(FULFIL, { orderId: workflow.order.id })).fulfilOrder).toEqual({
        order: { id: workflow.order.id, state: 'FULFILLED' },
        userErrors: [],
      })
    expect((await workflowAs(buyer, workflow.id)).state).toBe('COMPLETED')
    const cancelled = await owner.data(CANCEL, { input: { orderId: workflow.order.id, reason: 'Late' } })
    expect(codesOf(cancelled.cancelOrder)).toEqual(['ORDER_NOT_OPEN'])
  })

  it('is taken back step by step when the merchant cancels, and the buyer gets everything back', async () => {
    const shop = await merchantOf(world, owner)
    const sold = await productOf(owner, shop, { delivery: 'SHIPPED', price: cny(9_999) })
    const before = await world.balance(buyer)
    const { workflow } = await order(buyer, sold, { quantity: 2 })
    await answerSteps(world)
    expect(await settlementOf(owner, shop)).toMatchObject({ feesToDate: { minor: '119' } })
    const { cancelOrder } = await owner.data(CANCEL, {
      input: { orderId: workflow.order.id, reason: 'Broken in store' },
    })
    expect(cancelOrder.userErrors).toEqual([])
    expect((await workflowAs(buyer, workflow.id)).state).toBe('COMPENSATING')
    // Ads answers, and the rest is payments' own.
    await answerSteps(world)
    await openSuccessor(world).look()
    await expect.poll(async () => (await workflowAs(buyer, workflow.id)).state, { timeout: 20_000 }).toBe('COMPENSATED')
    const after = await workflowAs(buyer, workflow.id)
    expect(
      after.steps.map(({ name, state, compensatedBy, error }: Json) => [name, state, compensatedBy, error]),
    ).toEqual([
      ['RESERVE_STOCK', 'COMPENSATED', 'RELEASE_STOCK', null],
      ['HOLD_FUNDS', 'COMPENSATED', 'REFUND_PAYMENT', null],
      ['POST_PAYMENT', 'COMPENSATED', 'REFUND_PAYMENT', null],
      ['ATTRIBUTE_ORDER', 'COMPENSATED', 'DROP_ATTRIBUTION', null],
      ['FULFIL', 'FAILED', null, 'CANCELLED: Broken in store'],
    ])
    expect(after.order).toMatchObject({ state: 'REFUNDED', refund: { kind: 'REFUND' } })
    expect(await world.balance(buyer)).toBe(before)
    expect(await stockOf(sold)).toBe(10)
    expect(await settlementOf(owner, shop)).toMatchObject({
      balance: { minor: '0' },
      feesToDate: { minor: '0' },
      grossToDate: { minor: '0' },
    })
    for (const [operation, field] of [
      [FULFIL, 'fulfilOrder'],
      [CANCEL, 'cancelOrder'],
    ] as const) {
      const variables = { orderId: workflow.order.id, input: { orderId: workflow.order.id, reason: 'Again' } }
      expect(codesOf((await owner.data(operation, variables))[field])).toEqual(['ORDER_NOT_OPEN'])
    }
  })

  it('is cancelled, too, when staff has given some or all of the money back already', async () => {
    const staff = world.person({ scopes: ['payments:write'] })
    const REFUND = 'mutation ($input: RefundInput!) { refund(input: $input) { transfer { id } userErrors { code } } }'
    const shop = await merchantOf(world, owner)
    const sold = await productOf(owner, shop, { delivery: 'SHIPPED', price: cny(1_000), stock: 2 })
    const before = await world.balance(buyer)
    const cancel = async (refunded: object) => {
      const { workflow } = await order(buyer, sold)
      const input = { transferId: workflow.order.transfer.id, ...refunded, idempotencyKey: newKey() }
      const { refund } = await staff.data(REFUND, { input })
      await owner.data(CANCEL, { input: { orderId: workflow.order.id, reason: 'Gone' } })
      return { id: workflow.id as string, refundId: refund.transfer.id as string }
    }
    const cancelled = [await cancel({ amount: cny(300) }), await cancel({})]
    for (const { id, refundId } of cancelled)
      await expect
        .poll(
          async () => {
            await answerSteps(world)
            await openSuccessor(world).look()
            const { state, order: taken } = await workflowAs(buyer, id)
            return [state, taken.state, taken.refund?.id === refundId]
          },
          { timeout: 20_000 },
        )
        .toEqual(['COMPENSATED', 'REFUNDED', refundId === cancelled[1]?.refundId])
    expect([await world.balance(buyer), await stockOf(sold)]).toEqual([before, 2])
    expect(await settlementOf(owner, shop)).toMatchObject({ balance: { minor: '0' }, grossToDate: { minor: '0' } })
  })

  it('is either sent or cancelled when both are said at once', async () => {
    const { workflow } = await order(buyer, productId)
    const orderId = workflow.order.id
    const [sent, cancelled] = await Promise.all([
      owner.data(FULFIL, { orderId }),
      owner.data(CANCEL, { input: { orderId, reason: 'Sold out' } }),
    ])
    const codes = [codesOf(sent.fulfilOrder), codesOf(cancelled.cancelOrder)].flat()
    expect(codes).toEqual(['ORDER_NOT_OPEN'])
  })

  it('can be cancelled by those concerned only, with a reason', async () => {
    const { workflow } = await order(buyer, productId)
    const input = { orderId: workflow.order.id, reason: 'Mine' }
    expect(codesOf((await buyer.data(CANCEL, { input })).cancelOrder)).toEqual(['ORDER_NOT_FOUND'])
    expect((await owner.ask(CANCEL, { input: { ...input, reason: ' ' } })).errors?.[0]?.extensions.code).toBe(
      'BAD_USER_INPUT',
    )
    expect((await world.anonymous.ask(CANCEL, { input })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    const operator = world.person({ scopes: ['workflows:operate'] })
    expect(codesOf((await operator.data(CANCEL, { input })).cancelOrder)).toEqual([])
  })
})

describe('who sees an order', () => {
  it('is its parties and staff; its workflow is the buyer’s and the operators’', async () => {
    const [buyer, stranger] = [await buyerWith(30_000n), await buyerWith(0n)]
    const { workflow } = await order(buyer, await productOf(owner, merchantId))
    const { id } = workflow.order
    const [auditor, operator] = [['payments:read'], ['workflows:operate']].map((scopes) => world.person({ scopes }))
    for (const who of [buyer, owner, auditor, operator] as Caller[])
      expect((await who.data(READ_ORDER, { id })).order.id).toBe(id)
    for (const who of [owner, auditor, operator] as Caller[])
      expect((await who.data(READ_ORDER, { id })).order.redemptionCode).toBeNull()
    expect((await stranger.data(READ_ORDER, { id })).order).toBeNull()
    expect((await buyer.data(READ_ORDER, { id: newId('Order') })).order).toBeNull()
    for (const who of [buyer, operator] as Caller[])
      expect(await workflowAs(who, workflow.id)).toMatchObject({ id: workflow.id })
    for (const who of [stranger, owner, auditor] as Caller[]) expect(await workflowAs(who, workflow.id)).toBeNull()
    expect((await world.anonymous.ask(READ_ORDER, { id })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })

  it('are the buyer’s own in a list, newest first, and a merchant’s its owner’s', async () => {
    const [buyer, shop] = [await buyerWith(30_000n), await merchantOf(world, owner)]
    const ids: string[] = []
    for (let index = 0; index < 3; index++) {
      world.clock.advance(1000)
      const { workflow } = await order(buyer, await productOf(owner, shop, { price: cny(100) }))
      ids.unshift(workflow.order.id)
    }
    const LIST = `query ($representations: [_Any!]!, $after: String) { _entities(representations: $representations) {
      ... on User { orders(first: 2, after: $after) { edges { node { id } } pageInfo { endCursor hasNextPage } } }
      ... on Merchant { orders(first: 2, after: $after) { edges { node { id } } pageInfo { endCursor hasNextPage } } } } }`
    for (const [who, representations] of [
      [buyer, [{ __typename: 'User', id: buyer.id }]],
      [owner, [{ __typename: 'Merchant', id: shop }]],
    ] as const) {
      const [{ orders: first }] = (await who.data(LIST, { representations }))._entities
      const [{ orders: second }] = (await who.data(LIST, { representations, after: first.pageInfo.endCursor }))
        ._entities
      expect([...first.edges, ...second.edges].map((edge: Json) => edge.node.id)).toEqual(ids)
      expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false])
      const { data, errors } = await (await buyerWith(0n)).ask(LIST, { representations })
      expect([data._entities[0].orders, errors?.[0]?.extensions.code]).toEqual([null, 'FORBIDDEN'])
    }
  })
})
