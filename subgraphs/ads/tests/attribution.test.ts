import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { ads } from '../index.ts'
import { type Market, openMarket } from './market.ts'

const READ = `query ($id: ID!) { _entities(representations: [{ __typename: "Order", id: $id }]) { ... on Order {
  attribution { model creditedCampaign { id } touches { at weight decision { id creative { promotes { id } } } } } } } }`

let graph: TestSubgraph
let market: Market
let analyst: Caller
beforeAll(async () => {
  graph = await openTestSubgraph(ads, new Date('2024-02-28T04:00:00Z'))
  market = openMarket(graph)
  analyst = graph.person({ scopes: ['ads:read'] })
})
afterEach(() => market.clear())
afterAll(() => graph.close())

interface Order {
  orderId?: string
  merchantIds?: string[]
  viaSubjectId?: string | null
}
/** Ask for an order of this buyer as payments does. @returns its id */
async function ask(
  buyer: Caller,
  { orderId = newId('Order'), merchantIds = [], viaSubjectId = null }: Order,
  undo = false,
) {
  await graph.announce('payments.orderStepAsked', {
    ...{ workflowId: newId('Workflow'), orderId, step: 'ATTRIBUTE_ORDER', undo, buyerId: buyer.id, merchantIds },
    ...{ productId: newId('Product'), quantity: 1, amount: { minor: '5000', currency: 'CNY' }, viaSubjectId },
    orderedAt: graph.clock.now().toISOString(),
  })
  return orderId
}
const attributionOf = async (id: string) => (await analyst.data(READ, { id }))._entities[0].attribution
const click = async (viewer: Caller): Promise<string> => {
  const { id } = await market.showOne(viewer)
  await market.record(viewer, id, 'CLICK')
  return id
}

it('credits the last advertisement clicked for what the order came from', async () => {
  const buyer = graph.person()
  const roomId = await market.room('LIVE')
  const first = await market.campaign({ bid: 50, subjectId: roomId })
  const early = await click(buyer)
  graph.clock.advance(1000)
  await market.setState(first, 'PAUSE')
  const second = await market.campaign({ bid: 50, subjectId: roomId })
  const last = await click(buyer)
  graph.clock.advance(1000)
  const orderId = await ask(buyer, { viaSubjectId: roomId })
  expect(await attributionOf(orderId)).toEqual({
    model: 'LAST_CLICK_7_DAYS',
    creditedCampaign: { id: second.id },
    touches: [
      { at: '2024-02-28T04:00:00.000Z', weight: 0, decision: { id: early, creative: { promotes: { id: roomId } } } },
      { at: '2024-02-28T04:00:01.000Z', weight: 1, decision: { id: last, creative: { promotes: { id: roomId } } } },
    ],
  })
})

it('counts advertisements of the order’s merchants, and nobody else’s', async () => {
  const [buyer, other] = [graph.person(), graph.person()]
  const campaign = await market.campaign({ bid: 60 })
  await click(buyer)
  const mine = await ask(buyer, { merchantIds: [campaign.owner.merchantId] })
  expect((await attributionOf(mine)).creditedCampaign).toEqual({ id: campaign.id })
  for (const unrelated of [
    await ask(buyer, { merchantIds: [newId('Merchant')] }),
    await ask(other, { merchantIds: [campaign.owner.merchantId] }),
  ])
    expect(await attributionOf(unrelated)).toMatchObject({ creditedCampaign: null, touches: [] })
  graph.clock.advance(7 * 24 * 3600_000 + 1)
  const late = await ask(buyer, { merchantIds: [campaign.owner.merchantId] })
  expect((await attributionOf(late)).touches).toEqual([])
})

it('is decided once, answered each time, and gone once the order is taken back', async () => {
  const buyer = graph.person()
  const campaign = await market.campaign({ bid: 70 })
  const asked = { merchantIds: [campaign.owner.merchantId], orderId: newId('Order') }
  await ask(buyer, asked)
  await click(buyer)
  await ask(buyer, asked)
  expect(await attributionOf(asked.orderId)).toMatchObject({ creditedCampaign: null, touches: [] })
  await ask(buyer, asked, true)
  await ask(buyer, asked)
  expect(await attributionOf(asked.orderId)).toBeNull()
  const late = await ask(buyer, {}, true)
  await ask(buyer, { orderId: late })
  expect(await attributionOf(late)).toBeNull()
  const answers = (await graph.announced('ads.orderStepAnswered')).filter(({ orderId }) => orderId === asked.orderId)
  expect(answers.map(({ undone }) => undone)).toEqual([false, false, true, false])
})

it('is for those who may read advertising', async () => {
  const orderId = await ask(graph.person(), {})
  const { data, errors } = await graph.person().ask(READ, { id: orderId })
  expect([data._entities[0].attribution, errors?.[0]?.extensions.code]).toEqual([null, 'FORBIDDEN'])
  expect(await attributionOf(newId('Order'))).toBeNull()
})
