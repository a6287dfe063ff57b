import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { topUp } from './journeys/circle-gates.ts'
import type { Json } from './support/client.ts'
import { type OneProcessWorld, openOneProcessWorld, type Person } from './support/world.ts'

/** What merchants, buyers and analysts ask of what is sold: what it answers, and what it costs inside. */

const operation = (name: string) => readFileSync(new URL(`./operations/${name}.graphql`, import.meta.url), 'utf8')
const [WORKBENCH, ATTRIBUTION, WALLET] = ['Q5-merchant-workbench', 'Q9-order-attribution', 'wallet-page'].map(
  operation,
) as [string, string, string]
const sized = (query: string, first: number) => query.replaceAll(/first: 20\b/g, `first: ${first}`)
const cny = (minor: number | string) => ({ minor: String(minor), currency: 'CNY' })
const ERRORS = 'userErrors { code message }'

let world: OneProcessWorld
let owner: Person
let buyer: Person
let friend: Person
let merchantId: string
let roomId: string
let productIds: string[]
let workflowId: string

beforeAll(async () => {
  world = await openOneProcessWorld()
  ;[owner, buyer, friend] = (await Promise.all(['ridge', 'buyer', 'friend'].map((name) => world.signUp(name)))) as [
    Person,
    Person,
    Person,
  ]
  const issuer = await world.signUp('issuer', { scopes: ['attestations:issue'] })
  await issuer.act('setVerificationLevel', { userId: owner.id, level: 'REAL_NAME' }, ERRORS)
  for (const person of [owner, buyer, friend]) await topUp(world, person, '10000000')

  // A shop: open at once, with a life account, a room on air, products shown there, and an advertisement for the room.
  const { merchant } = await owner.act(
    'startMerchantOnboarding',
    { name: 'Ridge Outfitters', size: 'MICRO', idempotencyKey: world.key() },
    `merchant { id onboarding { state } } ${ERRORS}`,
  )
  expect(merchant.onboarding.state).toBe('APPROVED')
  merchantId = merchant.id
  const { lifeAccount } = await owner.act(
    'openLifeAccount',
    { name: 'Ridge', bio: 'Tents', merchantId, idempotencyKey: world.key() },
    `lifeAccount { id } ${ERRORS}`,
  )
  const { room } = await owner.act(
    'startRoom',
    { title: 'Winter sale', lifeAccountId: lifeAccount.id, idempotencyKey: world.key() },
    `room { id } ${ERRORS}`,
  )
  roomId = room.id
  productIds = []
  for (let index = 0; index < 22; index++) {
    world.clock.advance(1000)
    const { product } = await owner.act(
      'createProduct',
      { merchantId, title: `Tent ${index}`, price: cny(10_000), stock: 50, idempotencyKey: world.key() },
      `product { id } ${ERRORS}`,
    )
    productIds.push(product.id)
  }
  const [first] = productIds as [string]
  await owner.act('pinProduct', { roomId, productId: first, label: 'Warm' }, ERRORS)
  await owner.act('setSourcingOffer', { productId: first, commissionBasisPoints: 1250 }, ERRORS)
  const { openAdAccount } = await owner.data(
    'mutation ($id: ID!) { openAdAccount(merchantId: $id) { adAccount { id } userErrors { code } } }',
    { id: merchantId },
  )
  await owner.act(
    'createCampaign',
    {
      ...{ adAccountId: openAdAccount.adAccount.id, name: 'Winter', objective: 'LIVE_SALES', subjectId: roomId },
      ...{ headline: 'Live now', dailyBudget: cny(5_000), bid: cny(200), idempotencyKey: world.key() },
    },
    `campaign { id } ${ERRORS}`,
  )

  // The buyer clicks the advertisement, comes to the room and buys; and does much else that leaves a line in the wallet.
  const decisionId = await clickAd(buyer)
  expect(decisionId).toMatch(/^addec_/)
  for (let index = 0; index < 12; index++) {
    const { workflow, userErrors } = await buyer.act(
      'checkout',
      { productId: productIds[index], viaSubjectId: index % 2 ? null : roomId, idempotencyKey: world.key() },
      `workflow { id order { state } } ${ERRORS}`,
    )
    expect(userErrors).toEqual([])
    if (index === 0) workflowId = workflow.id
    await buyer.act('transfer', { toUserId: friend.id, amount: cny(10 + index), idempotencyKey: world.key() }, ERRORS)
  }
  await buyer.act('tip', { subjectId: roomId, amount: cny(66), idempotencyKey: world.key() }, ERRORS)
}, 120_000)
afterAll(() => world.close())

/** Look at the feed until there is an advertisement in it, and click that. @returns its id */
async function clickAd(viewer: Person): Promise<string> {
  // Places for advertisements stand between posts: there have to be some.
  for (let index = 0; index < 12; index++)
    await friend.act(
      'publish',
      { kind: 'IMAGE_TEXT', body: `Post ${index}`, media: [], idempotencyKey: world.key() },
      `post { id } ${ERRORS}`,
    )
  const FEED = `{ feed(first: 20) { edges { node { __typename ... on AdSlot { ad { id creative { promotes { id } } } } } } } }`
  const find = async (): Promise<string> => {
    const { feed } = await viewer.data(FEED)
    const ads = feed.edges.map((edge: Json) => edge.node.ad)
    return ads.find((ad: Json) => ad?.creative.promotes).id
  }
  const decisionId = await vi.waitFor(find, { timeout: 20_000, interval: 200 })
  await viewer.act('recordAdEvent', { decisionId, kind: 'CLICK', idempotencyKey: world.key() }, ERRORS)
  return decisionId
}

/** What a query costs for a small and for a large page: the same, or it is an N+1. */
async function costs(viewer: Person, query: string, variables: Record<string, unknown> = {}) {
  await viewer.data(query, variables)
  const small = await world.costOf(() => viewer.data(sized(query, 4), variables))
  const large = await world.costOf(() => viewer.data(sized(query, 20), variables))
  expect(large).toEqual(small)
  return large
}

describe('Q5, the merchant’s workbench', () => {
  it('answers with shop, room, settlement, catalogue, orders and advertising on one screen', async () => {
    const roomOf = async () => (await owner.data(WORKBENCH, { id: merchantId })).merchant.lifeAccount.liveRooms[0]
    await expect.poll(async () => (await roomOf()).sales.orders, { timeout: 20_000 }).toBe(6)
    const { merchant } = await owner.data(WORKBENCH, { id: merchantId })
    expect(merchant).toMatchObject({
      name: 'Ridge Outfitters',
      size: 'MICRO',
      onboarding: { state: 'APPROVED', missing: [], slaHoursLeft: null },
      lifeAccount: {
        name: 'Ridge',
        liveRooms: [{ id: roomId, state: 'LIVE', sales: { orders: 6, gross: { minor: '60000' } } }],
      },
      // Twelve orders of 10,000, less 0.6 % each.
      settlement: {
        balance: { minor: '119280' },
        pending: { minor: '0' },
        nextPayoutAt: null,
        feesToDate: { minor: '720' },
      },
      adAccount: { campaigns: { edges: [{ node: { name: 'Winter', state: 'ACTIVE' } }] } },
    })
    expect(merchant.products.edges).toHaveLength(20)
    expect(merchant.products.edges[0].node).toMatchObject({ title: 'Tent 21', stock: 50, sourcing: null })
    expect(merchant.orders.edges).toHaveLength(12)
    expect(merchant.orders.edges.at(-1).node).toEqual({
      ...{
        state: 'FULFILLED',
        amount: { minor: '10000' },
        buyer: { displayName: 'buyer' },
        product: { title: 'Tent 0' },
      },
    })
  })
  it('costs the same for any page', async () => {
    expect(await costs(owner, WORKBENCH, { id: merchantId })).toMatchInlineSnapshot(`
      {
        "fetches": [
          "ads",
          "content",
          "live-streams",
          "payments",
          "users",
          "users",
        ],
        "statements": 20,
      }
    `)
  })
})

describe('Q9, from an order to the advertisement that led to it', () => {
  it('joins the steps with the room, the product, the merchant and the click', async () => {
    const analyst = await world.signUp('analyst', { scopes: ['workflows:operate', 'ads:read'] })
    const ask = async () => (await analyst.data(ATTRIBUTION, { id: workflowId })).workflow
    await expect.poll(async () => (await ask()).state, { timeout: 20_000 }).toBe('COMPLETED')
    const { steps, order } = await ask()
    expect(steps.map(({ name, subgraph, state }: Json) => `${subgraph} ${name} ${state}`)).toEqual([
      'payments RESERVE_STOCK DONE',
      'payments HOLD_FUNDS DONE',
      'payments POST_PAYMENT DONE',
      'live-streams COUNT_SALE DONE',
      'ads ATTRIBUTE_ORDER DONE',
      'payments FULFIL DONE',
    ])
    expect(order).toMatchObject({
      state: 'FULFILLED',
      amount: { minor: '10000' },
      product: { title: 'Tent 0', merchant: { name: 'Ridge Outfitters' } },
      viaSubject: { __typename: 'LiveRoom', id: roomId, title: 'Winter sale', host: { displayName: 'ridge' } },
      attribution: {
        model: 'LAST_CLICK_7_DAYS',
        creditedCampaign: { name: 'Winter' },
        touches: [{ weight: 1, decision: { creative: { promotes: { id: roomId } } } }],
      },
    })
    const cost = await world.costOf(ask)
    expect(cost).toMatchInlineSnapshot(`
      {
        "fetches": [
          "ads",
          "content",
          "live-streams",
          "payments",
          "users",
          "users",
        ],
        "statements": 13,
      }
    `)
  })
  it('is what a buyer may see of it: the steps and the order, not the advertisement', async () => {
    const { data, errors } = await buyer.ask(ATTRIBUTION, { id: workflowId })
    expect(data.workflow).toMatchObject({ state: 'COMPLETED', order: { state: 'FULFILLED', attribution: null } })
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
  })
})

describe('the wallet page', () => {
  it('shows balance and lines with who was on the other side and what it was for', async () => {
    const { viewer } = await buyer.data(WALLET)
    const lines = viewer.wallet.entries.edges.map((edge: Json) => edge.node)
    expect(lines).toHaveLength(20)
    expect(viewer.wallet.balance.minor).toBe(lines[0].balanceAfter.minor)
    expect(lines[0]).toMatchObject({
      direction: 'DEBIT',
      transfer: { kind: 'TIP' },
      counterparty: { displayName: 'ridge' },
      subject: { __typename: 'LiveRoom', title: 'Winter sale' },
      order: null,
    })
    expect(lines[1]).toMatchObject({
      transfer: { kind: 'PAYMENT' },
      counterparty: { displayName: 'friend' },
      subject: null,
    })
    expect(lines[4]).toMatchObject({
      transfer: { kind: 'HOLD' },
      counterparty: null,
      merchant: { name: 'Ridge Outfitters' },
      subject: { __typename: 'LiveRoom', title: 'Winter sale' },
      order: { state: 'FULFILLED', product: { title: 'Tent 10' } },
    })
  })
  it('costs the same for any page', async () => {
    expect(await costs(buyer, WALLET)).toMatchInlineSnapshot(`
      {
        "fetches": [
          "content",
          "live-streams",
          "payments",
          "users",
          "users",
          "users",
        ],
        "statements": 11,
      }
    `)
  })
})
