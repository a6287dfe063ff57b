import { GraphQLError } from 'graphql'
import { describe, expect, it } from 'vitest'
import { openDuel } from './duel.ts'

/** What generated operations found: each was a fault of ours once, and most are Apollo's. */

const GARAGE = {
  garage: {
    sdl: 'type Car @key(fields: "id") { id: ID! wheels: Int doors: Int } type Query { cars: [Car!]! }',
    resolvers: { Query: { cars: () => [{ id: '1', wheels: 4, doors: 5 }] } },
  },
  tax: {
    sdl: `
      type Car @key(fields: "id") {
        id: ID! wheels: Int @external doors: Int @external free: String
        byWheels: String @requires(fields: "wheels") byDoors: String! @requires(fields: "doors")
      }
    `,
    resolvers: {
      Car: {
        __resolveReference: (said: object) => said,
        free: () => 'free',
        byWheels: ({ wheels }: { wheels: number }) => `wheels ${wheels}`,
        byDoors: ({ doors }: { doors: number }) => `doors ${doors}`,
      },
    },
  },
}

describe('a required field that a condition leaves out', () => {
  const { ask } = openDuel(GARAGE)
  it.each([
    ['query ($a: Boolean!) { cars { free byWheels @include(if: $a) } }', { free: 'free' }],
    ['{ cars { free byWheels @include(if: false) } }', { free: 'free' }],
    ['query ($a: Boolean!) { cars { byDoors byWheels @include(if: $a) } }', { byDoors: 'doors 5' }],
    ['query ($a: Boolean!) { cars { byDoors ... @include(if: $a) { byWheels free } } }', { byDoors: 'doors 5' }],
    [
      'query ($a: Boolean!) { cars { byWheels byDoors @include(if: $a) free } }',
      { byWheels: 'wheels 4', free: 'free' },
    ],
  ])('is not missed by what does not require it: %s', async (query, car) => {
    const { ours } = await ask(query, { a: false })
    expect(ours).toEqual({ data: { cars: [car] } })
  })
})

describe('a field that requires one that requires another', () => {
  const { ask } = openDuel({
    ...GARAGE,
    tax: {
      ...GARAGE.tax,
      sdl: `${GARAGE.tax.sdl} type Query { taxed: [Car!]! }`,
      resolvers: { ...GARAGE.tax.resolvers, Query: { taxed: () => [{ id: '1' }] } },
    },
    garage: {
      ...GARAGE.garage,
      resolvers: {
        ...GARAGE.garage.resolvers,
        Car: { __resolveReference: ({ id }: { id: string }) => ({ id, wheels: 4, doors: 5 }) },
      },
    },
    audit: {
      sdl: 'type Car @key(fields: "id") { id: ID! byWheels: String @external checked: String @requires(fields: "byWheels") }',
      resolvers: { Car: { checked: ({ byWheels }: { byWheels: string }) => `checked ${byWheels}` } },
    },
  })

  it('waits for both, wherever the path to it begins', async () => {
    const { ours, apollo } = await ask('{ cars { checked } taxed { checked } }')
    expect(apollo.data).toHaveProperty('taxed', [{ checked: 'checked wheels undefined' }])
    expect(ours).toEqual({
      data: { cars: [{ checked: 'checked wheels 4' }], taxed: [{ checked: 'checked wheels 4' }] },
    })
  })

  it.each([
    ['{ taxed { byWheels free checked byDoors } }', { byWheels: 'wheels 4', free: 'free', byDoors: 'doors 5' }],
    ['{ taxed { ... on Car { checked } free } }', { free: 'free' }],
    ['query ($a: Boolean = true) { taxed { free ... @include(if: $a) { checked } } }', { free: 'free' }],
    ['{ taxed { a: checked wheels id checked } }', { a: 'checked wheels 4', wheels: 4, id: '1' }],
  ])('and whatever is asked with it: %s', async (query, others) => {
    const { ours } = await ask(query)
    expect(ours).toEqual({ data: { taxed: [{ checked: 'checked wheels 4', ...others }] } })
  })
})

describe('a subgraph whose root types have names of their own', () => {
  const { ask } = openDuel({
    one: {
      sdl: `
        schema { query: Entrance mutation: Changes }
        type Entrance { hello: String all: [Thing] }
        type Thing { name: String }
        type Changes { say: String }
      `,
      resolvers: { Entrance: { hello: () => 'hello', all: () => [{ name: 'a' }] }, Changes: { say: () => 'said' } },
    },
    two: { sdl: 'type Query { other: Int }', resolvers: { Query: { other: () => 2 } } },
  })
  it.each([
    [
      'query ($a: Boolean!) { ... on Query @skip(if: $a) { hello all { name } } other }',
      { hello: 'hello', all: [{ name: 'a' }], other: 2 },
    ],
    [
      'query ($a: Boolean!) { ...F @skip(if: $a) other } fragment F on Query { hello ... on Query { all { name } } }',
      { hello: 'hello', all: [{ name: 'a' }], other: 2 },
    ],
    ['mutation ($a: Boolean!) { ... on Mutation @skip(if: $a) { say } }', { say: 'said' }],
  ])('is asked by those, not by the names in the graph: %s', async (query, data) => {
    expect((await ask(query, { a: false })).ours).toEqual({ data })
  })
})

describe('mutations', () => {
  let said: string[] = []
  const { ask } = openDuel({
    one: {
      sdl: 'type Query { a: Int } type Mutation { say(text: String!): String }',
      resolvers: { Mutation: { say: (_: never, { text }: { text: string }) => text.concat(String(said.push(text))) } },
    },
    two: {
      sdl: 'type Query { b: Int } type Mutation { tell(text: String!): String }',
      resolvers: { Mutation: { tell: (_: never, { text }: { text: string }) => text.concat(String(said.push(text))) } },
    },
  })
  it.each([
    'mutation { ... { a: say(text: "a") } b: say(text: "b") ... { c: say(text: "c") } }',
    'mutation { ... { a: say(text: "a") } b: tell(text: "b") ... { c: say(text: "c") } }',
    'mutation ($x: Boolean!) { ... @include(if: $x) { a: say(text: "a") } b: say(text: "b") ... @include(if: $x) { c: say(text: "c") } }',
    'mutation { ...F b: say(text: "b") ...G } fragment F on Mutation { a: say(text: "a") } fragment G on Mutation { c: tell(text: "c") }',
    'mutation { a: say(text: "a") b: tell(text: "b") a: say(text: "a") c: say(text: "c") }',
    'mutation ($x: Boolean!) { ...F ... @include(if: $x) { b: tell(text: "b") } ...F c: say(text: "c") } fragment F on Mutation { a: say(text: "a") @include(if: $x) }',
    'mutation ($x: Boolean!, $y: Boolean = true) { ... @include(if: $x) { a: say(text: "a") @include(if: $y) } b: say(text: "b") ... @include(if: $x) { c: say(text: "c") @include(if: $y) } }',
  ])('run in the order they are written in, fragments or not: %s', async (query) => {
    said = []
    const { apollo, ours } = await ask(query, { x: true })
    expect(apollo.data).toBeDefined()
    expect(said.slice(-3)).toEqual(['a', 'b', 'c'])
    expect(ours.errors).toBeUndefined()
    expect(Object.keys(ours.data ?? {})).toEqual(['a', 'b', 'c'])
  })

  it.each([
    'mutation ($x: Boolean!) { c: say(text: "c") @skip(if: $x) a: tell(text: "a") b: say(text: "b") c: say(text: "c") }',
    'mutation ($x: Boolean!, $n: Boolean = false) { c: tell(text: "c") @include(if: $n) a: tell(text: "a") @include(if: $x) ... @skip(if: $n) { b: say(text: "b") c: tell(text: "c") } }',
  ])('run where they first count, when conditions decide about that: %s', async (query) => {
    said = []
    const { ours } = await ask(query, { x: true })
    expect(said.slice(-3)).toEqual(['a', 'b', 'c'])
    expect(ours).toEqual({ data: { a: expect.any(String), b: expect.any(String), c: expect.any(String) } })
  })
})

describe('an object whose type was never learnt', () => {
  const library = {
    sdl: `
      interface Media @key(fields: "id") { id: ID! title: String }
      type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
      type Film implements Media @key(fields: "id") { id: ID! title: String }
      type Query { books: [Book] }
    `,
  }
  const ratings = {
    sdl: 'type Media @key(fields: "id") @interfaceObject { id: ID! stars: Int } type Query { best: Media bestOf: [Media!] }',
    resolvers: { Query: { best: () => ({ id: '1', stars: 5 }), bestOf: () => [{ id: '1', stars: 5 }] } },
  }
  const { ask } = openDuel({ library: { ...library, unreachable: true }, ratings })

  it('is null where a fragment depends on it, not empty', async () => {
    const { ours } = await ask('{ best { ... on Book { pages } } bestOf { stars ... on Film { id } } }')
    expect(ours.data).toEqual({ best: null, bestOf: null })
    expect(ours.errors?.length).toBeGreaterThan(0)
  })

  it('is there where nothing depends on it', async () => {
    const { ours } = await ask('{ best { stars } bestOf { stars id title } }')
    expect(ours.data).toEqual({ best: { stars: 5 }, bestOf: [{ stars: 5, id: '1', title: null }] })
  })
})

describe('what a field requires within an object', () => {
  const trucks = {
    sdl: 'type Truck @key(fields: "id") { id: ID! driver: Driver drivers: [Driver!] } type Driver @key(fields: "id") { id: ID! } type Query { trucks: [Truck!]! }',
    resolvers: { Query: { trucks: () => [{ id: '1', driver: { id: '7' }, drivers: [{ id: '7' }] }] } },
  }
  const people = { sdl: 'type Driver @key(fields: "id") { id: ID! name: String }', unreachable: true }
  const tolls = {
    sdl: `
      type Truck @key(fields: "id") {
        id: ID! driver: Driver @external drivers: [Driver!] @external
        one: String @requires(fields: "driver { name }")
        all: String @requires(fields: "drivers { name }")
        free: String
      }
      type Driver @key(fields: "id") { id: ID! name: String @external }
    `,
    resolvers: {
      Truck: {
        one: ({ driver }: { driver: unknown }) => JSON.stringify(driver),
        all: ({ drivers }: { drivers: unknown }) => JSON.stringify(drivers),
        free: () => 'free',
      },
    },
  }
  const { ask } = openDuel({ trucks, people, tolls })

  it.each(['{ trucks { one } }', '{ trucks { all } }'])(
    'is not sent in part when the rest could not be had: %s',
    async (query) => {
      const { ours } = await ask(query)
      expect((ours.data as { trucks: unknown[] }).trucks).toEqual([{ [query.includes('one') ? 'one' : 'all']: null }])
      expect(ours.errors).toHaveLength(1)
    },
  )
})

describe('two fields of which one requires with arguments what the other requires without', () => {
  const { ask } = openDuel({
    catalog: {
      sdl: 'type Product @key(fields: "id") { id: ID! price(currency: String! = "EUR"): String } type Query { product: Product }',
      resolvers: {
        Query: { product: () => ({ id: '1' }) },
        Product: { price: (_: never, { currency }: { currency: string }) => currency },
      },
    },
    shipping: {
      sdl: `
        type Product @key(fields: "id") {
          id: ID! price(currency: String! = "EUR"): String @external
          dollars: String @requires(fields: "price(currency: \\"USD\\")") plain: String @requires(fields: "price")
        }
      `,
      resolvers: {
        Product: { dollars: ({ price }: { price: string }) => price, plain: ({ price }: { price: string }) => price },
      },
    },
  })
  it.each([
    '{ product { dollars plain } }',
    '{ product { plain dollars } }',
    '{ product { plain price(currency: "CNY") dollars } }',
  ])('each get theirs: %s', async (query) => {
    expect((await ask(query)).ours.data).toMatchObject({ product: { dollars: 'USD', plain: 'EUR' } })
  })
})

describe('an operation the planner does not get over', () => {
  const { ask } = openDuel({
    library: {
      sdl: `
        interface Media @key(fields: "id") { id: ID! }
        type Book implements Media @key(fields: "id") { id: ID! }
        type Query { books: [Book] }
      `,
    },
    ratings: {
      sdl: 'type Media @key(fields: "id") @interfaceObject { id: ID! stars: Int } type Query { best: Media }',
      resolvers: { Query: { best: () => ({ id: '1' }) } },
    },
    prizes: {
      sdl: 'interface Winner { id: ID! } type Book implements Winner @key(fields: "id") { id: ID! } type Query { winner: Winner }',
    },
  })

  it('is an error of one answer, not of the process', async () => {
    const { ours, apollo } = await ask('{ best { ... on Winner { id } id } }')
    expect(apollo.errors).toMatchObject([{ message: expect.stringMatching(/We should have an edge from/) }])
    expect(ours).toEqual({
      errors: [new GraphQLError('This operation cannot be planned.', { extensions: { code: 'PLANNING_FAILED' } })],
    })
    expect((await ask('{ best { stars } }')).ours.data).toEqual({ best: { stars: null } })
  })
})
