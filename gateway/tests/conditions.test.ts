import { describe, expect, it } from 'vitest'
import { openSmallGraph } from './small-graph.ts'

const graph = openSmallGraph({
  one: {
    sdl: `
      type Query { top: Top item: Item items: [[Item!]] flag(is: Boolean): Boolean }
      type Top { id: ID! below: Top }
      type Item @key(fields: "id") { id: ID! name: String! }
      type Mutation { first: Int second: Int }
    `,
    resolvers: {
      Query: {
        top: () => ({ id: '1' }),
        item: () => ({ id: '1' }),
        items: () => [[{ id: '1' }], []],
        flag: (_: unknown, { is }: { is?: boolean | null }) => is,
      },
      Top: { below: () => ({ id: '2' }) },
      Item: { name: () => 'Ada' },
      Mutation: { first: () => 1, second: () => 2 },
    },
  },
  two: {
    sdl: 'type Item @key(fields: "id") { id: ID! price: Int! part: Part } type Part { size: Int! of: Item! }',
    resolvers: { Item: { price: () => 5, part: ({ id }: { id: string }) => ({ size: 7, of: { id } }) } },
  },
})

/** Where a condition may stand, with the answer while it holds and while it does not. */
const PLACES: [place: string, query: string, held: unknown, other: unknown][] = [
  ['a root field', '{ top @C { id } item { id } }', { top: { id: '1' }, item: { id: '1' } }, { item: { id: '1' } }],
  ['all root fields', '{ top @C { id } }', { top: { id: '1' } }, {}],
  [
    'a field of the same subgraph',
    '{ top { id below @C { id } } }',
    { top: { id: '1', below: { id: '2' } } },
    { top: { id: '1' } },
  ],
  [
    'all that is asked of an object',
    '{ top { below { id @C } } }',
    { top: { below: { id: '2' } } },
    { top: { below: {} } },
  ],
  ['__typename', '{ top { __typename @C } }', { top: { __typename: 'Top' } }, { top: {} }],
  [
    'a field of another subgraph',
    '{ item { name price @C } }',
    { item: { name: 'Ada', price: 5 } },
    { item: { name: 'Ada' } },
  ],
  [
    'a field below one of another subgraph',
    '{ item { part { size @C of { id } } } }',
    { item: { part: { size: 7, of: { id: '1' } } } },
    { item: { part: { of: { id: '1' } } } },
  ],
  [
    'a field of a third fetch',
    '{ item { part { of { name @C } } } }',
    { item: { part: { of: { name: 'Ada' } } } },
    { item: { part: { of: {} } } },
  ],
  ['a field in lists of lists', '{ items { price @C } }', { items: [[{ price: 5 }], []] }, { items: [[{}], []] }],
  ['an inline fragment', '{ item { ... @C { price } id } }', { item: { price: 5, id: '1' } }, { item: { id: '1' } }],
  [
    'a typed fragment',
    '{ item { ... on Item @C { price } id } }',
    { item: { price: 5, id: '1' } },
    { item: { id: '1' } },
  ],
  [
    'a spread',
    '{ item { ...F @C id } } fragment F on Item { price }',
    { item: { price: 5, id: '1' } },
    { item: { id: '1' } },
  ],
  [
    'one of two of the same',
    '{ item { price @C part { size } } item { part { of { id } } } }',
    { item: { price: 5, part: { size: 7, of: { id: '1' } } } },
    { item: { part: { size: 7, of: { id: '1' } } } },
  ],
  ['what is asked for in any case', '{ item { price @C price } }', { item: { price: 5 } }, { item: { price: 5 } }],
  [
    'a field of the schema',
    '{ top { id } __schema @C { queryType { name } } }',
    { top: { id: '1' }, __schema: { queryType: { name: 'Query' } } },
    { top: { id: '1' } },
  ],
]

describe.each(PLACES)('a condition of %s', (_, query, held, other) => {
  const asked = (declared: string, condition: string) => {
    const text = `query (${declared}) ${query}`
    return text.replace('@C', condition)
  }
  it.each([
    ['$a: Boolean!', '@include(if: $a)', { a: true }, held],
    ['$a: Boolean!', '@include(if: $a)', { a: false }, other],
    ['$a: Boolean!', '@skip(if: $a)', { a: true }, other],
    ['$a: Boolean!', '@skip(if: $a)', { a: false }, held],
    ['$a: Boolean = true', '@include(if: $a)', {}, held],
    ['$a: Boolean = true', '@skip(if: $a)', {}, other],
    ['$a: Boolean! = false', '@include(if: $a)', {}, other],
    ['$a: Boolean = false', '@include(if: $a)', { a: true }, held],
    ['$a: Boolean!, $b: Boolean!', '@include(if: $a) @skip(if: $b)', { a: true, b: false }, held],
    ['$a: Boolean!, $b: Boolean!', '@include(if: $a) @skip(if: $b)', { a: true, b: true }, other],
    ['$a: Boolean!, $b: Boolean!', '@include(if: $a) @skip(if: $b)', { a: false, b: false }, other],
    ['$a: Boolean = true', '@include(if: true) @skip(if: $a)', { a: false }, held],
    ['$a: Boolean = true', '@include(if: false) @skip(if: $a)', { a: false }, other],
  ])('with (%s) and %s and %o is heeded', async (declared, condition, variables, expected) => {
    expect(await graph.ask(asked(declared, condition), variables)).toEqual({ data: expected })
  })

  it.each([
    ['$a: Boolean = true', '@include(if: $a)', { a: null }],
    ['$a: Boolean = false', '@skip(if: $a)', { a: null }],
    ['$a: Boolean!', '@include(if: $a)', { a: null }],
    ['$a: Boolean!', '@include(if: $a)', {}],
    ['$a: Boolean!', '@include(if: $a)', { a: 'true' }],
    ['$a: Boolean!', '@include(if: $a)', { a: 1 }],
  ])('with (%s) and %s is refused for %o', async (declared, condition, variables) => {
    const answer = await graph.ask(asked(declared, condition), variables)
    expect(answer).toEqual({
      errors: [
        {
          message: expect.stringContaining('"$a"'),
          locations: expect.anything(),
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    })
    expect(graph.fetches).toEqual([])
  })
})

describe('variables that may be null', () => {
  it('are null where no condition reads them', async () => {
    const query = 'query ($a: Boolean = true, $b: Boolean!) { flag(is: $a) @include(if: $b) }'
    expect(await graph.ask(query, { a: null, b: true })).toEqual({ data: { flag: null } })
  })

  it('are null where only another operation has a condition that reads them', async () => {
    const document =
      'query One($a: Boolean = true) { flag(is: $a) } query Two($a: Boolean = true) { flag @skip(if: $a) }'
    const codes = async (name: string) => {
      const prepared = await graph.engine.prepare(document, name)
      if ('errors' in prepared) throw prepared.errors[0]
      return graph.engine.check(prepared, { a: null }).map(({ extensions }) => extensions.code)
    }
    expect(await codes('One')).toEqual([])
    expect(await codes('Two')).toEqual(['BAD_USER_INPUT'])
  })
})

it('asks no other subgraph for what conditions leave out', async () => {
  await graph.ask('query ($a: Boolean!) { item { name price @include(if: $a) part @include(if: $a) { size } } }', {
    a: false,
  })
  expect(graph.fetches.map(({ subgraph }) => subgraph)).toEqual(['one'])
})

it('runs the mutations that conditions leave, in order', async () => {
  const query = 'mutation ($a: Boolean = true) { second first @skip(if: $a) again: second @include(if: $a) }'
  const answer = await graph.ask(query, {})
  expect(JSON.stringify(answer)).toBe('{"data":{"second":2,"again":2}}')
})
