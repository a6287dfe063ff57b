import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { manualClock } from '../../platform/clock.ts'
import { silentLog } from '../../platform/log.ts'
import { anonymous, type Viewer } from '../../platform/viewer.ts'
import { type BudgetObserver, type Budgets, openBudgets, TooDear } from '../limits/budget/index.ts'
import type { PreparedOperation } from '../plan/planner.ts'
import { type ServedGateway, serveGateway } from '../serve.ts'
import { openSmallGraph } from './small-graph.ts'
import { initialised, subscribe } from './socket.ts'

const COST = 'extend schema @link(url: "https://specs.apollo.dev/cost/v0.1", import: ["@cost", "@listSize"])\n'
const things = (count: number) => Array.from({ length: count }, (_, id) => ({ id }))
const { engine, fetches } = openSmallGraph({
  things: {
    sdl: `${COST}
      type Thing @key(fields: "id") { id: ID! parts(first: Int = 5): [Part!]! @listSize(slicingArguments: ["first"]) dear: Int @cost(weight: 20) }
      type Part { id: ID! }
      type Query { things(first: Int = 10): [Thing!]! @listSize(slicingArguments: ["first"]) none: [Thing!]! @listSize(assumedSize: 50)
        sized(first: Int, last: Int): [Thing!] @listSize(slicingArguments: ["first", "last"]) }
      type Mutation { make(count: Int!): Thing }
      type Subscription { made(count: Int!): Thing! plain(count: Int!): Thing! }`,
    resolvers: {
      Query: {
        things: (_: unknown, { first }: { first: number }) => things(first),
        none: () => [],
        sized: () => [],
      },
      Mutation: { make: () => ({ id: 'new' }) },
      Thing: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        parts: (_: unknown, { first }: { first: number }) => things(Math.min(first, 2)),
        dear: () => 7,
      },
      Subscription: Object.fromEntries(
        ['made', 'plain'].map((name) => [
          name,
          {
            subscribe: async function* (_: unknown, { count }: { count: number }) {
              for (let id = 0; id < count; id++) yield { id }
            },
            resolve: (thing: unknown) => thing,
          },
        ]),
      ),
    },
  },
  names: {
    sdl: 'type Thing @key(fields: "id") { id: ID! name: String }',
    resolvers: { Thing: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `thing ${id}` }) } },
  },
})

const clock = manualClock(new Date('2026-01-01T00:00:00Z'))
const app = (keyId: string): Viewer => ({ kind: 'app', appId: 'app_1', keyId, ownerId: 'mer_1', scopes: [] })
const user = (userId: string): Viewer => ({ kind: 'user', userId, sessionId: 'ses_1', scopes: [] })
const POLICY = { points: 100, seconds: 10 }
const openBudgetsWith = (observer?: BudgetObserver) =>
  openBudgets({
    settings: {
      policies: { app: POLICY, user: POLICY, address: POLICY },
      costMax: { anonymous: 60, user: 80, app: null, service: null },
    },
    clock,
    log: silentLog,
    observer,
  })

let budgets: Budgets
let current: Budgets
let gateway: ServedGateway
let url: string
beforeAll(async () => {
  const present: Budgets = {
    admit: (asked) => current.admit(asked),
    turnAway: (viewer, address) => current.turnAway(viewer, address),
    stateOf: (viewer, address) => current.stateOf(viewer, address),
    costMaxOf: (viewer) => current.costMaxOf(viewer),
    close: async () => {},
  }
  gateway = await serveGateway({
    ...{ engine, clock, log: silentLog, port: 0, host: '127.0.0.1', drainTimeoutMs: 500 },
    http: { batchMax: 10 },
    trustedProxies: ['loopback'],
    budgets: present,
  })
  url = `http://127.0.0.1:${gateway.port}/graphql`
})
beforeEach(() => {
  budgets = openBudgetsWith()
  current = budgets
  fetches.length = 0
})
afterAll(async () => {
  await gateway.close()
  await engine.close()
})

async function post(body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: /^[{[]/.test(text) ? JSON.parse(text) : null,
  }
}
const ask = (query: string, headers?: Record<string, string>, variables?: Record<string, unknown>) =>
  post({ query, variables }, headers)
async function prepared(query: string): Promise<PreparedOperation> {
  const operation = await engine.prepare(query)
  if ('errors' in operation) throw operation.errors[0]
  return operation
}
const TOLD = { 'x-lifegraph-cost': '1' }
const leftAt = async (address = '127.0.0.1') => (await budgets.stateOf(anonymous, address))?.remaining

describe('an operation that is charged', () => {
  it('is charged what it may cost, settled for what it did cost, and told so to who asks', async () => {
    const { body, headers } = await ask('{ things(first: 4) { parts(first: 5) { id } } }', TOLD)
    expect(body.extensions.cost).toEqual({
      estimated: 4 * (1 + 5),
      actual: 4 * (1 + 2),
      remaining: 100 - 12,
      resetAt: '2026-01-01T00:00:01.200Z',
      perSubgraph: { things: 24 },
    })
    expect(headers.get('ratelimit')).toBe('"address";r=88;t=2')
    expect(headers.get('ratelimit-policy')).toBe('"address";q=100;w=10;qu="points"')
    expect((await ask('{ none { id } }')).body).toEqual({ data: { none: [] } })
    // One point at least, for the trouble.
    expect(await leftAt()).toBe(87)
  })

  it('costs what its variables ask for', async () => {
    const query = 'query ($n: Int, $all: Boolean!) { things(first: $n) { id dear @include(if: $all) } }'
    const costs = []
    for (const variables of [
      { n: 3, all: false },
      { n: 2, all: true },
      { n: 3, all: false },
    ])
      costs.push((await ask(query, TOLD, variables)).body.extensions.cost)
    expect(costs.map(({ estimated, actual }) => [estimated, actual])).toEqual([
      [3, 3],
      [42, 42],
      [3, 3],
    ])
    expect((await ask('mutation { make(count: 1) { dear } }', TOLD)).body.extensions.cost).toMatchObject({
      estimated: 31,
      actual: 31,
    })
  })

  it('is refused before it runs when it may cost more than one may, with what is dear in it and how to ask for less', async () => {
    const { status, body } = await ask('{ things(first: 20) { dear parts(first: 3) { id } } }')
    expect([status, fetches]).toEqual([400, []])
    expect(body).toEqual({
      errors: [
        {
          message: 'This operation may cost 480 points. The limit is 60.',
          extensions: {
            code: 'COST_LIMIT_EXCEEDED',
            estimated: 480,
            limit: 60,
            dearest: [
              { path: 'things', cost: 480 },
              { path: 'things.dear', cost: 400 },
              { path: 'things.parts', cost: 60 },
            ],
            cheaper: [{ change: 'first: 2 at things', estimated: 48 }],
          },
        },
      ],
    })
    expect(await leftAt()).toBe(100)
  })

  it('is refused when there is not enough left, with 429, until there is', async () => {
    await ask('{ things(first: 60) { id } }')
    const { status, headers, body } = await ask('{ things(first: 50) { id } }')
    expect([status, headers.get('retry-after'), headers.get('ratelimit')]).toEqual([429, '1', '"address";r=40;t=6'])
    expect(body.errors[0].extensions).toMatchObject({
      code: 'RATE_LIMITED',
      ...{ estimated: 50, limit: 100, remaining: 40, retryAfterSeconds: 1, resetAt: '2026-01-01T00:00:06.000Z' },
      dearest: [{ path: 'things', cost: 50 }],
      cheaper: [{ change: 'first: 40 at things', estimated: 40 }],
    })
    expect(await leftAt()).toBe(40)
    clock.advance(1_000)
    expect((await ask('{ things(first: 50) { id } }')).status).toBe(200)
    clock.set(new Date('2026-01-01T00:00:00Z'))
  })

  it('must say how much it wants, where the schema says that it must', async () => {
    const { status, body } = await ask('{ sized { id } }')
    expect([status, body.errors[0].extensions]).toEqual([400, { code: 'SLICING_ARGUMENT_REQUIRED', paths: ['sized'] }])
    expect(body.errors[0].locations).toEqual([{ line: 1, column: 3 }])
    expect((await ask('{ sized(last: 3) { id } }')).status).toBe(200)
    expect((await ask('{ sized(first: 2, last: 3) { id } }')).body.errors[0].extensions.code).toBe(
      'SLICING_ARGUMENT_REQUIRED',
    )
  })

  it('counts by itself in a batch, and is refused alone', async () => {
    const { status, body, headers } = await post([50, 45, 5].map((n) => ({ query: `{ things(first: ${n}) { id } }` })))
    expect(status).toBe(200)
    expect(
      body.map(({ data, errors }: { data?: unknown; errors?: { extensions: { code: string } }[] }) =>
        data ? 'ok' : errors?.[0]?.extensions.code,
      ),
    ).toEqual(['ok', 'ok', 'ok'])
    expect(headers.get('ratelimit')).toBe('"address";r=0;t=10')
    const second = await post([{ query: '{ things(first: 20) { id } }' }, { query: '{ __typename }' }])
    expect(second.body.map((each: object) => 'errors' in each)).toEqual([true, true])
  })

  it('is told with the last part of an answer that comes in parts', async () => {
    const query = '{ things(first: 3) { id ... @defer { name } } }'
    const { text, headers } = await ask(query, { ...TOLD, accept: 'multipart/mixed;deferSpec=20220824' })
    const parts = text.split('\r\n---').flatMap((part) => part.split('\r\n\r\n').slice(1, 2))
    expect(parts.map((part) => 'extensions' in JSON.parse(part))).toEqual([...parts.slice(1).map(() => false), true])
    expect(JSON.parse(parts.at(-1) as string).extensions.cost).toMatchObject({ estimated: 3, actual: 3, remaining: 97 })
    expect(headers.get('ratelimit')).toBe('"address";r=97;t=1')
  })
})

describe('budgets', () => {
  it('are an address’s for those nobody knows, and a person’s, or a key’s', async () => {
    await ask('{ things(first: 40) { id } }', { 'x-forwarded-for': '203.0.113.7' })
    await ask('{ things(first: 30) { id } }', { 'x-forwarded-for': '2001:db8::1' })
    // All addresses of one subscriber.
    await ask('{ things(first: 30) { id } }', { 'x-forwarded-for': '2001:db8::ffff:2' })
    expect([await leftAt('203.0.113.7'), await leftAt('2001:db8::3'), await leftAt()]).toEqual([60, 40, 100])
    const operation = await prepared('{ things(first: 20) { id } }')
    const rest = { operation, variables: {}, address: '203.0.113.7', isTold: false }
    for (const viewer of [user('usr_1'), app('key_1'), app('key_1'), { ...user('usr_1'), mode: 'test' as const }])
      await budgets.admit({ ...rest, viewer })
    const left = (viewer: Viewer) => budgets.stateOf(viewer, '').then((state) => state?.remaining)
    expect(await Promise.all([user('usr_1'), user('usr_2'), app('key_1'), app('key_2')].map(left))).toEqual([
      80, 100, 60, 100,
    ])
    expect(await leftAt('203.0.113.7')).toBe(60)
    expect(await budgets.stateOf({ kind: 'service', name: 'seed', scopes: [] }, '')).toBeNull()
    const staff = { kind: 'service', name: 'corp:anna', staffOf: 'corp', scopes: ['users:pii'] } as const
    expect(await budgets.stateOf(staff, '')).not.toBeNull()
  })

  it('have another limit of one operation for each kind of caller, and never more than a budget holds', async () => {
    const operation = await prepared('query ($n: Int!) { things(first: $n) { id } }')
    const limitOf = async (viewer: Viewer, n: number) => {
      const admitted = await budgets.admit({ operation, variables: { n }, viewer, address: 'a', isTold: false })
      return admitted instanceof TooDear ? admitted.extensions.limit : null
    }
    expect([await limitOf(anonymous, 61), await limitOf(anonymous, 60)]).toEqual([60, null])
    expect([await limitOf(user('usr_1'), 81), await limitOf(user('usr_1'), 80)]).toEqual([80, null])
    expect([await limitOf(app('key_1'), 101), await limitOf(app('key_1'), 100)]).toEqual([100, null])
    expect(await limitOf({ kind: 'service', name: 'seed', scopes: [] }, 5_000)).toBeNull()
  })

  it('tell partners always, and who watches what was charged and what was refused', async () => {
    const charged = vi.fn()
    const refused = vi.fn()
    const watched = openBudgetsWith({ charged, refused })
    const operation = await prepared('{ things(first: 70) { parts(first: 1) { id } } }')
    const small = await prepared('{ things(first: 4) { parts(first: 1) { id } } }')
    const admit = async (asked: PreparedOperation, viewer: Viewer) =>
      watched.admit({ operation: asked, variables: {}, viewer, address: 'a', isTold: false })
    const charge = await admit(small, app('key_1'))
    if (!charge || charge instanceof TooDear) throw new Error('not admitted')
    const { text } = await engine.execute(small, {}, { viewer: app('key_1'), requestId: 'r', remark: charge.remark })
    expect(JSON.parse(text).extensions.cost).toMatchObject({ estimated: 8, actual: 8, remaining: 92 })
    await admit(operation, app('key_1'))
    expect(charged.mock.calls).toEqual([[app('key_1'), small, 8]])
    expect(refused.mock.calls).toEqual([[app('key_1'), operation, 'COST_LIMIT_EXCEEDED']])
  })

  it('are fair: who has nothing left takes nothing from others, and reaches nobody', async () => {
    const query = '{ things(first: 50) { id } }'
    const greedy = { 'x-forwarded-for': '203.0.113.1' }
    const answers = await Promise.all(Array.from({ length: 60 }, () => ask(query, greedy)))
    const [served, refused] = [
      answers.filter(({ status }) => status === 200),
      answers.filter(({ status }) => status === 429),
    ]
    expect([served.length, refused.length]).toEqual([2, 58])
    fetches.length = 0
    const hammering = Promise.all(Array.from({ length: 60 }, () => ask(query, greedy)))
    const others = await Promise.all(
      Array.from({ length: 20 }, (_, index) => ask(query, { 'x-forwarded-for': `203.0.113.${index + 10}` })),
    )
    expect(others.every(({ status }) => status === 200)).toBe(true)
    expect((await hammering).every(({ status }) => status === 429)).toBe(true)
    expect(fetches).toHaveLength(20)
    // Those who repeat themselves are not told again and again what is dear, which takes longer than to refuse them.
    const explained = answers.filter(({ body }) => body.errors?.[0].extensions.dearest).length
    expect(explained).toBeLessThanOrEqual(50)
  })

  it('turn away who has nothing left before anything is read, over HTTP and on sockets', async () => {
    const refused = vi.fn()
    current = openBudgetsWith({ refused })
    for (const first of [60, 40]) await ask(`{ things(first: ${first}) { id } }`)
    const { status, headers, body } = await ask('{ no such document')
    expect([status, headers.get('retry-after'), body.errors[0].extensions]).toEqual([
      ...[429, '1'],
      {
        ...{ limit: 100, remaining: 0, resetAt: '2026-01-01T00:00:10.000Z', retryAfterSeconds: 1 },
        code: 'RATE_LIMITED',
      },
    ])
    const socket = await initialised(url)
    socket.send(subscribe('1', '{ no such document'))
    expect(await socket.next()).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'RATE_LIMITED' } }] })
    socket.socket.close()
    expect(refused.mock.calls).toEqual(Array(2).fill([anonymous, null, 'RATE_LIMITED']))
    expect((await ask('{ no such document', { 'x-forwarded-for': '203.0.113.99' })).body.errors[0].message).toMatch(
      /Syntax/,
    )
  })

  it('never let many at once spend more than there is', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 100 }, () => ask('{ things(first: 3) { id } }').then(({ status }) => status)),
    )
    expect(statuses.filter((status) => status === 200)).toHaveLength(33)
  })

  it('are not there where nobody wants them', async () => {
    const { status, headers, body } = await (async () => {
      const plain = await serveGateway({
        ...{ engine, clock, log: silentLog, port: 0, host: '127.0.0.1', drainTimeoutMs: 500 },
      })
      const response = await fetch(`http://127.0.0.1:${plain.port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...TOLD },
        body: JSON.stringify({ query: '{ things(first: 1000) { id } }' }),
      })
      const answered = { status: response.status, headers: response.headers, body: await response.json() }
      await plain.close()
      return answered
    })()
    expect([status, headers.get('ratelimit')]).toEqual([200, null])
    expect(body).not.toHaveProperty('extensions')
  })
})

describe('over a socket', () => {
  it('operations are charged and refused as elsewhere, and told to who asks when it says hello', async () => {
    const socket = await initialised(url, { cost: true })
    socket.send(subscribe('1', '{ things(first: 50) { id } }'))
    const answer = await socket.next()
    expect(answer.payload).toMatchObject({ extensions: { cost: { estimated: 50, actual: 50, remaining: 50 } } })
    expect((await socket.next()).type).toBe('complete')
    socket.send(subscribe('2', '{ things(first: 60) { id } }'))
    expect(await socket.next()).toMatchObject({
      ...{ type: 'error', id: '2' },
      payload: [{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 1, remaining: 50 } }],
    })
    socket.socket.close()
  })

  it('a stream costs its estimate when it is joined, and its events what they are joined with', async () => {
    const heard = async (query: string, count: number) => {
      const socket = await initialised(url)
      socket.send(subscribe('1', query))
      const before: string[] = []
      for (let type = ''; type !== 'complete'; before.push(type)) type = (await socket.next()).type
      socket.socket.close()
      expect(before).toHaveLength(count + 1)
    }
    await heard('subscription { plain(count: 5) { id } }', 5)
    expect(await leftAt()).toBe(99)
    await heard('subscription { made(count: 5) { id name dear } }', 5)
    expect(await leftAt()).toBe(99 - 21 - 99 + 21)
  })

  it('a stream that cannot be paid for is refused', async () => {
    await ask('{ things(first: 60) { id } }')
    await ask('{ things(first: 40) { id } }')
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: 'subscription { plain(count: 1) { id } }' }),
    })
    expect(await response.text()).toContain('RATE_LIMITED')
    expect(response.headers.get('ratelimit')).toBe('"address";r=0;t=10')
  })
})
