import {
  type GraphQLField,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lifegraph } from '../gateway/tests/graphs.ts'
import { newId } from '../platform/ids.ts'
import type { Answer } from './support/client.ts'
import { type OneProcessWorld, openOneProcessWorld, type Person } from './support/world.ts'

/** Every mutation, query and stream of the graph, tried with what no client should send. */

const { apiSchema } = await lifegraph()
const KNOWN_CODES = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  // Whoever keeps guessing a password.
  'RATE_LIMITED',
])
const ALL_SCOPES = [
  'attestations:issue',
  'credit:write',
  'credit:gate',
  'merchants:review',
  'payments:read',
  'catalog:read',
  'catalog:write',
  'workflows:operate',
  'users:pii',
  'ads:read',
  'ads:write',
]

let world: OneProcessWorld
let person: Person
beforeAll(async () => {
  world = await openOneProcessWorld()
  person = await world.signUp('probe', { scopes: ALL_SCOPES })
})
afterAll(() => world.close())

/** A value the schema takes, with `leaf` in place of the string at `path`. */
type Leaf = { path: string; value: unknown }

function sample(type: GraphQLInputType, path: string, leaf: Leaf | null): unknown {
  const inner = isNonNullType(type) ? type.ofType : getNullableType(type)
  if (leaf?.path === path) return leaf.value
  if (isListType(inner)) return [sample(inner.ofType, `${path}.0`, leaf)]
  if (isEnumType(inner)) return inner.getValues()[0]?.name
  if (isInputObjectType(inner))
    return Object.fromEntries(
      Object.values(inner.getFields()).map((field) => [field.name, sample(field.type, `${path}.${field.name}`, leaf)]),
    )
  if (!isScalarType(inner)) throw new Error(`no sample for ${String(inner)}`)
  const samples: Record<string, unknown> = {
    ID: newId('User'),
    String: 'text',
    Int: 1,
    Float: 1,
    Boolean: false,
    DateTime: '2030-01-01T00:00:00.000Z',
    EventCursor: 'djE6MA',
  }
  if (path.endsWith('.minor')) return '100'
  return samples[inner.name]
}

/** Paths of all strings and ids inside a field's arguments. */
function stringLeaves(type: GraphQLInputType, path: string): string[] {
  const inner = isNonNullType(type) ? type.ofType : getNullableType(type)
  if (isListType(inner)) return stringLeaves(inner.ofType, `${path}.0`)
  if (isInputObjectType(inner))
    return Object.values(inner.getFields()).flatMap((field) => stringLeaves(field.type, `${path}.${field.name}`))
  return isScalarType(inner) && ['ID', 'String', 'EventCursor'].includes(inner.name) ? [path] : []
}

function operation(kind: 'query' | 'mutation' | 'subscription', field: GraphQLField<unknown, unknown>) {
  const declared = field.args.map((argument) => `$${argument.name}: ${argument.type}`).join(', ')
  const passed = field.args.map((argument) => `${argument.name}: $${argument.name}`).join(', ')
  return {
    query: `${kind}${declared ? ` (${declared})` : ''} { ${field.name}${passed ? `(${passed})` : ''} { __typename } }`,
    variablesWith: (leaf: Leaf | null) =>
      Object.fromEntries(field.args.map((argument) => [argument.name, sample(argument.type, argument.name, leaf)])),
    leaves: field.args.flatMap((argument) => stringLeaves(argument.type, argument.name)),
  }
}

const fieldsOf = (kind: 'query' | 'mutation') =>
  Object.values((kind === 'query' ? apiSchema.getQueryType() : apiSchema.getMutationType())?.getFields() ?? {})

const written = async () => {
  // What was told before, such as of the sign-up, is answered with more events some time later.
  await world.settle()
  const [row] =
    await world.sql`select (select position from events.head) + (select coalesce(sum(event_count), 0) from events.outbox) as events`
  return Number(row?.events)
}

function expectClean(answer: Answer, what: string): void {
  const text = JSON.stringify(answer)
  expect(text, what).not.toMatch(/node_modules|\.ts:\d|at async|PostgresError|drizzle|select .* from|syntax error/i)
  for (const error of answer.errors ?? [])
    expect(error.extensions?.code, `${what}: ${text}`).toSatisfy((code) => KNOWN_CODES.has(code))
}

describe.each(['mutation', 'query'] as const)('every %s', (kind) => {
  it.each(fieldsOf(kind).map((field) => [field.name, field] as const))(
    '%s refuses text that cannot be stored',
    async (name, field) => {
      const { query, variablesWith, leaves } = operation(kind, field)
      const before = await written()
      for (const path of leaves) {
        for (const [what, value] of [
          ['a NUL byte', 'a\u0000b'],
          ['a lone surrogate', 'a\ud800b'],
          ['an enormous text', 'x'.repeat(100_000)],
        ] as const) {
          const answer = await person.ask(query, variablesWith({ path, value }))
          expectClean(answer, `${name} with ${what} in ${path}`)
          expect(answer.errors?.length, `${name} with ${what} in ${path}: ${JSON.stringify(answer)}`).toBeGreaterThan(0)
        }
      }
      expect(await written()).toBe(before)
    },
  )

  it.each(fieldsOf(kind).map((field) => [field.name, field] as const))(
    '%s answers nonsense with a known code or a refusal',
    async (name, field) => {
      const { query, variablesWith, leaves } = operation(kind, field)
      for (const path of leaves) {
        for (const value of [
          '',
          ' ',
          '-1',
          '1e3',
          "'; drop table people; --",
          '../../etc/passwd',
          '💥'.repeat(50),
          newId('Post'),
          newId('LiveRoom'),
        ]) {
          expectClean(
            await person.ask(query, variablesWith({ path, value })),
            `${name} with ${JSON.stringify(value)} in ${path}`,
          )
        }
      }
      expectClean(await world.anonymous.ask(query, variablesWith(null)), `${name} by a stranger`)
    },
  )
})

describe('amounts', () => {
  it.each(['0', '-1', '-0', '1.5', '1e5', ' 1', '１', '0x10', '', '1000000000000001', '9'.repeat(40)])(
    'of %j move nothing',
    async (minor) => {
      const amount = { minor, currency: 'CNY' }
      const topUp = await person.ask(
        'mutation ($input: TopUpInput!) { topUp(input: $input) { transfer { id } userErrors { code } } }',
        {
          input: { amount, fundingSource: 'TEST', idempotencyKey: world.key() },
        },
      )
      expect(topUp.data?.topUp).toEqual({ transfer: null, userErrors: [{ code: 'INVALID_AMOUNT' }] })
    },
  )
})

describe('cursors', () => {
  it.each([
    'nonsense',
    '',
    'W10',
    'bnVsbA',
    Buffer.from('["x"]').toString('base64url'),
    Buffer.from('[null,1,"\u0000"]').toString('base64url'),
    '%00',
  ])('of %j are refused wherever pages are read', async (after) => {
    for (const query of [
      'query ($after: String) { feed(after: $after) { pageInfo { endCursor } } }',
      'query ($after: String) { services(after: $after) { totalCount } }',
      'query ($after: String) { communities(after: $after) { pageInfo { endCursor } } }',
      'query ($after: String) { liveRooms(after: $after) { pageInfo { endCursor } } }',
      'query ($after: String) { viewer { following(after: $after) { pageInfo { endCursor } } } }',
      'query ($after: String) { viewer { wallet { entries(after: $after) { pageInfo { endCursor } } } } }',
    ]) {
      const answer = await person.ask(query, { after })
      expect(answer.errors?.[0]?.extensions.code, query).toBe('BAD_USER_INPUT')
    }
  })

  it('of streams are refused when they are malformed or lie ahead', async () => {
    const AHEAD = Buffer.from('v1:999999999').toString('base64url')
    for (const after of ['nonsense', AHEAD]) {
      const stream = person.watch(
        'subscription ($after: EventCursor) { feedEvents(tab: THIRD_TAB, after: $after) { __typename } }',
        { after },
      )
      while (stream.errors.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
      expect(stream.errors[0].extensions.code).toBe('BAD_USER_INPUT')
      await stream.stop()
    }
  })
})

describe('pages', () => {
  it.each([-1, 101, 2_147_483_647])('of %i are refused', async (first) => {
    for (const query of [
      'query ($first: Int) { feed(first: $first) { pageInfo { endCursor } } }',
      'query ($first: Int) { services(first: $first) { totalCount } }',
      'query ($first: Int) { viewer { followers(first: $first) { pageInfo { endCursor } } } }',
    ]) {
      expect((await person.ask(query, { first })).errors?.[0]?.extensions.code, query).toBe('BAD_USER_INPUT')
    }
  })
})
