import { buildSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { changesBetween, hitsOf, isAnnounced } from './changes.ts'

const before = buildSchema(`
  type Query { user(id: ID, name: String): User areas(city: String): [Area!]! }
  type User { id: ID! name: String @deprecated(reason: "Use \`User.title\`. Since 2026-01-10, goes on 2026-11-01.") title: String }
  type Area { code: String! }
  enum Order { NEW OLD }
`)
const after = buildSchema(`
  type Query { user(id: ID): User areas(city: String!): [Area!]! feed(order: Order): [User!]! }
  type User { id: ID! title: String bio: String @deprecated(reason: "Use \`User.title\`. Since 2026-11-01, goes on 2027-05-01.") }
  type Area { code: String! name: String! }
  enum Order { NEW OLD HOT }
`)

describe('changes of a contract', () => {
  it('are told by coordinate, the breaking ones first', async () => {
    const changes = await changesBetween(before, after)
    expect(changes.map(({ severity, kind, coordinate }) => `${severity} ${kind} ${coordinate}`)).toEqual([
      'BREAKING FIELD_ARGUMENT_TYPE_CHANGED Query.areas(city:)',
      'BREAKING FIELD_ARGUMENT_REMOVED Query.user(name:)',
      'BREAKING FIELD_REMOVED User.name',
      'DANGEROUS ENUM_VALUE_ADDED Order.HOT',
      'SAFE FIELD_ADDED Area.name',
      'SAFE FIELD_ADDED Query.feed',
      'SAFE FIELD_ADDED User.bio',
      'SAFE FIELD_DEPRECATION_ADDED User.bio',
    ])
    expect(changes.find(({ kind }) => kind === 'FIELD_DEPRECATION_ADDED')).toMatchObject({
      replacement: 'User.title',
      removalDate: '2027-05-01',
    })
    expect(await changesBetween(before, before)).toEqual([])
  })

  it.each([
    ['a directive that clients write', 'directive @d on FIELD', '', 'BREAKING @d'],
    ['an argument of one', 'directive @d(x: Int) on FIELD', 'directive @d on FIELD', 'BREAKING @d(x:)'],
    ['that one may be repeated', 'directive @d repeatable on FIELD', 'directive @d on FIELD', 'BREAKING @d'],
    ['a place for one', 'directive @d on FIELD | QUERY', 'directive @d on FIELD', 'BREAKING @d'],
    [
      'a default of what must be given',
      'type A { b(x: Int! = 1): Int }',
      'type A { b(x: Int!): Int }',
      'BREAKING A.b(x:)',
    ],
    ['the same of an input', 'input I { x: Int! = 1 }', 'input I { x: Int! }', 'BREAKING I.x'],
    ['a default of what may be left out', 'input I { x: Int = 1 }', 'input I { x: Int }', 'DANGEROUS I.x'],
    ['that several fields may be given', 'input I { x: Int y: Int }', 'input I @oneOf { x: Int y: Int }', 'BREAKING I'],
    ['all that can be done', 'type M { a: Int } extend schema { mutation: M }', 'type M { a: Int }', 'BREAKING M'],
    ['the same, with its type', 'type M { a: Int } extend schema { mutation: M }', '', 'BREAKING M'],
    ['a directive of the schema itself', 'directive @d on OBJECT', '', undefined],
  ])('tell that %s went', async (_what, then, now, told) => {
    const schemaOf = (more: string) => buildSchema(`schema { query: Query } type Query { a: Int } ${more}`)
    const changes = await changesBetween(schemaOf(then), schemaOf(now))
    expect(changes.map(({ severity, coordinate }) => `${severity} ${coordinate}`)).toEqual(told ? [told] : [])
  })

  it('leave out what comes or goes with something else', async () => {
    const small = buildSchema('type Query { a: Int } type Old { x: Int }')
    const large = buildSchema(
      'type Query { a: Int n(first: Int): New } type New { x(a: Int): Kind y: Int } enum Kind { A B }',
    )
    const told = async (from: typeof small, to: typeof small) =>
      (await changesBetween(from, to)).map(({ kind, coordinate }) => `${kind} ${coordinate}`)
    expect(await told(small, large)).toEqual([
      'TYPE_REMOVED Old',
      'TYPE_ADDED Kind',
      'TYPE_ADDED New',
      'FIELD_ADDED Query.n',
    ])
    expect(await told(large, small)).toEqual([
      'TYPE_REMOVED Kind',
      'TYPE_REMOVED New',
      'FIELD_REMOVED Query.n',
      'TYPE_ADDED Old',
    ])
  })

  it('were announced when what has gone was deprecated and its day has come', async () => {
    const changes = await changesBetween(before, after)
    const announced = (day: string) =>
      changes.filter((change) => isAnnounced(change, new Date(day))).map(({ coordinate }) => coordinate)
    expect(announced('2026-11-21')).toEqual(['User.name'])
    expect(announced('2026-10-31')).toEqual([])
  })
})

describe('who is hit', () => {
  it('is whoever runs what was valid and no longer is', () => {
    const operations = [
      { who: 'app_old', document: '{ user(id: 1) { name } areas { code } }', count: 12 },
      { who: 'app_new', document: '{ user(id: 1) { title } }' },
      { who: 'app_late', document: '{ user(id: 1) { id ... @defer { name } } }' },
      { who: 'app_wrong', document: '{ nothing }' },
      { who: 'app_broken', document: '{' },
    ]
    const hits = hitsOf(operations, before, after)
    expect(hits.map(({ operation, messages }) => [operation.who, messages.length])).toEqual([
      ['app_old', 2],
      ['app_late', 1],
    ])
    expect(hits[0]?.messages[0]).toContain('name')
  })
})
