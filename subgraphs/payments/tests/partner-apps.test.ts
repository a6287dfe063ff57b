import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import type { Caller, Json } from '../../../platform/testing/subgraph.ts'
import {
  CHANGE,
  CHECKOUT,
  CREATE,
  checkoutInput,
  codesOf,
  lifeAccountOf,
  merchantOf,
  OFFER,
  offer,
  order,
  PICK,
  productInput,
  productOf,
  READ_ORDER,
} from './market.ts'
import { cny, fund, newKey, openWorld, TIP, TRANSFER, type World } from './world.ts'

const READ = `query ($id: ID!) { _entities(representations: [{ __typename: "Merchant", id: $id }]) { ... on Merchant {
  orders { edges { node { id buyer { id } amount { minor } shares { role } redemptionCode } } }
  settlement { balance { minor } payouts { edges { node { id } } } } } } }`
const STOCK = 'query ($id: ID!) { product(id: $id) { title stock } }'
const OFFERS = '{ sourcingOffers { edges { node { id } } } }'
const ABOUT = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on User {
  wallet { id } orders { edges { node { id } } } isFrozen creditStanding { score } meetsCredit(over: 300) } } }`
let world: World
let owner: Caller
let buyer: Caller
let merchantId: string
let productId: string
let orderId: string

beforeAll(async () => {
  world = await openWorld()
  ;[owner] = (await world.people(1)) as [Caller]
  ;[buyer] = (await world.people(1, 1_000_000n)) as [Caller]
  merchantId = await merchantOf(world, owner)
  productId = await productOf(owner, merchantId)
  orderId = (await order(buyer, productId)).workflow.order.id
})
afterAll(() => world.close())

const codes = ({ errors }: Json): string[] => [...new Set<string>((errors ?? []).map((e: Json) => e.extensions.code))]
const READS = ['payments:read', 'catalog:read']

describe("a merchant's app", () => {
  it('reads its orders, shares, settlement and stock, but not what is the buyer’s', async () => {
    const app = world.app(merchantId, ...READS)
    const [merchant] = (await app.data(READ, { id: merchantId }))._entities
    expect(merchant.orders.edges).toEqual([
      {
        node: {
          ...{ id: orderId, buyer: { id: buyer.id }, amount: { minor: '30000' }, redemptionCode: null },
          shares: [{ role: 'SUPPLIER' }, { role: 'PLATFORM' }],
        },
      },
    ])
    expect(merchant.settlement).toEqual({ balance: expect.anything(), payouts: { edges: [] } })
    expect((await app.data(READ_ORDER, { id: orderId })).order).toMatchObject({ id: orderId })
    expect((await app.data(STOCK, { id: productId })).product).toEqual({ title: 'Tent', stock: 9 })
    expect((await app.data(OFFERS)).sourcingOffers.edges).toEqual([])
  })

  it('sells for it: adds, changes, offers and picks, once per key', async () => {
    const app = world.app(merchantId, 'catalog:write', 'catalog:read')
    const input = productInput(merchantId)
    const { createProduct } = await app.data(CREATE, { input })
    expect(createProduct.userErrors).toEqual([])
    const { id } = createProduct.product
    expect((await app.data(CREATE, { input })).createProduct.product.id).toBe(id)
    const changed = { productId: id, price: cny(5_00), idempotencyKey: newKey() }
    expect((await app.data(CHANGE, { input: changed })).changeProduct.product.price).toEqual(cny(5_00))
    const offered = { productId: id, commissionBasisPoints: 500 }
    expect(codesOf((await app.data(OFFER, { input: offered })).setSourcingOffer)).toEqual([])
    const [supplier] = (await world.people(1)) as [Caller]
    const foreign = await productOf(supplier, await merchantOf(world, supplier))
    await offer(supplier, foreign, 500)
    const pick = async (lifeAccountId: string) =>
      codesOf((await app.data(PICK, { productId: foreign, lifeAccountId, key: newKey() })).pickSourcedProduct)
    expect(await pick(await lifeAccountOf(world, owner, merchantId))).toEqual([])
    // A creator's own life account is not the merchant's, even if they are one person.
    expect(await pick(await lifeAccountOf(world, owner))).toEqual(['LIFE_ACCOUNT_NOT_FOUND'])
  })

  it('needs the scope for each', async () => {
    const app = world.app(merchantId, 'ads:read', 'ads:write', 'merchants:read')
    const { data, errors } = await app.ask(READ, { id: merchantId })
    expect([data._entities[0], codes({ errors })]).toEqual([{ orders: null, settlement: null }, ['FORBIDDEN']])
    expect(codes(await app.ask(STOCK, { id: productId }))).toEqual(['FORBIDDEN'])
    expect(codes(await app.ask(OFFERS))).toEqual(['FORBIDDEN'])
    expect(codes(await app.ask(READ_ORDER, { id: orderId }))).toEqual(['FORBIDDEN'])
    for (const [query, variables] of [
      [CREATE, { input: productInput(merchantId) }],
      [CHANGE, { input: { productId, title: 'Mine', idempotencyKey: newKey() } }],
      [OFFER, { input: { productId, commissionBasisPoints: 5 } }],
    ] as const)
      expect(codes(await app.ask(query, variables))).toEqual(['FORBIDDEN'])
  })
})

describe("another merchant's app", () => {
  it('finds nothing and changes nothing, with every scope there is', async () => {
    const [person] = (await world.people(1)) as [Caller]
    const scopes = [...READS, 'catalog:write', 'credit:gate', 'contact:read', 'identity:read']
    for (const ownerId of [await merchantOf(world, person), newId('Organisation')]) {
      const app = world.app(ownerId, ...scopes)
      const { data, errors } = await app.ask(READ, { id: merchantId })
      expect([data._entities[0], codes({ errors })]).toEqual([{ orders: null, settlement: null }, ['FORBIDDEN']])
      const stock = await app.ask(STOCK, { id: productId })
      expect([stock.data.product, codes(stock)]).toEqual([{ title: 'Tent', stock: null }, ['FORBIDDEN']])
      expect((await app.data(READ_ORDER, { id: orderId })).order).toBeNull()
      expect(codesOf((await app.data(CREATE, { input: productInput(merchantId) })).createProduct)).toEqual([
        'MERCHANT_NOT_FOUND',
      ])
      const input = { productId, title: 'Mine', idempotencyKey: newKey() }
      expect(codesOf((await app.data(CHANGE, { input })).changeProduct)).toEqual(['PRODUCT_NOT_FOUND'])
      const offered = { productId, commissionBasisPoints: 5 }
      expect(codesOf((await app.data(OFFER, { input: offered })).setSourcingOffer)).toEqual(['PRODUCT_NOT_FOUND'])
    }
  })
})

describe('an app', () => {
  it('reads nothing of people by scopes that staff have, whoever it belongs to', async () => {
    const app = world.app(merchantId, ...READS, 'credit:gate', 'risk:read', 'credit:read')
    for (const { id } of [buyer, owner]) {
      const { data, errors } = await app.ask(ABOUT, { of: [{ __typename: 'User', id }] })
      const nothing = { wallet: null, orders: null, isFrozen: null, creditStanding: null, meetsCredit: null }
      expect([data._entities[0], codes({ errors })]).toEqual([nothing, ['FORBIDDEN']])
    }
  })

  it('learns whether a person meets a score with their consent only', async () => {
    const app = world.app(merchantId, 'credit:gate')
    const MEETS = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on User { meetsCredit(over: 300) } } }`
    const ask = (more: object) => app.ask(MEETS, { of: [{ __typename: 'User', id: buyer.id, ...more }] })
    expect((await ask({ consentedPurposes: ['CREDIT_GATE'] })).data._entities[0]).toEqual({ meetsCredit: true })
    for (const more of [
      {},
      { consentedPurposes: null },
      { consentedPurposes: [] },
      { consentedPurposes: ['CONTACT'] },
    ]) {
      const { data, errors } = await ask(more)
      expect(data._entities[0]).toEqual({ meetsCredit: null })
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'CONSENT_MISSING' })
    }
    const other = world.app(merchantId, 'payments:read')
    const { errors } = await other.ask(MEETS, {
      of: [{ __typename: 'User', id: buyer.id, consentedPurposes: ['CREDIT_GATE'] }],
    })
    expect(errors?.[0]?.extensions.missingScopes).toBeDefined()
  })

  it('neither buys, pays, tips, pays out nor hands over', async () => {
    const app = world.app(merchantId, ...READS, 'catalog:write', 'payments:write', 'workflows:operate')
    await fund(owner, 10_000n)
    for (const [query, variables] of [
      [CHECKOUT, { input: checkoutInput(productId) }],
      [TRANSFER, { input: { toUserId: buyer.id, amount: cny(1), idempotencyKey: newKey() } }],
      [TIP, { input: { subjectId: newId('Post'), amount: cny(1), idempotencyKey: newKey() } }],
      ['mutation ($id: ID!) { fulfilOrder(orderId: $id) { userErrors { code } } }', { id: orderId }],
      [
        'mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { userErrors { code } } }',
        { input: { orderId, reason: 'x' } },
      ],
      [
        'mutation ($input: RequestPayoutInput!) { requestPayout(input: $input) { userErrors { code } } }',
        { input: { merchantId, idempotencyKey: newKey() } },
      ],
    ] as const) {
      const answer = await app.ask(query, variables)
      const refused = codes(answer)[0] ?? codesOf(Object.values(answer.data ?? {})[0])[0]
      expect([query.slice(0, 60), refused]).toEqual([
        query.slice(0, 60),
        expect.stringMatching(/^(FORBIDDEN|ORDER_NOT_FOUND)$/),
      ])
    }
  })
})
