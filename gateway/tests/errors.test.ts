import { describe, expect, it } from 'vitest'
import { PublicError } from '../../platform/errors.ts'
import type { LinkRequest } from '../links/link.ts'
import { openSmallGraph } from './small-graph.ts'

const LISTS = `
  type Query { one: Item must: Item! items: [Item] strict: [Item!]! groups: [[Item]!] being: Being deep: Deep rest: Int }
  type Mutation { first(n: Int!): Int second: Int! third: Int }
  interface Being { id: ID! }
  type Item implements Being @key(fields: "id") { id: ID! name: String title: String! size: Int @shareable }
  type Ghost implements Being { id: ID! sheet: String! }
  type Deep { a: Deep b: Deep! x: Int y: Int! l: [Deep] m: [Deep!] n: [[Deep!]!] }
`
const PRICES = `
  type Item @key(fields: "id") { id: ID! size: Int @external price: Int cost: Int! stock: Stock tax: Int @requires(fields: "size") }
  type Stock { count: Int! notes: [String!] }
  type Query { prices: Int }
  type Mutation { fourth: Int }
`
type Answer = (request: LinkRequest) => unknown
let answers: { lists: Answer; prices: Answer }
const one = openSmallGraph({
  lists: { sdl: LISTS, answer: (request) => answers.lists(request) },
  prices: { sdl: PRICES, answer: (request) => answers.prices(request) },
})
/** The same graph with other answers. */
function graph(lists: Answer, prices: Answer = () => ({ data: null })) {
  answers = { lists, prices }
  return one
}

const item = (id: number) => ({ __typename: 'Item', id: `${id}` })
const error = (path: unknown, message = 'no') => ({ message, path })
const thrower: Answer = () => {
  throw new PublicError('SERVICE_UNAVAILABLE', 'away')
}
/** Paths of an answer's errors, each with its code. */
const told = ({ errors = [] }: { errors?: { path?: unknown; extensions: Record<string, unknown> }[] }) =>
  errors.map(({ path, extensions }) => [path, extensions.code])

const DOWN = 'DOWNSTREAM_SERVICE_ERROR'
const OURS = 'INTERNAL_SERVER_ERROR'
const UNREADABLE = 'INVALID_SUBGRAPH_RESPONSE'

describe('null where there must be none', () => {
  const deep = (value: unknown, selection: string) =>
    graph(() => ({ data: { deep: value } })).ask(`{ deep { ${selection} } rest }`)
  it.each<[string, string, unknown, unknown, (string | number)[]]>([
    ['its object', 'a { y }', { a: { y: null } }, { a: null }, ['deep', 'a', 'y']],
    [
      'all objects up to one that may be null',
      'a { b { b { y } } }',
      { a: { b: { b: {} } } },
      { a: null },
      ['deep', 'a', 'b', 'b', 'y'],
    ],
    ['the whole field', 'b { b { y } }', { b: { b: null } }, null, ['deep', 'b', 'b']],
    [
      'one item of a list',
      'l { y }',
      { l: [{ y: 1 }, {}, null, { y: 4 }] },
      { l: [{ y: 1 }, null, null, { y: 4 }] },
      ['deep', 'l', 1, 'y'],
    ],
    ['a list whose items must be there', 'm { y }', { m: [{ y: 1 }, {}] }, { m: null }, ['deep', 'm', 1, 'y']],
    ['a list for an item that is null', 'm { x }', { m: [{ x: 1 }, null] }, { m: null }, ['deep', 'm', 1]],
    ['all lists within each other', 'n { x }', { n: [[{ x: 1 }], [null]] }, { n: null }, ['deep', 'n', 1, 0]],
    ['a list of lists for a list', 'n { x }', { n: [[], null] }, { n: null }, ['deep', 'n', 1]],
    ['by the name the client gave', 'q: a { r: y }', { q: { r: null } }, { q: null }, ['deep', 'q', 'r']],
  ])('takes %s, and is told once', async (_, selection, value, left, path) => {
    const answer = await deep(value, selection)
    expect(answer.data).toEqual({ deep: left, rest: null })
    expect(told(answer)).toEqual([[path, OURS]])
    expect(answer.errors?.[0]?.message).toMatch(/^Cannot return null for (a )?non-nullable (field|item)/)
  })

  it('takes everything where nothing may be null, and only that counts as an error', async () => {
    const answer = await graph(() => ({ data: { strict: [{ id: 1 }, null], rest: 5 } })).ask('{ strict { id } rest }')
    expect(answer).toMatchObject({ data: null, errors: [{ path: ['strict', 1] }] })
  })

  it('is told of each place on its own, and not again where a subgraph has told why', async () => {
    const lists = () => ({ data: { items: [{}, { title: 'a' }, {}] }, errors: [error(['items', 0, 'title'], 'lost')] })
    const answer = await graph(lists).ask('{ items { title } }')
    expect(answer.data).toEqual({ items: [null, { title: 'a' }, null] })
    expect(answer.errors?.map(({ message, path }) => [message, path])).toEqual([
      ['lost', ['items', 0, 'title']],
      ['Cannot return null for non-nullable field Item.title.', ['items', 2, 'title']],
    ])
  })

  it('is told once though the subgraph has already made null of what was above', async () => {
    const answer = await graph(() => ({ data: { o: null }, errors: [error(['o', 't'])] })).ask(
      '{ o: one { t: title } }',
    )
    expect(answer).toMatchObject({ data: { o: null } })
    expect(told(answer)).toEqual([[['o', 't'], DOWN]])
  })
})

describe('errors of root fetches', () => {
  const items = { data: { list: [{ id: 1 }, { id: 2 }] } }
  it.each<[string, unknown, unknown]>([
    ["are told where they are, in the client's names", ['list', 1, '_r0'], ['list', 1, 'id']],
    ['without a path have none', undefined, undefined],
    ['with an empty path have none', [], undefined],
    ['with a path that is no list have none', 'list', undefined],
    ['with names of other things have none', ['other', 1], undefined],
    ['end where the answer does', ['list', 1, '_r0', 'more', 0], ['list', 1, 'id']],
    ['end where a list has no such item', ['list', 7, '_r0'], ['list']],
    ['end where an item is counted backwards', ['list', -1, '_r0'], ['list']],
    ['end where a name stands for an item', ['list', '1', '_r0'], ['list']],
    ['end where an item stands for a name', [0, 'list'], undefined],
    ['with other things in their path have none', ['list', null], undefined],
    ['with halves in their path have none', ['list', 0.5], undefined],
    ['with objects in their path have none', [{ list: 1 }], undefined],
    ['end at a name every object has', ['list', 1, 'constructor'], ['list', 1]],
  ])('%s', async (_, path, expected) => {
    const answer = await graph(() => ({ ...items, errors: [error(path)] })).ask('{ list: items { id: name } }')
    expect(told(answer)).toEqual([[expected, DOWN]])
  })

  it('lead to an object whose type was never told for it is null', async () => {
    const lists = () => ({ data: { being: null }, errors: [error(['being', 'sheet'])] })
    const answer = await graph(lists).ask('{ being { ... on Ghost { sheet } } }')
    expect(told(answer)).toEqual([[['being', 'sheet'], DOWN]])
  })

  it('are of all that was asked for when nothing came and nobody says of what', async () => {
    expect(await graph(() => ({ data: null, errors: [error(undefined)] })).ask('{ a: rest one { name } }')).toEqual({
      data: { a: null, one: null },
      errors: [
        { message: 'no', locations: [{ line: 1, column: 3 }], path: ['a'], extensions: { code: DOWN } },
        { message: 'no', locations: [{ line: 1, column: 11 }], path: ['one'], extensions: { code: DOWN } },
      ],
    })
    expect(told(await graph(() => ({ errors: [error(undefined)] })).ask('{ rest must { name } }'))).toEqual([
      [['rest'], DOWN],
      [['must'], DOWN],
    ])
  })

  it("are not told of what the client's conditions leave out", async () => {
    const query = 'query ($a: Boolean!) { rest one @include(if: $a) { name } }'
    for (const lists of [thrower, () => ({ errors: [error(undefined)] })]) {
      const answer = await graph(lists).ask(query, { a: false })
      expect(answer).toMatchObject({ data: { rest: null }, errors: [{ path: ['rest'] }] })
      expect(answer.errors).toHaveLength(1)
    }
  })

  it('leave what other subgraphs bring', async () => {
    const answer = await graph(thrower, () => ({ data: { prices: 3 } })).ask('{ one { name } prices }')
    expect(answer).toEqual({
      data: { one: null, prices: 3 },
      errors: [
        {
          message: 'away',
          locations: [{ line: 1, column: 3 }],
          path: ['one'],
          extensions: { code: 'SERVICE_UNAVAILABLE' },
        },
      ],
    })
    const strict = await graph(thrower, () => ({ data: { prices: 3 } })).ask('{ must { name } prices }')
    expect([strict.data, told(strict)]).toEqual([null, [[['must'], 'SERVICE_UNAVAILABLE']]])
  })
})

describe('errors of entities', () => {
  const lists = () => ({
    data: { items: [item(1), null, item(2), item(1)], g: [[item(1)], [], [item(3), item(2)]] },
  })
  const entities = (...all: unknown[]) => ({ data: { _entities: all } })

  it('are told at each place the entity has, and at no other', async () => {
    const prices = () => ({ ...entities({ p: null }, { p: 2 }), errors: [error(['_entities', 0, 'p'])] })
    const answer = await graph(lists, prices).ask('{ items { p: price } }')
    expect(one.fetches[1]?.variables).toEqual({ representations: [item(1), item(2)] })
    expect(told(answer)).toEqual([
      [['items', 0, 'p'], DOWN],
      [['items', 3, 'p'], DOWN],
    ])
  })

  it('are told in lists of lists, each in its own', async () => {
    const prices = () => ({
      ...entities({ s: { c: 1 } }, { s: { c: 3 } }, { s: null }),
      errors: [error(['_entities', 1, 's', 'notes', 4]), error(['_entities', 2, 's', 'c'], 'gone')],
    })
    const answer = await graph(lists, prices).ask('{ g: groups { s: stock { c: count notes } } }')
    expect(answer.errors?.map(({ message, path }) => [message, path])).toEqual([
      ['no', ['g', 2, 0, 's', 'notes', 4]],
      ['gone', ['g', 2, 1, 's', 'c']],
    ])
  })

  it('take with them what needs the entity, and nothing beside it', async () => {
    const prices = () => ({ ...entities(null, { cost: 2 }), errors: [error(['_entities', 0])] })
    const answer = await graph(lists, prices).ask('{ items { id cost } rest }')
    expect(answer.data).toEqual({ items: [null, null, { id: '2', cost: 2 }, null], rest: null })
    expect(told(answer)).toEqual([
      [['items', 0], DOWN],
      [['items', 3], DOWN],
    ])
  })

  it.each<[string, Answer, string]>([
    ['throws', thrower, 'SERVICE_UNAVAILABLE'],
    ['answers nothing and says why', () => ({ data: null, errors: [error(undefined)] }), DOWN],
    ['answers nothing', () => ({ data: null }), UNREADABLE],
    ['answers with no data', () => ({}), UNREADABLE],
    ['answers with too few', () => entities({ price: 1, cost: 1 }), UNREADABLE],
    ['answers with too many', () => entities({}, {}, {}), UNREADABLE],
    ['answers with no list', () => ({ data: { _entities: { 0: {}, 1: {}, length: 2 } } }), UNREADABLE],
    ['answers with scalars', () => entities(1, 'two'), UNREADABLE],
    ['answers with lists', () => entities([], [{ price: 1 }]), UNREADABLE],
    ['answers with no result at all', () => null, OURS],
    ['answers with a list of errors that is none', () => ({ errors: 5 }), OURS],
  ])('when the subgraph %s are those of all that was asked for', async (_, prices, code) => {
    const places = [0, 2, 3].map((index) => [['items', index], code])
    const open = await graph(lists, prices).ask('{ items { id price } }')
    const left = [{ id: '1', price: null }, null, { id: '2', price: null }, { id: '1', price: null }]
    expect([open.data, told(open)]).toEqual([{ items: left }, places])
    const strict = await graph(lists, prices).ask('{ items { id cost } }')
    expect([strict.data, told(strict)]).toEqual([{ items: [null, null, null, null] }, places])
  })

  it('are those of all the others too when some are named and nothing came', async () => {
    const prices = () => ({ data: null, errors: [error(['_entities', 1, 'price'])] })
    expect(told(await graph(lists, prices).ask('{ items { price } }'))).toEqual([
      [['items', 2, 'price'], DOWN],
      [['items', 0], UNREADABLE],
      [['items', 3], UNREADABLE],
    ])
  })

  it('of one that is no object leave the others', async () => {
    const answer = await graph(lists, () => entities({ price: 1 }, 'two')).ask('{ items { price } }')
    expect(answer.data).toEqual({ items: [{ price: 1 }, null, { price: null }, { price: 1 }] })
    expect(told(answer)).toEqual([[['items', 2], UNREADABLE]])
  })

  it('that there are not any of are null without a word', async () => {
    expect(await graph(lists, () => entities(null, { price: 2 })).ask('{ items { price } }')).toEqual({
      data: { items: [{ price: null }, null, { price: 2 }, { price: null }] },
    })
  })

  it.each<[string, unknown]>([
    ['no path', undefined],
    ['a name for a place', ['_entities', '0', 'price']],
    ['a place there is not', ['_entities', 2, 'price']],
    ['a place below all places', ['_entities', -1, 'price']],
    ['a path to something else', ['items', 0]],
    ['a path of one step', ['_entities']],
  ])('with %s are told once, of the field they were for', async (_, path) => {
    const prices = () => ({ ...entities({ price: 1 }, { price: 2 }), errors: [error(path)] })
    const answer = await graph(lists, prices).ask('{ items { price } }')
    expect(answer.data).toEqual({ items: [{ price: 1 }, null, { price: 2 }, { price: 1 }] })
    expect(told(answer)).toEqual([[['items'], DOWN]])
  })

  it('in what the client did not ask for end where its own selection does', async () => {
    const sized = () => ({ data: { items: [{ ...item(1), size: null }] }, errors: [error(['items', 0, 'size'])] })
    const answer = await graph(sized, () => entities({ t: 2 })).ask('{ items { t: tax } }')
    expect(answer.data).toEqual({ items: [{ t: 2 }] })
    expect(told(answer)).toEqual([[['items', 0], DOWN]])
  })
})

describe('what is told of an error', () => {
  const all = async (errors: unknown, scope = {}) =>
    (await graph(() => ({ data: { rest: 1 }, errors })).ask('{ rest }', {}, scope)).errors

  it('is its message, its code and what its subgraph adds', async () => {
    const extensions = { code: 'TEA', argument: 'cup', nested: { a: [1] } }
    expect(await all([{ message: 'no', extensions }])).toEqual([{ message: 'no', extensions }])
  })

  it.each([
    ['no code', { message: 'no' }],
    ['a code that is no text', { message: 'no', extensions: { code: 5 } }],
    ['extensions that are a list', { message: 'no', extensions: ['code'] }],
    ['extensions that are text', { message: 'no', extensions: 'code' }],
  ])('with %s has ours', async (_, given) => {
    expect(await all([given])).toEqual([{ message: 'no', extensions: { code: DOWN } }])
  })

  it('is something even where the error is nothing', async () => {
    const unsaid = { message: 'The subgraph failed and does not say why.', extensions: { code: DOWN } }
    const given = ['text', 5, null, undefined, [], [[]], {}, { message: '' }, { message: { a: 1 } }, true]
    expect(await all(given)).toEqual(given.map(() => unsaid))
  })

  it('never includes how a subgraph is made', async () => {
    const inside = { stacktrace: ['at /srv'], stack: 'at /srv', stackTrace: 'at /srv', exception: { stacktrace: [] } }
    const names = { serviceName: 'lists', service: 'lists', subgraph: 'lists' }
    const given = [
      { message: 'no', extensions: { ...inside, ...names, debugMessage: '/srv', trace: ['/srv'], code: 'A' } },
    ]
    expect(await all(given)).toEqual([{ message: 'no', extensions: { code: 'A' } }])
    const seen = [{ message: 'no', extensions: { code: 'A', serviceName: 'lists' } }]
    expect(await all(given, { maySeeInside: true })).toEqual(seen)
  })

  it('does not say who was away, or what was thrown', async () => {
    const thrown = () => {
      throw new Error('password=hunter2 at lists.internal')
    }
    const answer = await graph(thrown).ask('{ rest }')
    expect(answer.errors).toEqual([
      {
        message: 'Something went wrong on our side.',
        locations: [{ line: 1, column: 3 }],
        path: ['rest'],
        extensions: { code: OURS },
      },
    ])
    const seen = await graph(thrown).ask('{ rest }', {}, { maySeeInside: true })
    expect(seen.errors?.[0]?.extensions).toEqual({ code: OURS, serviceName: 'lists' })
  })

  it('is in the order of the plan, whoever answers first', async () => {
    const late = (answer: unknown, ms: number) => () => new Promise((resolve) => setTimeout(() => resolve(answer), ms))
    const lists = { data: { rest: null }, errors: [error(['rest'])] }
    const prices = { data: { prices: null }, errors: [error(['prices'])] }
    const first = await graph(late(lists, 20), late(prices, 0)).ask('{ rest prices }')
    const second = await graph(late(lists, 0), late(prices, 20)).ask('{ rest prices }')
    expect(first).toEqual(second)
    expect(first.errors).toHaveLength(2)
  })
})

describe('mutations', () => {
  const calls = (request: LinkRequest) => {
    const field = /(first|second|third|fourth)/.exec(request.query)?.[0] as string
    return {
      data: Object.fromEntries([...request.query.matchAll(/first|second|third|fourth/g)].map(([name]) => [name, 1])),
      field,
    }
  }
  it('go on after a field that failed, in order', async () => {
    const prices = () => ({ data: { fourth: null }, errors: [error(['fourth'])] })
    const answer = await graph(calls, prices).ask('mutation { first(n: 1) fourth third }')
    expect(one.fetches.map(({ query }) => query)).toEqual([
      'mutation{first(n:1)}',
      'mutation{fourth}',
      'mutation{third}',
    ])
    expect(answer).toMatchObject({ data: { first: 1, fourth: null, third: 1 }, errors: [{ path: ['fourth'] }] })
    expect(Object.keys(answer.data as object)).toEqual(['first', 'fourth', 'third'])
  })

  it('answer null as a whole for a field that must be there', async () => {
    const lists: Answer = (request) => (request.query.includes('second') ? thrower(request) : calls(request))
    const answer = await graph(lists, () => ({ data: { fourth: 1 } })).ask('mutation { fourth second }')
    expect([answer.data, told(answer)]).toEqual([null, [[['second'], 'SERVICE_UNAVAILABLE']]])
  })
})
