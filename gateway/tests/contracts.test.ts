import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery, printSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueAccessToken } from '../../platform/access-token.ts'
import { systemClock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { silentLog } from '../../platform/log.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { contractOf, contractsOfConfig, LIFEGRAPH_CONTRACTS } from '../access/contracts.ts'
import { rightsOf } from '../access/rights.ts'
import { type ServedGateway, serveGateway } from '../serve.ts'
import { openSmallGraph } from './small-graph.ts'
import { initialised, openSocket, subscribe } from './socket.ts'
import { TOY_ISSUER, TOY_KEY } from './toys.ts'

const { engine, ask, fetches } = openSmallGraph(
  {
    shop: {
      sdl: `
        type Query {
          node(id: ID!): Node @tag(name: "public") @tag(name: "partner")
          nodes: [Node]! @tag(name: "public") @tag(name: "partner")
          product(filter: Filter, shade: Shade): Product @tag(name: "public") @tag(name: "partner")
          reports(in: ReportInput): [Report!]! @tag(name: "internal")
          sales: Sales @tag(name: "analytics")
          stock: Int @requiresScopes(scopes: [["catalog:read"]]) @tag(name: "partner")
          orders: Int @requiresScopes(scopes: [["orders:read"], ["orders:all"]]) @tag(name: "partner")
        }
        type Mutation { audit: Int @tag(name: "internal") }
        interface Node { id: ID! }
        type Product implements Node @key(fields: "id") {
          id: ID!
          title: String @tag(name: "public") @tag(name: "partner")
          margin: Int @tag(name: "internal")
          shade: Shade @tag(name: "public") @tag(name: "partner")
          owner: String @tag(name: "public")
        }
        type Report implements Node @key(fields: "id") @tag(name: "internal") { id: ID! text: String }
        type Sales { total: Int buyer: String @tag(name: "personal") }
        enum Shade { LIGHT DARK SECRET_SHADE @tag(name: "internal") }
        input Filter { title: String margin: Int @tag(name: "internal") }
        input ReportInput { text: String }
      `,
      resolvers: {
        Query: {
          node: (_: unknown, { id }: { id: string }) =>
            id === 'nobody' ? null : { __typename: id.startsWith('r') ? 'Report' : 'Product', id },
          nodes: () => [{ __typename: 'Report', id: 'r1' }, { __typename: 'Product', id: 'p1' }, null],
          product: () => ({ id: 'p1', title: 'Tea', margin: 7, shade: 'SECRET_SHADE', owner: 'Ada' }),
          reports: () => [{ id: 'r1', text: 'quiet' }],
          sales: () => ({ total: 3, buyer: 'Ada' }),
          stock: () => 4,
          orders: () => 5,
        },
        Mutation: { audit: () => 1 },
      },
    },
  },
  undefined,
  LIFEGRAPH_CONTRACTS,
)

const app = (...scopes: string[]): Viewer => ({ kind: 'app', appId: 'app_1', keyId: 'key_1', ownerId: 'mer_1', scopes })
const user = (...scopes: string[]): Viewer => ({ kind: 'user', userId: 'usr_1', sessionId: 'ses_1', scopes })
const as = (viewer: Viewer) => ({ viewer, rights: rightsOf(viewer) })
const key = 'lg_test_of_this_test'
let gateway: ServedGateway
let url: string
beforeAll(async () => {
  gateway = await serveGateway({
    engine,
    issuers: [TOY_ISSUER],
    apiKeys: { identify: async () => ({ viewer: app('catalog:read'), expiresAt: null }) },
    clock: systemClock,
    log: silentLog,
    port: 0,
    host: '127.0.0.1',
    drainTimeoutMs: 500,
  })
  url = `http://127.0.0.1:${gateway.port}/graphql`
})
afterAll(async () => {
  await gateway.close()
  await engine.close()
})

const bearer = async (...scopes: string[]) =>
  `Bearer ${(await issueAccessToken({ userId: newId('User'), sessionId: newId('Session'), scopes }, TOY_KEY, systemClock)).token}`

interface Body {
  data?: Record<string, unknown> | null
  errors?: { message: string; path?: string[]; extensions: Record<string, unknown> }[]
}
async function post(query: string, headers: Record<string, string> = {}, variables = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
    body: JSON.stringify({ query, variables }),
  })
  return { status: response.status, ...((await response.json()) as Body) }
}

describe('who asks', () => {
  it('has one contract: people client, apps partner, analysts analytics, staff and services internal', () => {
    expect(contractOf({ kind: 'anonymous' })).toBe('client')
    expect(contractOf(user())).toBe('client')
    expect(contractOf(app('catalog:read'))).toBe('partner')
    expect(contractOf(user('analytics:read'))).toBe('analytics')
    expect(contractOf(user('analytics:read', 'users:pii'))).toBe('internal')
    expect(contractOf({ kind: 'service', name: 'gateway', scopes: [] })).toBe('internal')
    expect(contractOf({ kind: 'service', name: 'corp:anna', scopes: ['analytics:read'] })).toBe('analytics')
  })

  it('is shown that contract over HTTP, and everything else is unknown', async () => {
    const seen = async (headers: Record<string, string>) => {
      const { data } = await post(getIntrospectionQuery(), headers)
      return Object.keys(
        buildClientSchema(data as unknown as IntrospectionQuery)
          .getQueryType()
          ?.getFields() ?? {},
      )
    }
    expect(await seen({})).toEqual(['node', 'nodes', 'product', 'stock', 'orders'])
    expect(await seen({ authorization: await bearer() })).toEqual(['node', 'nodes', 'product', 'stock', 'orders'])
    expect(await seen({ authorization: `Bearer ${key}` })).toEqual(['node', 'nodes', 'product', 'stock', 'orders'])
    expect(await seen({ authorization: await bearer('analytics:read') })).toEqual(['sales'])
    expect(await seen({ authorization: await bearer('reports:read') })).toContain('reports')
  })

  it('may ask for a narrower one, and is refused one that is not theirs like one that does not exist', async () => {
    const asked = async (contract: string, authorization?: string) =>
      post('{ reports { id } }', { 'x-lifegraph-contract': contract, ...(authorization && { authorization }) })
    const staff = await bearer('reports:read')
    expect((await asked('internal', staff)).data).toEqual({ reports: [{ id: 'r1' }] })
    expect((await asked('client', staff)).errors?.[0]?.message).toBe('Cannot query field "reports" on type "Query".')
    const refused = await asked('internal')
    expect(refused.status).toBe(403)
    expect(refused.errors?.[0]?.extensions.code).toBe('CONTRACT_NOT_ALLOWED')
    expect(await asked('no-such-contract')).toEqual(refused)
    expect(await asked('client', `Bearer ${key}`)).toEqual(refused)
    expect(await asked('partner', await bearer())).toEqual(refused)
    expect((await asked('client', await bearer('analytics:read'))).status).toBe(400)
  })

  it('says on a socket which one it wants', async () => {
    const authorization = await bearer('reports:read')
    const code = async (params: Record<string, unknown>) => {
      const socket = await initialised(url, params)
      socket.send(subscribe('1', '{ reports { id } }'))
      const message = await socket.next()
      socket.socket.close()
      return message.type
    }
    expect(await code({ authorization })).toBe('next')
    expect(await code({ authorization, contract: 'client' })).toBe('error')
    expect(await code({})).toBe('error')
    const socket = await openSocket(url)
    socket.send({ type: 'connection_init', payload: { contract: 'internal' } })
    const [closedWith, reason] = await socket.closed
    expect(closedWith).toBe(4403)
    expect(reason).toMatch(/^CONTRACT_NOT_ALLOWED/)
  })

  it('says in its handshake which one it wants, where it says nothing else', async () => {
    const authorization = await bearer('reports:read')
    const code = async (contract: string, params: Record<string, unknown>) => {
      const socket = await openSocket(url, 'graphql-transport-ws', { 'x-lifegraph-contract': contract })
      socket.send({ type: 'connection_init', payload: { authorization, ...params } })
      const first = await Promise.race([socket.next(), socket.code])
      if (typeof first === 'number') return first
      socket.send(subscribe('1', '{ reports { id } }'))
      const { type } = await socket.next()
      socket.socket.close()
      return type
    }
    expect(await code('client', {})).toBe('error')
    expect(await code('client', { contract: 'internal' })).toBe('next')
    expect(await code('no-such-contract', {})).toBe(4403)
  })
})

describe('what is not in a contract', () => {
  /** The same words about something that has never been there. */
  const alike = async (query: string, hidden: string, absent: string, contract = 'client') => {
    const renamed = query.replaceAll(hidden, absent)
    const [real, none] = [await ask(query, {}, { contract }), await ask(renamed, {}, { contract })]
    expect(real.errors?.length).toBeGreaterThan(0)
    expect(JSON.stringify(real).replaceAll(hidden, absent)).toBe(JSON.stringify(none))
    expect(fetches).toEqual([])
  }

  it.each([
    ['a root field', '{ reports { id } }', 'reports', 'teports'],
    ['a field', '{ product { margin } }', 'margin', 'zargin'],
    ['a field in a fragment', '{ product { ...F } } fragment F on Product { margin }', 'margin', 'zargin'],
    ['a type of a fragment', '{ node(id: "r1") { ... on Report { id } } }', 'Report', 'Zeport'],
    ['a type of a named fragment', '{ nodes { ...F } } fragment F on Report { __typename }', 'Report', 'Zeport'],
    ['a type of a variable', 'query ($a: ReportInput) { nodes { id } }', 'ReportInput', 'ZeportInput'],
    ['an input field', '{ product(filter: { margin: 1 }) { title } }', 'margin', 'zargin'],
    ['an enum value', '{ product(shade: SECRET_SHADE) { title } }', 'SECRET_SHADE', 'ZECRET_SHADE'],
    ['the SDL of a subgraph', '{ _service { sdl } }', '_service', '_zervice'],
    ['entities', '{ _entities(representations: []) { __typename } }', '_entities', '_zntities'],
  ])('is %s that does not exist', (_, query, hidden, absent) => alike(query, hidden, absent))

  it('is never suggested', async () => {
    const told = async (query: string, contract: string) => (await ask(query, {}, { contract })).errors?.[0]?.message
    expect(await told('{ product { marginn } }', 'internal')).toContain('Did you mean "margin"?')
    expect(await told('{ product { marginn } }', 'client')).toBe('Cannot query field "marginn" on type "Product".')
    expect(await told('{ product(shade: SECRET_SHADES) { title } }', 'client')).not.toContain('"SECRET_SHADE"')
    expect(await told('{ node(id: 1) { ... on Reportt { id } } }', 'client')).toBe('Unknown type "Reportt".')
  })

  it('is not told of by variables, nor by introspection', async () => {
    const shade = 'query ($shade: Shade) { product(shade: $shade) { title } }'
    const error = (name: string) => ask(shade, { shade: name }, { contract: 'client' })
    expect(JSON.stringify(await error('SECRET_SHADE')).replaceAll('SECRET_SHADE', 'X_SHADE')).toBe(
      JSON.stringify(await error('X_SHADE')),
    )
    const filter = 'query ($filter: Filter) { product(filter: $filter) { title } }'
    const { errors } = await ask(filter, { filter: { margin: 1 } }, { contract: 'client' })
    expect(errors?.[0]?.message).toContain('Field "margin" is not defined by type "Filter".')
    const about = '{ a: __type(name: "Report") { name } b: __type(name: "Shade") { enumValues { name } } }'
    expect((await ask(about, {}, { contract: 'client' })).data).toEqual({
      a: null,
      b: { enumValues: [{ name: 'LIGHT' }, { name: 'DARK' }] },
    })
  })

  it('is nothing when it comes up: an object is not there, a value is none of its type', async () => {
    const node = (id: string) => ask(`{ node(id: "${id}") { __typename id } }`, {}, { contract: 'client' })
    expect(await node('p1')).toEqual({ data: { node: { __typename: 'Product', id: 'p1' } } })
    expect(await node('r1')).toEqual(await node('nobody'))
    expect((await ask('{ nodes { id } }', {}, { contract: 'client' })).data).toEqual({
      nodes: [null, { id: 'p1' }, null],
    })
    const { data, errors } = await ask('{ product { shade } }', {}, { contract: 'client' })
    expect(data).toEqual({ product: { shade: null } })
    expect(JSON.stringify(errors)).not.toContain('SECRET')
    expect(await ask('{ product { shade } }', {}, { contract: 'internal' })).toEqual({
      data: { product: { shade: 'SECRET_SHADE' } },
    })
  })

  it('is a whole kind of operation, too', async () => {
    expect(await ask('mutation { audit }', {}, { contract: 'internal' })).toEqual({ data: { audit: 1 } })
    for (const query of ['mutation { audit }', 'mutation { oddit }', 'mutation { __typename }', 'subscription { a }'])
      expect((await ask(query, {}, { contract: 'client' })).errors?.[0]?.message, query).toMatch(/^There is no /)
    expect(fetches).toEqual([])
  })

  it('is personal for analysts', async () => {
    expect(await ask('{ sales { total } }', {}, { contract: 'analytics' })).toEqual({ data: { sales: { total: 3 } } })
    await alike('{ sales { buyer } }', 'buyer', 'zuyer', 'analytics')
  })

  it('stays so when somebody of another contract asked the same before', async () => {
    const query = '{ product { title margin } }'
    expect((await ask(query, {}, { contract: 'internal' })).data).toEqual({ product: { title: 'Tea', margin: 7 } })
    expect((await ask(query, {}, { contract: 'client' })).errors).toHaveLength(1)
    expect((await ask(query)).data).toEqual({ product: { title: 'Tea', margin: 7 } })
  })
})

describe('an operation that asks for what its caller may not have', () => {
  const query = 'query ($more: Boolean = true) { product { title } a: stock b: orders @include(if: $more) c: orders }'

  it('is answered without it in a contract that filters, each path told once', async () => {
    const { data, errors } = await ask(query, {}, { contract: 'client', ...as(user('catalog:read')) })
    expect(data).toEqual({ product: { title: 'Tea' }, a: 4, b: null, c: null })
    expect(errors?.map(({ path }) => path)).toEqual([['b'], ['c']])
  })

  it('is not run at all in one that rejects, and told all of it at once', async () => {
    const partner = { contract: 'partner', ...as(app('catalog:read')) }
    const { data, errors } = await ask(query, {}, partner)
    expect(data).toBeUndefined()
    expect(fetches).toEqual([])
    expect(errors).toHaveLength(2)
    for (const [index, path] of ['b', 'c'].entries())
      expect(errors?.[index]).toMatchObject({
        path: [path],
        locations: [{ line: 1, column: query.indexOf(`${path}: `) + 1 }],
        extensions: {
          code: 'FORBIDDEN',
          deniedPath: path,
          missingScopes: [['orders:read'], ['orders:all']],
          howToGet: expect.any(String),
        },
      })
    expect((await ask('{ stock }', {}, partner)).data).toEqual({ stock: 4 })
  })

  it('is judged by what its variables leave of it', async () => {
    const one = 'query ($more: Boolean!) { stock orders @include(if: $more) }'
    const partner = { contract: 'partner', ...as(app('catalog:read')) }
    expect(await ask(one, { more: false }, partner)).toEqual({ data: { stock: 4 } })
    expect((await ask(one, { more: true }, partner)).errors).toHaveLength(1)
    expect(await ask(one, { more: true }, { contract: 'partner', ...as(app('catalog:read', 'orders:all')) })).toEqual({
      data: { stock: 4, orders: 5 },
    })
  })

  it('is one that asks an interface for what only some of its types deny, too', async () => {
    const things = openSmallGraph(
      {
        things: {
          sdl: `type Query { things: [Thing!]! @tag(name: "partner") } interface Thing { label: String }
            type Open implements Thing { label: String }
            type Closed implements Thing { label: String @requiresScopes(scopes: [["things:read"]]) }`,
          resolvers: {
            Query: {
              things: () => [
                { __typename: 'Open', label: 'a' },
                { __typename: 'Closed', label: 'b' },
              ],
            },
          },
        },
      },
      undefined,
      LIFEGRAPH_CONTRACTS,
    )
    const [filtered, rejected] = await Promise.all(
      ['client', 'partner'].map((contract) => things.ask('{ things { label } }', {}, { contract, ...as(app()) })),
    )
    expect(filtered?.data).toEqual({ things: [{ label: 'a' }, { label: null }] })
    expect(filtered?.errors).toHaveLength(1)
    expect(rejected).not.toHaveProperty('data')
    expect(rejected?.errors?.map(({ extensions }) => extensions.deniedPath)).toEqual(['things.label'])
    await things.engine.close()
  })

  it('is 403 over HTTP, whichever media type is taken', async () => {
    const refused = await post('{ stock orders }', { authorization: `Bearer ${key}` })
    expect(refused.status).toBe(403)
    expect(refused.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
    const plain = { authorization: `Bearer ${key}`, accept: 'application/json' }
    expect((await post('{ stock orders }', plain)).status).toBe(403)
    expect(await post('{ stock }', plain)).toEqual({ status: 200, data: { stock: 4 } })
  })
})

it('has nothing to ask for where no tag lets anything in', async () => {
  const nothing = contractsOfConfig([
    { name: 'nothing', include: ['none'], exclude: [], untagged: 'out', denials: 'filter' },
  ])
  const small = openSmallGraph({ a: { sdl: 'type Query { a: Int }' } }, undefined, nothing)
  const { errors } = await small.ask('{ __typename }', {}, { contract: 'nothing' })
  expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
  await small.engine.close()
})

it('keeps the whole graph for those who are held to nothing', async () => {
  expect(printSchema(engine.graph.apiSchema)).toContain('type Report')
  expect(await ask('{ reports { id text } sales { buyer } }')).toEqual({
    data: { reports: [{ id: 'r1', text: 'quiet' }], sales: { buyer: 'Ada' } },
  })
})
