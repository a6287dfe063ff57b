import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import type { Caller, TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { act, codesOf, goLive, openLive } from './rooms.ts'

const PINNED = 'room { pinned { product { id } label livePrice { minor currency } pinnedAt } }'

let graph: TestSubgraph
beforeAll(async () => {
  graph = await openLive()
})
afterAll(() => graph.close())

const pin = (person: Caller, input: object) =>
  act(person, 'pinProduct', { productId: newId('Product'), label: 'New harvest', ...input }, PINNED)
const unpin = (person: Caller, input: object) => act(person, 'unpinProduct', input, PINNED)
const productsOf = (payload: { room: { pinned: { product: { id: string } }[] } }) =>
  payload.room.pinned.map((pinned) => pinned.product.id)

it('shows products, last pinned first, with label and price, and tells it', async () => {
  const { host, roomId } = await goLive(graph)
  const [green, black] = [newId('Product'), newId('Product')]
  const livePrice = { minor: '8800', currency: 'CNY' }
  await pin(host, { roomId, productId: green, livePrice })
  const payload = await pin(host, { roomId, productId: black, label: ' Black tea ' })
  expect(payload.room.pinned).toEqual([
    { product: { id: black }, label: 'Black tea', livePrice: null, pinnedAt: graph.clock.now().toISOString() },
    { product: { id: green }, label: 'New harvest', livePrice, pinnedAt: graph.clock.now().toISOString() },
  ])
  const told = (await graph.announced('live.productPinned')).filter((event) => event.roomId === roomId)
  const from = { roomId, hostId: host.id }
  expect(told).toEqual([
    { ...from, productId: green, livePrice },
    { ...from, productId: black, livePrice: null },
  ])
})

it('moves a product first and renews it when it is pinned again', async () => {
  const { host, roomId } = await goLive(graph)
  const [green, black] = [newId('Product'), newId('Product')]
  for (const productId of [green, black]) await pin(host, { roomId, productId })
  const again = await pin(host, { roomId, productId: green, label: 'Last boxes' })
  expect(productsOf(again)).toEqual([green, black])
  expect(again.room.pinned[0].label).toBe('Last boxes')
})

it('takes a product down, and says so once', async () => {
  const { host, roomId } = await goLive(graph)
  const [green, black] = [newId('Product'), newId('Product')]
  for (const productId of [green, black]) await pin(host, { roomId, productId })
  for (let time = 0; time < 2; time++)
    expect(productsOf(await unpin(host, { roomId, productId: black }))).toEqual([green])
  expect(await graph.announced('live.productUnpinned')).toEqual([{ roomId, productId: black }])
})

it('shows ten at most, also when more are pinned at once', async () => {
  const { host, roomId } = await goLive(graph)
  const answers = await Promise.all(Array.from({ length: 14 }, () => pin(host, { roomId })))
  expect(answers.flatMap(codesOf)).toEqual(Array(4).fill('PIN_LIMIT_REACHED'))
  const shown = productsOf(
    await pin(host, { roomId, productId: answers.find((a) => a.room).room.pinned[0].product.id }),
  )
  expect(shown).toHaveLength(10)
})

it('answers each of several acts in one request with the room as that act left it', async () => {
  const { host, roomId } = await goLive(graph)
  const [green, black] = [newId('Product'), newId('Product')]
  const input = (productId: string) => ({ roomId, productId, label: 'Tea' })
  const data = await host.data(
    `mutation ($a: PinProductInput!, $b: PinProductInput!) {
      first: pinProduct(input: $a) { room { pinned { product { id } } } }
      second: pinProduct(input: $b) { room { pinned { product { id } } } } }`,
    { a: input(green), b: input(black) },
  )
  expect([productsOf(data.first), productsOf(data.second)]).toEqual([[green], [black, green]])
})

it('is the host’s business, before the broadcast and while it is on', async () => {
  const { host, roomId } = await goLive(graph)
  const stranger = graph.person()
  expect(codesOf(await pin(stranger, { roomId }))).toEqual(['NOT_HOST'])
  expect(codesOf(await unpin(stranger, { roomId, productId: newId('Product') }))).toEqual(['NOT_HOST'])
  for (const unknown of ['room_00000000000000000000000000', 'nonsense']) {
    expect(codesOf(await pin(host, { roomId: unknown }))).toEqual(['ROOM_NOT_FOUND'])
    expect(codesOf(await unpin(host, { roomId: unknown, productId: 'x' }))).toEqual(['ROOM_NOT_FOUND'])
  }
  await host.data('mutation ($id: ID!) { endRoom(roomId: $id) { userErrors { code } } }', { id: roomId })
  expect(codesOf(await pin(host, { roomId }))).toEqual(['ROOM_ENDED'])
})

it('refuses prices, labels and products that cannot be', async () => {
  const { host, roomId } = await goLive(graph)
  for (const minor of ['0', '-1', '1.5', '1e3', '', '9'.repeat(40)]) {
    const { userErrors } = await pin(host, { roomId, livePrice: { minor, currency: 'CNY' } })
    expect(userErrors).toMatchObject([{ code: 'INVALID_AMOUNT', field: ['input', 'livePrice', 'minor'] }])
  }
  const PIN = 'mutation ($input: PinProductInput!) { pinProduct(input: $input) { room { id } } }'
  const good = { roomId, productId: newId('Product'), label: 'Tea' }
  for (const bad of [{ label: ' ' }, { label: 'x'.repeat(101) }, { productId: 'post_nonsense' }]) {
    const { errors } = await host.ask(PIN, { input: { ...good, ...bad } })
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  }
})
