import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, FORGETFUL, type Json } from '../../../platform/testing/subgraph.ts'
import type { Workflows } from '../operations/runWorkflows.ts'
import { answerSteps, codesOf, merchantOf, openSuccessor, order, productOf, workflowAs } from './market.ts'
import { expectBooksRight, openWorld, type World } from './world.ts'

const WATCH = `subscription ($id: ID!, $after: EventCursor) { workflowEvents(id: $id, after: $after) { __typename
  ... on WorkflowChanged { cursor workflow { id state steps { name state attempts error compensatedBy } order { id } } }
  ... on StreamGap { fromCursor toCursor missed reason } } }`
/** A cursor before everything. */
const BEGINNING = Buffer.from('v1:0').toString('base64url')

let world: World
let owner: Caller
let buyer: Caller
let productId: string
let successor: Workflows
beforeAll(async () => {
  world = await openWorld()
  successor = openSuccessor(world)
  ;[owner] = (await world.people(1)) as [Caller]
  ;[buyer] = (await world.people(1, 100_000_000n)) as [Caller]
  productId = await productOf(owner, await merchantOf(world, owner), { delivery: 'SHIPPED', stock: 100 })
})
afterAll(async () => {
  await expectBooksRight(world)
  await world.close()
})

const stateOf = ({ workflowEvents: { workflow } }: Json) =>
  [workflow.state, ...workflow.steps.map(({ name, state }: Json) => `${name} ${state}`)].join(', ')
/** Let time pass until a workflow stands as it should. */
const until = (id: string, state: string) =>
  expect
    .poll(
      async () => {
        world.clock.advance(11 * 60_000)
        await successor.look()
        return (await workflowAs(buyer, id)).state
      },
      { timeout: 30_000, interval: 100 },
    )
    .toBe(state)

it('tells every step as it was then, from the beginning or from where one stopped', async () => {
  const { workflow } = await order(buyer, productId)
  await answerSteps(world)
  const events = await buyer.take(9, WATCH, { id: workflow.id, after: BEGINNING })
  expect(events.map(stateOf)).toEqual(
    [
      'RESERVE_STOCK DONE, HOLD_FUNDS PENDING, POST_PAYMENT PENDING, ATTRIBUTE_ORDER PENDING, FULFIL PENDING',
      'RESERVE_STOCK DONE, HOLD_FUNDS RUNNING, POST_PAYMENT PENDING, ATTRIBUTE_ORDER PENDING, FULFIL PENDING',
      'RESERVE_STOCK DONE, HOLD_FUNDS DONE, POST_PAYMENT PENDING, ATTRIBUTE_ORDER PENDING, FULFIL PENDING',
      'RESERVE_STOCK DONE, HOLD_FUNDS DONE, POST_PAYMENT RUNNING, ATTRIBUTE_ORDER PENDING, FULFIL PENDING',
      'RESERVE_STOCK DONE, HOLD_FUNDS DONE, POST_PAYMENT DONE, ATTRIBUTE_ORDER PENDING, FULFIL PENDING',
      'RESERVE_STOCK DONE, HOLD_FUNDS DONE, POST_PAYMENT DONE, ATTRIBUTE_ORDER WAITING, FULFIL PENDING',
      'RESERVE_STOCK DONE, HOLD_FUNDS DONE, POST_PAYMENT DONE, ATTRIBUTE_ORDER WAITING, FULFIL RUNNING',
      'RESERVE_STOCK DONE, HOLD_FUNDS DONE, POST_PAYMENT DONE, ATTRIBUTE_ORDER WAITING, FULFIL WAITING',
      'RESERVE_STOCK DONE, HOLD_FUNDS DONE, POST_PAYMENT DONE, ATTRIBUTE_ORDER DONE, FULFIL WAITING',
    ].map((steps) => `RUNNING, ${steps}`),
  )
  expect(events[0].workflowEvents.workflow.order).toEqual({ id: workflow.order.id })
  const after = events[4].workflowEvents.cursor
  const rest = await buyer.take(4, WATCH, { id: workflow.id, after })
  expect(rest.map(stateOf)).toEqual(events.slice(5).map(stateOf))

  // And on, live.
  const live = await buyer.subscribe(WATCH, { id: workflow.id })
  const next = live.next()
  await owner.data('mutation ($id: ID!) { fulfilOrder(orderId: $id) { userErrors { code } } }', {
    id: workflow.order.id,
  })
  expect(stateOf((await next).value.data)).toMatch(/^RUNNING, .*FULFIL DONE$/)
  expect(stateOf((await live.next()).value.data)).toMatch(/^COMPLETED, .*FULFIL DONE$/)
  await live.return?.()
})

it('is for its owner and for operators', async () => {
  const { workflow } = await order(buyer, productId)
  const operator = world.person({ scopes: ['workflows:operate'] })
  expect(await operator.take(1, WATCH, { id: workflow.id, after: BEGINNING })).toMatchObject([
    { workflowEvents: { workflow: { id: workflow.id } } },
  ])
  for (const [who, id, code] of [
    [owner, workflow.id, 'FORBIDDEN'],
    [world.anonymous, workflow.id, 'UNAUTHENTICATED'],
    [buyer, newId('Workflow'), 'FORBIDDEN'],
    [buyer, 'x', 'BAD_USER_INPUT'],
  ] as const)
    await expect(who.subscribe(WATCH, { id })).rejects.toThrow(code)
  await expect(buyer.subscribe(WATCH, { id: workflow.id, after: 'x' })).rejects.toThrow('BAD_USER_INPUT')
})

it('asks a subgraph that does not answer again and again, is stuck then, and goes on by the answer', async () => {
  const { workflow } = await order(buyer, productId)
  await owner.data('mutation ($id: ID!) { fulfilOrder(orderId: $id) { userErrors { code } } }', {
    id: workflow.order.id,
  })
  await until(workflow.id, 'STUCK')
  const stuck = (await workflowAs(buyer, workflow.id)).steps.find(({ name }: Json) => name === 'ATTRIBUTE_ORDER')
  expect(stuck).toMatchObject({ state: 'WAITING', attempts: 5, error: 'NO_ANSWER' })
  const asked = (await world.announced('payments.orderStepAsked')).filter((each) => each.workflowId === workflow.id)
  expect(asked).toHaveLength(5)
  await answerSteps(world)
  expect(await workflowAs(buyer, workflow.id)).toMatchObject({ state: 'COMPLETED' })
})

it('goes back when an operator says so, unless something was handed over', async () => {
  const operator = world.person({ scopes: ['workflows:operate'] })
  const RETRY =
    'mutation ($id: ID!) { retryWorkflow(id: $id, compensate: true) { workflow { state } userErrors { code } } }'
  const before = await world.balance(buyer)
  const { workflow } = await order(buyer, productId)
  await until(workflow.id, 'STUCK')
  expect((await operator.data(RETRY, { id: workflow.id })).retryWorkflow).toMatchObject({
    workflow: { state: 'COMPENSATING' },
  })
  await answerSteps(world)
  await until(workflow.id, 'COMPENSATED')
  expect((await workflowAs(buyer, workflow.id)).order.state).toBe('REFUNDED')
  expect(await world.balance(buyer)).toBe(before)

  const { workflow: sent } = await order(buyer, productId)
  await owner.data('mutation ($id: ID!) { fulfilOrder(orderId: $id) { userErrors { code } } }', { id: sent.order.id })
  await until(sent.id, 'STUCK')
  expect(codesOf((await operator.data(RETRY, { id: sent.id })).retryWorkflow)).toEqual(['WORKFLOW_NOT_COMPENSABLE'])
})

it('says what can no longer be replayed', async () => {
  const { workflow } = await order(buyer, productId)
  await world.settle()
  await world.database.client`update events.head set pruned_up_to = position where id = 1`
  const forgetful = (await world.another(FORGETFUL)).person({ id: buyer.id })
  const [gap] = await forgetful.take(1, WATCH, { id: workflow.id, after: BEGINNING })
  expect(gap.workflowEvents).toMatchObject({ __typename: 'StreamGap', reason: 'EXPIRED', missed: null })
})
