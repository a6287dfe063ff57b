import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import type { Caller, Json } from '../../../platform/testing/subgraph.ts'
import {
  CHANGE,
  codesOf,
  lifeAccountOf,
  merchantOf,
  OFFER,
  offer,
  PICK,
  PRODUCT,
  pick,
  productOf,
  READ_PRODUCT,
} from './market.ts'
import { newKey, openWorld, type World } from './world.ts'

let world: World
let supplier: Caller
let creator: Caller
let stranger: Caller
let merchantId: string
let account: string
beforeAll(async () => {
  world = await openWorld()
  ;[supplier, creator, stranger] = (await world.people(3)) as [Caller, Caller, Caller]
  merchantId = await merchantOf(world, supplier)
  account = await lifeAccountOf(world, creator)
})
afterAll(() => world.close())

const tryPick = async (caller: Caller, productId: string, lifeAccountId: string, key = newKey()) =>
  (await caller.data(PICK, { productId, lifeAccountId, key })).pickSourcedProduct
const OFFERS = `query ($query: String, $first: Int, $after: String) { sourcingOffers(query: $query, first: $first, after: $after) {
  edges { node { ${PRODUCT} } } pageInfo { hasNextPage endCursor } } }`
const titles = ({ sourcingOffers }: Json) => sourcingOffers.edges.map((edge: Json) => edge.node.title)

it('makes what is picked a product of its own, at the commission of that moment', async () => {
  const source = await productOf(supplier, merchantId, { title: 'Kettle', delivery: 'SHIPPED' })
  await offer(supplier, source, 1250, 2)
  const { product } = await tryPick(creator, source, account)
  expect(product).toMatchObject({
    id: expect.stringMatching(/^prd_/),
    title: 'Kettle',
    delivery: 'SHIPPED',
    merchant: { id: merchantId },
    lifeAccount: { id: account },
    sourcing: {
      supplier: { id: merchantId },
      commissionBasisPoints: 1250,
      commissionRate: 0.125,
      minQuantity: 2,
      picks: 1,
    },
  })
  expect(product.id).not.toBe(source)

  // What the supplier offers later is for later picks; what it sells is the same thing.
  await offer(supplier, source, 500)
  await supplier.data(CHANGE, {
    input: { productId: source, title: 'Steel kettle', addStock: -9, idempotencyKey: newKey() },
  })
  const read = async (id: string) => (await creator.data(READ_PRODUCT, { id })).product
  expect(await read(product.id)).toMatchObject({
    title: 'Steel kettle',
    available: false,
    sourcing: { commissionBasisPoints: 1250, minQuantity: 2 },
  })
  expect(await read(source)).toMatchObject({ available: true, sourcing: { commissionBasisPoints: 500, picks: 1 } })

  // Ending the offer ends new picks, withdrawing the product ends them all.
  await supplier.data(OFFER, { input: { productId: source } })
  expect(await read(source)).toMatchObject({ sourcing: null })
  expect(await read(product.id)).toMatchObject({ sourcing: { commissionBasisPoints: 1250 } })
  await supplier.data(CHANGE, { input: { productId: source, addStock: 5, listed: false, idempotencyKey: newKey() } })
  expect(await read(product.id)).toMatchObject({ available: false })
})

it('shows what a merchant’s life account picked among the merchant’s products', async () => {
  const shop = await merchantOf(world, creator)
  const ofShop = await lifeAccountOf(world, creator, shop)
  const source = await productOf(supplier, merchantId, { title: 'Lamp' })
  await offer(supplier, source, 700)
  const picked = await pick(creator, source, ofShop)
  const LIST = `query ($id: ID!) { _entities(representations: [{ __typename: "Merchant", id: $id }]) {
    ... on Merchant { products { edges { node { id merchant { id } sourcing { supplier { id } commissionRate picks } } } } } } }`
  expect((await world.anonymous.data(LIST, { id: shop }))._entities[0].products.edges).toEqual([
    {
      node: {
        id: picked,
        merchant: { id: shop },
        sourcing: { supplier: { id: merchantId }, commissionRate: 0.07, picks: 1 },
      },
    },
  ])
})

it('refuses in the order it promises', async () => {
  const source = await productOf(supplier, merchantId)
  const kept = await productOf(supplier, merchantId)
  const gone = await productOf(supplier, merchantId)
  for (const id of [source, gone]) await offer(supplier, id, 1000)
  await supplier.data(CHANGE, { input: { productId: gone, listed: false, idempotencyKey: newKey() } })
  const used = newKey()
  const { product: picked } = await tryPick(creator, source, account, used)
  const own = await lifeAccountOf(world, supplier)
  const other = await lifeAccountOf(world, creator)
  for (const [caller, productId, lifeAccountId, key, code] of [
    [creator, 'nothing', 'nothing', '', 'INVALID_IDEMPOTENCY_KEY'],
    [creator, 'nothing', 'nothing', used, 'IDEMPOTENCY_MISMATCH'],
    [creator, 'nothing', newId('LifeAccount'), newKey(), 'LIFE_ACCOUNT_NOT_FOUND'],
    [creator, 'nothing', own, newKey(), 'LIFE_ACCOUNT_NOT_FOUND'],
    [stranger, source, account, newKey(), 'LIFE_ACCOUNT_NOT_FOUND'],
    [creator, newId('Product'), account, newKey(), 'PRODUCT_NOT_FOUND'],
    [creator, gone, account, newKey(), 'PRODUCT_NOT_FOUND'],
    [creator, kept, account, newKey(), 'NOT_OFFERED'],
    [creator, picked.id, other, newKey(), 'NOT_OFFERED'],
    [supplier, source, own, newKey(), 'OWN_PRODUCT'],
    [creator, source, account, newKey(), 'ALREADY_PICKED'],
  ] as const)
    expect(codesOf(await tryPick(caller, productId, lifeAccountId, key))).toEqual([code])
  expect((await tryPick(creator, source, account, '')).userErrors[0].field).toEqual(['idempotencyKey'])
  expect((await tryPick(creator, source, account, used)).product.id).toBe(picked.id)
})

it('picks once of many at once, and counts each pick', async () => {
  const source = await productOf(supplier, merchantId)
  await offer(supplier, source, 1000)
  const sameKey = newKey()
  const replays = await Promise.all([1, 2, 3].map(() => tryPick(creator, source, account, sameKey)))
  expect(new Set(replays.map(({ product }) => product?.id)).size).toBe(1)
  const other = await lifeAccountOf(world, creator)
  const race = await Promise.all([1, 2, 3].map(() => tryPick(creator, source, other)))
  expect(race.flatMap(codesOf)).toEqual(['ALREADY_PICKED', 'ALREADY_PICKED'])
  expect((await creator.data(READ_PRODUCT, { id: source })).product.sourcing.picks).toBe(2)
})

it('is offered by the owner alone, within bounds', async () => {
  const productId = await productOf(supplier, merchantId)
  const tryOffer = async (caller: Caller, input: object) => (await caller.data(OFFER, { input })).setSourcingOffer
  expect(codesOf(await tryOffer(stranger, { productId, commissionBasisPoints: 100 }))).toEqual(['PRODUCT_NOT_FOUND'])
  await offer(supplier, productId, 100)
  const shop = await merchantOf(world, creator)
  const picked = await pick(creator, productId, await lifeAccountOf(world, creator, shop))
  expect(codesOf(await tryOffer(creator, { productId: picked, commissionBasisPoints: 100 }))).toEqual([
    'PRODUCT_IS_PICKED',
  ])
  for (const input of [
    { commissionBasisPoints: 0 },
    { commissionBasisPoints: 9001 },
    { minQuantity: 0 },
    { minQuantity: 1001 },
  ]) {
    const { errors } = await supplier.ask(OFFER, { input: { productId, commissionBasisPoints: 100, ...input } })
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  }
})

it('lists offers newest first to who sells, finds them by words, and shows strangers none', async () => {
  for (const title of ['登山杖 Pole', '保温杯 Flask', 'Flask sleeve']) {
    world.clock.advance(1000)
    await offer(supplier, await productOf(supplier, merchantId, { title }), 1000)
  }
  const staff = world.person({ scopes: ['catalog:read'] })
  for (const reader of [creator, supplier, staff])
    expect(titles(await reader.data(OFFERS, { first: 2 }))).toEqual(['Flask sleeve', '保温杯 Flask'])
  const { sourcingOffers: page } = await creator.data(OFFERS, { first: 2 })
  expect(titles(await creator.data(OFFERS, { first: 1, after: page.pageInfo.endCursor }))).toEqual(['登山杖 Pole'])
  expect(titles(await creator.data(OFFERS, { query: 'fLASK' }))).toEqual(['Flask sleeve', '保温杯 Flask'])
  expect(titles(await creator.data(OFFERS, { query: '登山' }))).toEqual(['登山杖 Pole'])
  expect(titles(await creator.data(OFFERS, { query: '%' }))).toEqual([])
  for (const [reader, code] of [
    [stranger, 'FORBIDDEN'],
    [world.anonymous, 'UNAUTHENTICATED'],
  ] as const) {
    const { data, errors } = await reader.ask(OFFERS)
    expect([data.sourcingOffers, errors?.[0]?.extensions.code]).toEqual([null, code])
  }
  expect((await creator.ask(OFFERS, { query: ' ' })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  const statements = await world.statementsOf(() => creator.data(OFFERS, { first: 20 }))
  expect(statements).toBe(2)
})
