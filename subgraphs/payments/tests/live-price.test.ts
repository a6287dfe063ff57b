import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Announcement } from '../../../platform/events/outbox.ts'
import { newId } from '../../../platform/ids.ts'
import type { Caller } from '../../../platform/testing/subgraph.ts'
import { codesOf, lifeAccountOf, merchantOf, offer, order, pick, productOf, READ_ORDER } from './market.ts'
import { cny, expectBooksRight, newKey, openWorld, type World } from './world.ts'

let world: World
let supplier: Caller
let buyer: Caller
let merchantId: string
let roomId: string
beforeAll(async () => {
  world = await openWorld()
  ;[supplier] = (await world.people(1)) as [Caller]
  ;[buyer] = (await world.people(1, 10_000_000n)) as [Caller]
  merchantId = await merchantOf(world, supplier)
  roomId = await roomOf(supplier)
})
afterAll(async () => {
  await expectBooksRight(world)
  await world.close()
})

async function roomOf(host: Caller): Promise<string> {
  const id = newId('LiveRoom')
  const at = world.clock.now().toISOString()
  const room = { roomId: id, hostId: host.id, lifeAccountId: null, title: 'Tents', state: 'LIVE' as const }
  await world.announceAll([{ name: 'live.roomChanged', payload: { ...room, startedAt: at, at } }])
  return id
}
const pinned = (productId: string, minor: number | null, host = supplier, room = roomId): Announcement => ({
  name: 'live.productPinned',
  payload: { roomId: room, productId, hostId: host.id, livePrice: minor === null ? null : priceOf(minor) },
})
const unpinned = (productId: string): Announcement => ({ name: 'live.productUnpinned', payload: { roomId, productId } })
const priceOf = (minor: number) => ({ minor: String(minor), currency: 'CNY' as const })
const buy = (productId: string, more: object = {}) => order(buyer, productId, { viaSubjectId: roomId, ...more })
const paid = (payload: Awaited<ReturnType<typeof buy>>) => [
  ...codesOf(payload),
  payload.workflow?.order.unitPrice.minor,
  payload.workflow?.order.amount.minor,
]

it('is what a buyer from the room pays, as the room shows it at that moment, and nobody else', async () => {
  const tent = await productOf(supplier, merchantId, { price: cny(30_000), stock: 100 })
  await world.tell(pinned(tent, 24_000))
  // Told a moment ago, and not heard of here when the buyer comes.
  expect(paid(await buy(tent, { quantity: 2 }))).toEqual(['24000', '48000'])
  expect(paid(await order(buyer, tent))).toEqual(['30000', '30000'])
  expect(paid(await order(buyer, tent, { viaSubjectId: await roomOf(supplier) }))).toEqual(['30000', '30000'])
  await world.tell(unpinned(tent), pinned(tent, 23_000), pinned(tent, 25_000))
  expect(paid(await buy(tent))).toEqual(['25000', '25000'])
  await world.tell(pinned(tent, null))
  expect(paid(await buy(tent))).toEqual(['30000', '30000'])
  await world.tell(pinned(tent, 40_000))
  expect(paid(await buy(tent))).toEqual(['40000', '40000'])
  await world.tell(unpinned(tent))
  expect(paid(await buy(tent))).toEqual(['30000', '30000'])
})

it('is charged as the buyer saw it, or not at all', async () => {
  const tent = await productOf(supplier, merchantId, { price: cny(30_000), stock: 100 })
  const before = await world.balance(buyer)
  const key = newKey()
  const seen = (minor: number, more: object = {}) => buy(tent, { expectedUnitPrice: cny(minor), ...more })
  await world.tell(pinned(tent, 24_000))
  expect(paid(await seen(24_000, { idempotencyKey: key }))).toEqual(['24000', '24000'])
  await world.tell(pinned(tent, 26_000))
  await world.settle()
  // What was bought stays bought, at what it cost.
  expect(paid(await seen(24_000, { idempotencyKey: key }))).toEqual(['24000', '24000'])
  const late = await seen(24_000)
  expect(late.userErrors).toEqual([
    { code: 'PRICE_CHANGED', message: 'A piece costs CNY 260.00 now.', field: ['input', 'expectedUnitPrice'] },
  ])
  expect(codesOf(await seen(30_000))).toEqual(['PRICE_CHANGED'])
  expect(codesOf(await order(buyer, tent, { expectedUnitPrice: cny(26_000) }))).toEqual(['PRICE_CHANGED'])
  expect(codesOf(await seen(0))).toEqual(['INVALID_AMOUNT'])
  expect(paid(await order(buyer, tent, { expectedUnitPrice: cny(30_000) }))).toEqual(['30000', '30000'])
  expect(before - (await world.balance(buyer))).toBe(54_000n)
})

it('is set by who supplies the product, or who picked it and bears the difference; by no other host', async () => {
  const [creator, stranger] = (await world.people(2)) as [Caller, Caller]
  const source = await productOf(supplier, merchantId, { price: cny(10_000), stock: 100 })
  await offer(supplier, source, 2_000)
  const picked = await pick(creator, source, await lifeAccountOf(world, creator))
  const [theirs, strange] = [await roomOf(creator), await roomOf(stranger)]
  const buyIn = (room: string, productId: string, more: object = {}) =>
    order(buyer, productId, { viaSubjectId: room, ...more })

  await world.tell(pinned(picked, 9_000, creator, theirs))
  const { workflow } = await buyIn(theirs, picked)
  expect(paid({ workflow, userErrors: [] })).toEqual(['9000', '9000'])
  const { order: sold } = await supplier.data(READ_ORDER, { id: workflow.order.id })
  expect(
    sold.shares.map(({ role, amount }: { role: string; amount: { minor: string } }) => [role, amount.minor]),
  ).toEqual([
    ['SUPPLIER', '7940'],
    ['SELLER', '1006'],
    ['PLATFORM', '54'],
  ])

  // A room that shows what it may not promise sells nothing unawares.
  await world.tell(
    pinned(picked, 7_000, creator, theirs),
    pinned(source, 1, stranger, strange),
    pinned(source, 1, creator, theirs),
  )
  for (const [room, productId] of [
    [theirs, picked],
    [strange, source],
    [theirs, source],
  ] as const) {
    expect(codesOf(await buyIn(room, productId))).toEqual(['PRICE_CHANGED'])
    expect(codesOf(await buyIn(room, productId, { expectedUnitPrice: cny(1) }))).toEqual(['PRICE_CHANGED'])
    expect(paid(await buyIn(room, productId, { expectedUnitPrice: cny(10_000) }))).toEqual(['10000', '10000'])
  }
})
