import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import type { Caller, TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { act, goLive, openLive } from './rooms.ts'

const SALES = `query ($id: ID!) { liveRoom(id: $id) { title pinned { product { id } orders }
  sales { orders gross { minor currency } buyers conversion } } }`

let graph: TestSubgraph
beforeAll(async () => {
  graph = await openLive()
})
afterAll(() => graph.close())

interface Order {
  orderId?: string
  buyerId?: string
  productId?: string
  minor?: string
}
const payloadOf = (roomId: string | null, order: Order, undo: boolean) => ({
  ...{ workflowId: newId('Workflow'), orderId: order.orderId ?? newId('Order'), step: 'COUNT_SALE' as const, undo },
  ...{ buyerId: order.buyerId ?? newId('User'), productId: order.productId ?? newId('Product'), merchantIds: [] },
  ...{ quantity: 1, amount: { minor: order.minor ?? '1000', currency: 'CNY' as const }, viaSubjectId: roomId },
  orderedAt: graph.clock.now().toISOString(),
})
const ask = (roomId: string | null, order: Order, undo = false) =>
  graph.announce('payments.orderStepAsked', payloadOf(roomId, order, undo))
const room = async (viewer: Caller, id: string) => (await viewer.data(SALES, { id })).liveRoom

it('counts orders that came from a room, and who bought, and of which product', async () => {
  const { host, roomId } = await goLive(graph)
  const [tea, cups] = [newId('Product'), newId('Product')]
  for (const productId of [tea, cups]) await act(host, 'pinProduct', { roomId, productId, label: 'New' }, 'room { id }')
  expect((await room(host, roomId)).sales).toEqual({
    ...{ orders: 0, gross: { minor: '0', currency: 'CNY' }, buyers: 0, conversion: 0 },
  })
  await graph.database.client`update live_streams.rooms set peak_viewers = 4 where id = ${roomId}`
  const regular = newId('User')
  await ask(roomId, { buyerId: regular, productId: tea })
  await ask(roomId, { buyerId: regular, productId: tea, minor: '234' })
  await ask(roomId, { productId: cups, minor: '900719925474099' })
  const { sales, pinned } = await room(host, roomId)
  expect(sales).toEqual({ orders: 3, gross: { minor: '900719925475333', currency: 'CNY' }, buyers: 2, conversion: 0.5 })
  expect(pinned).toEqual([
    { product: { id: cups }, orders: 1 },
    { product: { id: tea }, orders: 2 },
  ])
})

it('counts an order once, answers each time, and takes it back in whatever order that is told', async () => {
  const { host, roomId } = await goLive(graph)
  const [orderId, late] = [newId('Order'), newId('Order')]
  for (let times = 0; times < 3; times++) await ask(roomId, { orderId })
  expect((await room(host, roomId)).sales).toMatchObject({ orders: 1 })
  await ask(roomId, { orderId }, true)
  await ask(roomId, { orderId: late }, true)
  await ask(roomId, { orderId: late })
  expect((await room(host, roomId)).sales).toMatchObject({ orders: 0, gross: { minor: '0' }, buyers: 0 })
  const answers = (await graph.announced('live.orderStepAnswered')).filter((answer) => answer.orderId === orderId)
  expect(answers.map(({ step, undone }) => [step, undone])).toEqual([
    ...Array.from({ length: 3 }, () => ['COUNT_SALE', false]),
    ['COUNT_SALE', true],
  ])
})

it('leaves alone what it is not asked to count', async () => {
  const before = (await graph.announced('live.orderStepAnswered')).length
  await ask(null, {})
  await graph.announce('payments.orderStepAsked', { ...payloadOf(null, {}, false), step: 'ATTRIBUTE_ORDER' })
  expect(await graph.announced('live.orderStepAnswered')).toHaveLength(before)
})

it('shows sales to the host and to who may read payments', async () => {
  const { host, roomId } = await goLive(graph)
  for (const viewer of [host, graph.person({ scopes: ['payments:read'] })])
    expect((await room(viewer, roomId)).sales.orders).toBe(0)
  for (const [viewer, code] of [
    [graph.person(), 'FORBIDDEN'],
    [graph.anonymous, 'UNAUTHENTICATED'],
  ] as const) {
    const { data, errors } = await viewer.ask(SALES, { id: roomId })
    expect([data.liveRoom.title, data.liveRoom.sales, errors?.[0]?.extensions.code]).toEqual([
      ...['Tea from Hangzhou', null, code],
    ])
  }
})
