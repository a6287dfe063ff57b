import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, actAs } from '../demo/host.ts'
import { exampleVariables, openDemoClock, seedDemo } from '../demo/index.ts'
import { priceOf } from '../gateway/limits/cost/price.ts'
import { type OneProcess, openOneProcess } from '../gateway/one-process.ts'
import type { PreparedOperation } from '../gateway/plan/planner.ts'
import type { StreamSink } from '../gateway/streams/types.ts'
import { lifegraph } from '../gateway/tests/graphs.ts'
import { pseudoRandom } from '../gateway/tests/random-query.ts'
import { silentLog } from '../platform/log.ts'
import { prepareDatabase } from '../platform/process/prepare-database.ts'
import { freshDatabase, type TestDatabase, templateDatabase } from '../platform/testing/postgres.ts'
import { anonymous, type Viewer } from '../platform/viewer.ts'
import { SUBGRAPH_MODULES } from '../subgraphs/index.ts'
import { randomOperation } from './support/random-operation.ts'

/** What operations cost on the demo world, beside what they are estimated to cost. */

let home: TestDatabase
let graph: OneProcess
let examples: Record<string, unknown>
let lin: Viewer
let visitor: Actor
let values: Record<string, readonly string[]>

beforeAll(async () => {
  const template = await templateDatabase('the whole graph', (url) => prepareDatabase(url, SUBGRAPH_MODULES))
  home = await freshDatabase({ template })
  const clock = openDemoClock()
  graph = await openOneProcess({
    graph: await lifegraph(),
    databaseUrl: home.url,
    databasePoolMax: 20,
    eventRetentionHours: 1,
    accessTokenSecret: 'an access token secret for tests, long enough',
    clock,
    log: silentLog,
  })
  await seedDemo(graph, { clock })
  examples = await exampleVariables(graph)
  visitor = actAs(graph, anonymous)
  const { user } = await visitor.ask('{ user(handle: "lin") { id } }')
  lin = { kind: 'user', userId: user.id, sessionId: 'ses_1', scopes: [] }
  const ids = [examples.postId, examples.roomId, examples.communityId, examples.merchantId, user.id].map(String)
  values = {
    'Query.node.id': ids,
    'Query.user.handle': ['lin', 'mei', 'wei', 'jun'],
    'Query.post.id': [String(examples.postId)],
    'Query.liveRoom.id': [String(examples.roomId)],
    'Query.community.slug': [String(examples.slug)],
    'Query.merchant.id': [String(examples.merchantId)],
    'Query.searchPosts.query': ['a'],
  }
}, 120_000)
afterAll(async () => {
  await graph.close()
  await home.drop()
})

async function prepared(query: string): Promise<PreparedOperation> {
  const operation = await graph.engine.prepare(query)
  if ('errors' in operation) throw operation.errors[0]
  return operation
}

/** Run an operation. @returns what it may have cost at most, and what it cost */
async function costsOf(operation: PreparedOperation, variables: Record<string, unknown> = {}, viewer = lin) {
  const price = priceOf(operation)
  let actual = 0
  await graph.engine.execute(operation, variables, {
    viewer,
    requestId: 'req',
    remark: (_, run) => {
      actual = price.actual(run)
      return null
    },
  })
  return { estimated: price.estimate(variables).total, actual }
}

const document = (name: string) => readFileSync(new URL(`operations/${name}.graphql`, import.meta.url), 'utf8')

describe('on the demo world', () => {
  it.each([
    ['Q1-home-feed', () => ({})],
    ['Q2-circle-page', () => ({ slug: examples.slug })],
    ['Q3-live-room', () => ({ id: examples.roomId })],
    ['Q5-merchant-workbench', () => ({ id: examples.merchantId })],
    ['wallet-page', () => ({})],
  ])('%s costs no more than estimated, and no less than a third of that', async (name, variables) => {
    const { estimated, actual } = await costsOf(await prepared(document(name)), variables())
    expect(actual).toBeLessThanOrEqual(estimated)
    expect(estimated).toBeLessThanOrEqual(3 * actual)
  })

  it('so does an order, from its workflow to what led to it', async () => {
    const { user } = await visitor.ask('{ user(handle: "qian") { id } }')
    const qian: Viewer = { kind: 'user', userId: user.id, sessionId: 'ses_2', scopes: ['ads:read'] }
    const { merchant } = await visitor.ask(
      'query ($id: ID!) { merchant(id: $id) { products(first: 3) { edges { node { id title } } } } }',
      { id: examples.merchantId },
    )
    const topUp =
      'mutation ($input: TopUpInput!) { result: topUp(input: $input) { transfer { id } userErrors { code } } }'
    const amount = { minor: '10000000', currency: 'CNY' }
    await actAs(graph, qian).act(topUp, {
      input: { amount, fundingSource: 'TEST', idempotencyKey: 'enough for anything' },
    })
    const { workflow } = await actAs(graph, qian).act(
      'mutation ($input: CheckoutInput!) { result: checkout(input: $input) { workflow { id } userErrors { code } } }',
      {
        input: {
          ...{ productId: merchant.products.edges.at(-1).node.id, viaSubjectId: examples.roomId },
          idempotencyKey: 'the price of it',
        },
      },
    )
    for (const { name } of [...SUBGRAPH_MODULES, ...SUBGRAPH_MODULES]) await graph.kernel.bus.settle(name)
    const { estimated, actual } = await costsOf(
      await prepared(document('Q9-order-attribution')),
      { id: workflow.id },
      qian,
    )
    expect(actual).toBeLessThanOrEqual(estimated)
    expect(estimated).toBeLessThanOrEqual(3 * actual)
  })

  it.each([
    [
      'Q4-room-events',
      'mutation ($input: SendChatInput!) { result: sendChat(input: $input) { message { id } userErrors { code } } }',
      () => ({ roomId: examples.roomId, text: 'How much is it?', idempotencyKey: 'a question' }),
    ],
    [
      'Q11-tip-stream',
      'mutation ($input: TipInput!) { result: tip(input: $input) { tip { id } userErrors { code } } }',
      () => ({ subjectId: examples.roomId, amount: { minor: '100', currency: 'CNY' }, idempotencyKey: 'a tip' }),
    ],
  ])('so does each event of %s', async (name, act, input) => {
    const operation = await prepared(document(name))
    const variables = { id: examples.roomId }
    let opened = () => {}
    const isOpen = new Promise<void>((resolve) => {
      opened = resolve
    })
    const heard = new Promise<string>((resolve, reject) => {
      const sink: StreamSink = {
        opened: () => opened(),
        next: ([first]) => resolve(String(first?.json)),
        end: (end) => reject(new Error(JSON.stringify(end))),
        buffered: () => 0,
        onceDrained: () => {},
      }
      graph.engine.streams.join(operation, variables, { viewer: lin, requestId: 'req' }, sink)
    })
    await isOpen
    const { user } = await visitor.ask('{ user(handle: "peng") { id } }')
    await actAs(graph, { kind: 'user', userId: user.id, sessionId: 'ses_3', scopes: [] }).act(act, { input: input() })
    const { data } = JSON.parse(await heard)
    // Counted as the gateway has it, which knows what an event is though the operation does not ask.
    for (const event of Object.values<Record<string, unknown>>(data)) event.__typename ??= 'TipReceived'
    const price = priceOf(operation)
    const actual = price.actual({ data, variables, conditions: [] })
    const { total } = price.estimate(variables)
    expect(actual).toBeLessThanOrEqual(total)
    expect(total).toBeLessThanOrEqual(3 * actual)
  })

  it('no operation costs more than estimated, whatever it asks for', async () => {
    const random = pseudoRandom(20261121)
    const dearer: unknown[] = []
    let ran = 0
    let costly = 0
    // What is refused for its size is not counted: another one is made.
    while (ran < 100) {
      const query = randomOperation(graph.engine.graph.apiSchema, random, values)
      const operation = await graph.engine.prepare(query)
      if ('errors' in operation) continue
      ran += 1
      const { estimated, actual } = await costsOf(operation)
      if (actual > 10) costly += 1
      if (actual > estimated) dearer.push({ query, estimated, actual })
    }
    expect(dearer).toEqual([])
    // Or it would say nothing.
    expect(costly).toBeGreaterThan(30)
  })
})
