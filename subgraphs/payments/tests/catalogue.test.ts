import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import type { Caller } from '../../../platform/testing/subgraph.ts'
import {
  CHANGE,
  CREATE,
  codesOf,
  lifeAccountOf,
  merchantOf,
  offer,
  pick,
  productInput,
  productOf,
  READ_PRODUCT,
} from './market.ts'
import { cny, newKey, openWorld, type World } from './world.ts'

let world: World
let owner: Caller
let stranger: Caller
let merchantId: string
beforeAll(async () => {
  world = await openWorld()
  ;[owner, stranger] = (await world.people(2)) as [Caller, Caller]
  merchantId = await merchantOf(world, owner)
})
afterAll(() => world.close())

const create = async (caller: Caller, input: object) => (await caller.data(CREATE, { input })).createProduct
const change = async (caller: Caller, input: object) =>
  (await caller.data(CHANGE, { input: { idempotencyKey: newKey(), ...input } })).changeProduct

describe('adding a product', () => {
  it('shows it to everybody, and its stock to its owner and to who may read catalogues', async () => {
    const { product } = await create(owner, productInput(merchantId, { title: '  Camp stove  ', price: cny(129_00) }))
    expect(product).toEqual({
      id: expect.stringMatching(/^prd_/),
      title: 'Camp stove',
      price: cny(129_00),
      merchant: { id: merchantId },
      lifeAccount: null,
      available: true,
      delivery: 'INSTANT',
      stock: 10,
      sourcing: null,
    })
    expect((await world.anonymous.data(READ_PRODUCT, { id: product.id })).product).toMatchObject({
      title: 'Camp stove',
    })
    const STOCK = 'query ($id: ID!) { product(id: $id) { stock } }'
    for (const reader of [owner, world.person({ scopes: ['catalog:read'] })])
      expect((await reader.data(STOCK, { id: product.id })).product.stock).toBe(10)
    for (const [reader, code] of [
      [stranger, 'FORBIDDEN'],
      [world.anonymous, 'UNAUTHENTICATED'],
    ] as const) {
      const { data, errors } = await reader.ask(STOCK, { id: product.id })
      expect([data.product.stock, errors?.[0]?.extensions.code]).toEqual([null, code])
    }
    for (const id of [newId('Product'), newId('User'), 'prd_1', ''])
      expect(await owner.data(READ_PRODUCT, { id })).toEqual({ product: null })
  })

  it('refuses in the order it promises, and adds nothing', async () => {
    const draft = await merchantOf(world, owner, 'SUBMITTED')
    const used = newKey()
    await create(owner, productInput(merchantId, { idempotencyKey: used }))
    const before = await world.database.client`select count(*)::integer as n from payments.products`
    const wrong = { price: { minor: '0', currency: 'CNY' }, idempotencyKey: '' }
    for (const [caller, input, code] of [
      [owner, productInput(newId('Merchant'), wrong), 'INVALID_AMOUNT'],
      [owner, productInput(newId('Merchant'), { idempotencyKey: '' }), 'INVALID_IDEMPOTENCY_KEY'],
      [owner, productInput(draft, { idempotencyKey: used }), 'IDEMPOTENCY_MISMATCH'],
      [owner, productInput(newId('Merchant')), 'MERCHANT_NOT_FOUND'],
      [owner, productInput('nothing'), 'MERCHANT_NOT_FOUND'],
      [stranger, productInput(merchantId), 'MERCHANT_NOT_FOUND'],
      [owner, productInput(draft, { price: { minor: '1', currency: 'USD' } }), 'MERCHANT_NOT_APPROVED'],
      [owner, productInput(merchantId, { price: { minor: '1', currency: 'USD' } }), 'CURRENCY_MISMATCH'],
    ] as const)
      expect(codesOf(await create(caller, input))).toEqual([code])
    for (const minor of ['-1', '1.5', '1e3', '', ' 1', '1000000000000001', '0x1'])
      expect(codesOf(await create(owner, productInput(merchantId, { price: { minor, currency: 'CNY' } })))).toEqual([
        'INVALID_AMOUNT',
      ])
    for (const more of [{ title: ' ' }, { title: 'x'.repeat(121) }, { stock: -1 }, { stock: 1_000_001 }]) {
      const { errors } = await owner.ask(CREATE, { input: productInput(merchantId, more) })
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    }
    const { errors } = await world.anonymous.ask(CREATE, { input: productInput(merchantId) })
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    expect(await world.database.client`select count(*)::integer as n from payments.products`).toEqual(before)
  })

  it('adds one for each key, however often it is sent, and lets staff add for others', async () => {
    const input = productInput(merchantId)
    const answers = await Promise.all([1, 2, 3].map(() => create(owner, input)))
    expect(new Set(answers.map(({ product }) => product.id)).size).toBe(1)
    const staff = world.person({ scopes: ['catalog:write'] })
    expect((await staff.ask(CREATE, { input: productInput(merchantId) })).data.createProduct.product).toMatchObject({
      merchant: { id: merchantId },
    })
  })

  it('counts an approval of a moment ago', async () => {
    const fresh = newId('Merchant')
    const payload = { merchantId: fresh, ownerId: owner.id, name: 'Fresh', size: 'MICRO', onboardingState: 'APPROVED' }
    await world.tell({ name: 'users.merchantChanged', payload })
    expect(codesOf(await create(owner, productInput(fresh)))).toEqual([])
  })
})

describe('changing a product', () => {
  it('changes what is given and leaves the rest', async () => {
    const productId = await productOf(owner, merchantId)
    expect((await change(owner, { productId, price: cny(25_000) })).product).toMatchObject({
      title: 'Tent',
      price: cny(25_000),
      stock: 10,
    })
    expect((await change(owner, { productId, title: 'Big tent', addStock: -4 })).product).toMatchObject({
      title: 'Big tent',
      price: cny(25_000),
      stock: 6,
    })
    expect((await change(owner, { productId, addStock: -6 })).product).toMatchObject({ stock: 0, available: false })
  })

  it('takes it off the lists and brings it back', async () => {
    const shop = await merchantOf(world, owner)
    const productId = await productOf(owner, shop)
    const LIST = `query ($id: ID!) { _entities(representations: [{ __typename: "Merchant", id: $id }]) {
      ... on Merchant { products { edges { node { id } } } } } }`
    const listed = async () =>
      (await world.anonymous.data(LIST, { id: shop }))._entities[0].products.edges.map(
        (edge: { node: { id: string } }) => edge.node.id,
      )
    expect((await change(owner, { productId, listed: false })).product.available).toBe(false)
    expect(await listed()).toEqual([])
    await change(owner, { productId, listed: true })
    expect(await listed()).toEqual([productId])
  })

  it('adds stock once for each key, and never goes below nothing or above the limit', async () => {
    const productId = await productOf(owner, merchantId)
    const input = { productId, addStock: 5, idempotencyKey: newKey() }
    for (const answer of await Promise.all([1, 2, 3].map(() => change(owner, input))))
      expect(codesOf(answer)).toEqual([])
    expect((await change(owner, { productId, addStock: 0 })).product.stock).toBe(15)
    expect(codesOf(await change(owner, { productId, addStock: -16 }))).toEqual(['OUT_OF_STOCK'])
    expect(codesOf(await change(owner, { productId, addStock: 999_986 }))).toEqual(['STOCK_LIMIT_REACHED'])
    const both = await Promise.all([1, 2].map(() => change(owner, { productId, addStock: -10 })))
    expect(both.flatMap(codesOf)).toEqual(['OUT_OF_STOCK'])
    expect((await change(owner, { productId })).product.stock).toBe(5)
  })

  it('is refused to others, of what is not there, and of what was picked', async () => {
    const productId = await productOf(owner, merchantId)
    await offer(owner, productId, 1000)
    const account = await lifeAccountOf(world, stranger)
    const picked = await pick(stranger, productId, account)
    const supplied = await merchantOf(world, stranger)
    const ownPick = await pick(stranger, productId, await lifeAccountOf(world, stranger, supplied))
    for (const [caller, input, code] of [
      [stranger, { productId, title: 'Mine' }, 'PRODUCT_NOT_FOUND'],
      [owner, { productId: newId('Product') }, 'PRODUCT_NOT_FOUND'],
      [owner, { productId: 'x' }, 'PRODUCT_NOT_FOUND'],
      [stranger, { productId: picked, title: 'Mine' }, 'PRODUCT_NOT_FOUND'],
      [stranger, { productId: ownPick, title: 'Mine' }, 'PRODUCT_IS_PICKED'],
      [owner, { productId, price: { minor: '5', currency: 'EUR' } }, 'CURRENCY_MISMATCH'],
      [owner, { productId, price: { minor: '-5', currency: 'EUR' } }, 'INVALID_AMOUNT'],
      [owner, { productId, idempotencyKey: 'x'.repeat(129) }, 'INVALID_IDEMPOTENCY_KEY'],
    ] as const)
      expect(codesOf(await change(caller, input))).toEqual([code])
  })
})

describe('a merchant’s products', () => {
  it('come newest first, page by page, at one cost for many merchants', async () => {
    const shops = await Promise.all([1, 2, 3].map(() => merchantOf(world, owner)))
    for (const shop of shops)
      for (let index = 0; index < 4; index++) {
        world.clock.advance(1000)
        await productOf(owner, shop, { title: `Tent ${index}` })
      }
    const LIST = `query ($representations: [_Any!]!, $after: String) { _entities(representations: $representations) {
      ... on Merchant { products(first: 3, after: $after) { edges { cursor node { title merchant { id } sourcing { picks } } }
        pageInfo { hasNextPage endCursor } } } } }`
    const ask = (ids: string[], after: string | null = null) =>
      world.anonymous.data(LIST, { representations: ids.map((id) => ({ __typename: 'Merchant', id })), after })
    const { _entities: lists } = await ask(shops)
    for (const { products } of lists)
      expect(products.edges.map((edge: { node: { title: string } }) => edge.node.title)).toEqual([
        'Tent 3',
        'Tent 2',
        'Tent 1',
      ])
    const [{ products: rest }] = (await ask([shops[0] as string], lists[0].products.pageInfo.endCursor))._entities
    expect(rest).toMatchObject({ edges: [{ node: { title: 'Tent 0' } }], pageInfo: { hasNextPage: false } })
    const one = await world.statementsOf(() => ask(shops.slice(0, 1)))
    const three = await world.statementsOf(() => ask(shops))
    expect([one, three]).toEqual([2, 2])
  })
})
