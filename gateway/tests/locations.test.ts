import {
  buildSchema,
  type ExecutionResult,
  type FieldNode,
  type GraphQLFormattedError,
  getOperationAST,
  graphql,
  parse,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { unavailable } from '../../platform/errors.ts'
import { anonymous } from '../../platform/viewer.ts'
import { refuseIntrospection } from '../access/introspection.ts'
import { rightsOf } from '../access/rights.ts'
import { openPlaces, type Placed } from '../plan/field-error.ts'
import { openSmallGraph, type SmallAnswer } from './small-graph.ts'

const fail = (): never => {
  throw new Error('broken')
}
const makers = { good: { name: 'Ada', left: fail, right: null }, bad: { name: null, left: 'l', right: 'r' } }
const shelved = {
  b0: { __typename: 'Book', id: 'b0', name: fail, strict: 's', pages: 7, maker: makers.good },
  b1: { __typename: 'Book', id: 'b1', name: 'B', strict: 's', pages: fail, maker: makers.bad },
  b2: { __typename: 'Book', id: 'b2', name: 'C', strict: fail, pages: 9, maker: makers.good },
  f0: { __typename: 'Film', id: 'f0', name: fail, strict: 's', minutes: fail, maker: makers.good },
}
const sold = {
  b0: { id: 'b0', price: fail, cost: 3, tags: ['a', null, 'b'] },
  b1: { id: 'b1', price: 5, cost: null, tags: null },
  b2: { id: 'b2', price: 6, cost: fail, tags: [] },
  f0: { id: 'f0', price: fail, cost: 4, tags: ['c'] },
}
const ITEM = 'id: ID! name: String strict: String! maker: Maker!'
const SOLD = 'price: Int cost: Int! tags: [String!]'
const QUERY_A =
  'items: [Item!] maybe: [Item] grid: [[Book]] book(id: ID! = "b0"): Book any(id: ID!): Item thing: Thing must: Book! number: Int'
const MAKER = 'type Maker { name: String! left: String right: String! }'
const [b0, b1, b2, f0] = [shelved.b0, shelved.b1, shelved.b2, shelved.f0]
const Query = {
  items: () => [b0, f0, b1],
  maybe: () => [b0, f0, b2, b1],
  grid: () => [[b0], null, [b1, null, b0]],
  book: (_: unknown, { id }: { id: keyof typeof shelved }) => shelved[id],
  any: (_: unknown, { id }: { id: keyof typeof shelved }) => shelved[id],
  thing: () => f0,
  must: () => b0,
  number: () => 'no number',
}
const Mutation = { make: fail, keep: () => b1 }
const offers = { offer: fail, books: () => [sold.b0, sold.b1] }
const reference = ({ id }: { id: keyof typeof shelved }) => shelved[id]
const find = ({ id }: { id: keyof typeof sold }) => ({ ...sold[id], __typename: shelved[id].__typename })

const shelves = {
  sdl: `
    interface Item { ${ITEM} }
    type Book implements Item @key(fields: "id") { ${ITEM} pages: Int }
    type Film implements Item @key(fields: "id") { ${ITEM} minutes: Int }
    union Thing = Book | Film
    ${MAKER}
    type Query { ${QUERY_A} }
    type Mutation { make: Int keep: Book }`,
  resolvers: { Query, Mutation, Book: { __resolveReference: reference }, Film: { __resolveReference: reference } },
}
const shop = {
  sdl: `
    type Book @key(fields: "id") { id: ID! ${SOLD} }
    type Film @key(fields: "id") { id: ID! ${SOLD} }
    type Query { offer: Int books: [Book!] }`,
  resolvers: { Query: offers, Book: { __resolveReference: find }, Film: { __resolveReference: find } },
}
const graph = openSmallGraph({ shelves, shop })

/** The same as one schema on one server, which graphql-js executes. */
const one = buildSchema(`
  interface Item { ${ITEM} }
  type Book implements Item { ${ITEM} ${SOLD} pages: Int }
  type Film implements Item { ${ITEM} ${SOLD} minutes: Int }
  union Thing = Book | Film
  ${MAKER}
  type Query { ${QUERY_A} offer: Int books: [Book!] }
  type Mutation { make: Int keep: Book }`)
const whole = <T extends { id: string }>(item: T) => ({ ...sold[item.id as keyof typeof sold], ...item })
const wholes = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(wholes) : value && typeof value === 'object' ? whole(value as { id: string }) : value
const rootValue = Object.fromEntries(
  Object.entries({ ...Query, ...Mutation, ...offers, books: () => [b0, b1] }).map(([name, resolve]) => [
    name,
    (given: never) => wholes((resolve as (source: unknown, given: unknown) => unknown)(null, given)),
  ]),
)
const alone = (source: string, variableValues: Record<string, unknown>) =>
  graphql({ schema: one, source, rootValue, variableValues })

const points = ({ errors = [] }: Pick<SmallAnswer | ExecutionResult, 'errors'>) =>
  (errors as readonly GraphQLFormattedError[])
    .map(({ path, locations }) => `${path?.join('.')} ${locations?.map(({ line, column }) => `${line}:${column}`)}`)
    .sort()

const F = 'fragment F on Book { name price }'
const DOCUMENTS: readonly [what: string, query: string, variables?: Record<string, unknown>][] = [
  ['a field', '{ number }'],
  ['a field of another subgraph', '{ offer number }'],
  ['aliases', '{ a: number  b: book { x: name y: price id: pages } }'],
  ['aliases that are names of keys', '{ b: book { id: name price: cost } book(id: "b1") { id: pages name: id } }'],
  ['one field twice', '{ number\n  number number }'],
  ['objects that are merged', '{ book { name price }\n book { price name pages } }'],
  [
    'objects merged from fragments',
    `{ book { ...F } ... { book { name } } ...Q }\n fragment Q on Query { book { price } } ${F}`,
  ],
  ['a fragment that is spread twice', `{ book { ...F ...F } other: book { ...F } } ${F}`],
  ['a fragment before what asks for it', `${F}\n{ book { ...F } }`],
  ['fragments in fragments', `{ books { ...G } }\nfragment G on Book {\n  ...F\n  ... { name }\n}\n${F}`],
  ['conditions', '{ book { name @skip(if: true) name @include(if: true) ... @include(if: false) { price } price } }'],
  [
    'conditions of variables',
    'query ($a: Boolean!, $b: Boolean = true) { book { name @skip(if: $a) ... @include(if: $b) { name } name @include(if: $a) } }',
    { a: true },
  ],
  [
    'conditions of variables, otherwise',
    'query ($a: Boolean!, $b: Boolean = true) { book { name @skip(if: $a) ... @include(if: $b) { name } name @include(if: $a) } }',
    { a: false, b: true },
  ],
  [
    'a fragment that first does not count',
    `query ($a: Boolean!) { book { ...F @include(if: $a) name ...F @skip(if: $a) } } ${F}`,
    { a: false },
  ],
  [
    'an object whose conditions differ',
    'query ($a: Boolean!) { book @skip(if: $a) { name } book { price name @skip(if: $a) } }',
    { a: true },
  ],
  ['items of a list', '{ items { name ... on Book { price } } }'],
  ['items of lists of lists', '{ grid { pages price name } }'],
  ['items that are null and must not be', '{ book { tags } }'],
  ['lists that a null takes', '{ items { id ... on Book { cost } } }'],
  ['lists whose items a null takes', '{ maybe { id ... on Book { cost } } other: maybe { strict } }'],
  ['a null that takes all there is', '{ must { name } book(id: "b2") { strict } }'],
  ['an object that a null takes', '{ book(id: "b1") { maker { name right } } book2: book { maker { left right } } }'],
  ['fields of types apart', '{ items { ... on Book { name pages } ... on Film { minutes name } } }'],
  ['fields of types and of all', '{ items { name ... on Film { name minutes price } ... on Book { price } } }'],
  ['a union', '{ thing { ... on Film { minutes price } ... on Book { pages price } ... on Item { name } } }'],
  ['an interface that a null takes', '{ any(id: "b2") { strict } any2: any(id: "b2") { ... on Book { strict } } }'],
  ['a mutation', 'mutation { keep { pages cost } make second: make }'],
  ['one operation of several', 'query A { number } query B { offer }'],
  [
    'an operation after what is written in other letters',
    '# 🏊 — é\n{ book(id: "b0") { # "🏊"\n\tname, ,price\r\n  pages\r tags } }',
  ],
  ['texts of several lines', '{ book(id: """b0""") {\n\n\n name } other: book(id: """\n  b0\n""") { price } }'],
  ['a mark before the text', '\uFEFF{ number\n\uFEFF offer }'],
]

describe('errors of fields', () => {
  it.each(DOCUMENTS)('stand where graphql-js has them: %s', async (_, query, variables = {}) => {
    const several = query.startsWith('query A')
    const source = several ? query.replace('query A { number }', ' '.repeat(18)) : query
    const expected = await alone(source, variables)
    expect(expected.errors?.length).toBeGreaterThan(0)
    const prepared = await graph.engine.prepare(query, several ? 'B' : null)
    if ('errors' in prepared) throw prepared.errors[0]
    const { text } = await graph.engine.execute(prepared, variables, { viewer: anonymous, requestId: 'r' })
    const answer = JSON.parse(text)
    expect(answer.data).toEqual(JSON.parse(JSON.stringify(expected.data)))
    expect(points(answer)).toEqual(points(expected))
  })

  it('stand in the document that was asked with, however alike another one is', async () => {
    for (const query of [
      '{ book { name } }',
      '{book{name}}',
      '{\n  book {\n    name\n  }\n}',
      '# a\n{ book { name } }',
    ])
      expect(points(await graph.ask(query))).toEqual(points(await alone(query, {})))
  })

  it('stand at every field a subgraph that is away would have answered', async () => {
    const away = openSmallGraph({
      shelves,
      shop: {
        sdl: shop.sdl,
        answer: () => {
          throw unavailable('away')
        },
      },
    })
    expect(points(await away.ask('{ offer\n number\n x: books { id } }'))).toEqual(['number 2:2', 'offer 1:3', 'x 3:2'])
    // What an entity lacks is told of the entity: all that is asked of it may come from many.
    expect(points(await away.ask('{ a: book { id ...P } a: book { id } } fragment P on Book { price }'))).toEqual([
      'a 1:3,1:23',
    ])
  })

  it('take no places from subgraphs, whose documents are others', async () => {
    const told = openSmallGraph({
      lists: {
        sdl: 'type Query { rest: Int }',
        answer: () => ({
          data: { rest: null },
          errors: [
            { message: 'no', path: ['rest'], locations: [{ line: 77, column: 7 }] },
            { message: 'nobody knows', locations: [{ line: 77, column: 7 }] },
          ],
        }),
      },
    })
    expect((await told.ask('{\n  rest }')).errors).toMatchObject([{ locations: [{ line: 2, column: 3 }] }, {}])
    expect((await told.ask('{\n  rest }')).errors?.[1]).not.toHaveProperty('locations')
  })

  it('stand at all fields there may be where nobody knows the type of an object', async () => {
    const nulled = openSmallGraph({
      pets: {
        sdl: `
          interface Pet { name: String! }
          type Dog implements Pet { name: String! } type Cat implements Pet { name: String! }
          type Query { pet: Pet }`,
        answer: () => ({ data: { pet: null }, errors: [{ message: 'no', path: ['pet', 'name'] }] }),
      },
    })
    expect(points(await nulled.ask('{ pet { ... on Dog { name } ... on Cat { name } } }'))).toEqual([
      'pet.name 1:22,1:42',
    ])
  })

  it('cost no more than looking at a field once, in answers no longer than others', async () => {
    const places = openPlaces([])
    const field = getOperationAST(parse('{ a }'))?.selectionSet.selections[0] as FieldNode
    const placed: Placed = { field, occurrences: [] }
    expect(places([placed])).toBe(places([placed]))
    const many = openSmallGraph({
      lists: {
        sdl: 'type Thing { broken: Int } type Query { things: [Thing] }',
        resolvers: { Query: { things: () => Array.from({ length: 400 }, () => ({ broken: fail })) } },
      },
    })
    const fragments = Array.from({ length: 60 }, (_, index) => `fragment F${index} on Thing { broken }`).join('\n')
    const spreads = Array.from({ length: 60 }, (_, index) => `...F${index}`).join(' ')
    const { errors = [] } = await many.ask(`{ things { ${spreads} } } ${fragments}`)
    expect((errors as GraphQLFormattedError[])[0]?.locations).toHaveLength(60)
    expect(errors.at(-1)?.message).toMatch(/more errors are not shown/)
    expect(JSON.stringify(errors).length).toBeLessThan(70_000)
  })
})

describe('errors of what is put off', () => {
  it('stand where the part asks for it', async () => {
    const query = `{
  book { id name ... @defer(label: "a") { name price ...F } }
  items { id ...D @defer(label: "b") }
}
fragment D on Item { ... on Film { price } ... on Book { name price } }
${F}`
    const prepared = await graph.engine.prepare(query, null, { defer: true })
    if ('errors' in prepared) throw prepared.errors[0]
    const all: { errors?: GraphQLFormattedError[] }[] = []
    const running = graph.engine.executeIncrementally(prepared, {}, { viewer: anonymous, requestId: 'r' })
    for await (const { text } of running) {
      const part = JSON.parse(text)
      all.push(part, ...(part.incremental ?? []))
    }
    expect(points({ errors: all[0]?.errors ?? [] } as never)).toEqual(['book.name 2:13'])
    const later = all.slice(1).flatMap(({ errors = [] }) => errors)
    expect(points({ errors: later } as never)).toEqual([
      'book.name 2:43,6:22',
      'book.price 2:48,6:27',
      'items.0.name 5:58',
      'items.0.price 5:63',
      'items.1.price 5:36',
    ])
  })
})

describe('errors of what a caller may not have', () => {
  const guarded = openSmallGraph({
    people: {
      sdl: `
        interface Named { name: String }
        type Person implements Named { name: String secret: String @authenticated }
        type Robot implements Named { name: String @requiresScopes(scopes: [["robots:name"]]) }
        type Query { me: Person people: [Person] named: [Named] hidden: Int @authenticated }
        type Subscription { hidden: Int @authenticated }`,
      answer: () => ({
        data: {
          me: { name: 'Ann' },
          people: [{ name: 'Ann' }],
          named: [{ __typename: 'Person', name: 'Ann' }, { __typename: 'Robot' }],
        },
      }),
    },
  })
  const ask = (query: string, variables: Record<string, unknown> = {}) =>
    guarded.ask(query, variables, { rights: rightsOf(anonymous) })

  it('stand at the field that is denied, also where its path ends at a list', async () => {
    expect(points(await ask('{ hidden\n me { name a: secret } }'))).toEqual(['hidden 1:3', 'me.a 2:12'])
    expect(points(await ask('{ people {\n name secret } }'))).toEqual(['people 2:7'])
    expect(points(await ask('{ named { name } other: named { ... on Robot { name } } }'))).toEqual([
      'named 1:11',
      'other 1:48',
    ])
  })

  it('stand where it counts', async () => {
    const query =
      'query ($a: Boolean!) { me { secret @skip(if: $a) secret @include(if: $a) } me { ...S } } fragment S on Person { secret }'
    expect(points(await ask(query, { a: true }))).toEqual(['me.secret 1:50,1:113'])
    expect(points(await ask(query, { a: false }))).toEqual(['me.secret 1:29,1:113'])
  })

  it('stand at a stream that is not joined, and at what asks about a schema nobody may know', async () => {
    expect(points(await ask('subscription {\n hidden }'))).toEqual(['hidden 2:2'])
    const prepared = await guarded.engine.prepare(
      '{ me { name }\n __schema { queryType { name } } x: __type(name: "A") { name } }',
    )
    if ('errors' in prepared) throw prepared.errors[0]
    expect(refuseIntrospection('nobody', anonymous, prepared)?.toJSON().locations).toEqual([
      { line: 2, column: 2 },
      { line: 2, column: 34 },
    ])
  })
})
