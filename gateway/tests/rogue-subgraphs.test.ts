import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import type { LinkRequest } from '../links/link.ts'
import { openSmallGraph } from './small-graph.ts'

type Answer = (request: LinkRequest) => unknown
let answers: { left: Answer; right: Answer }
const graph = openSmallGraph({
  left: {
    sdl: `
      scalar Any
      interface Being { id: ID! }
      type Item implements Being @key(fields: "id") { id: ID! name: String }
      type Ghost implements Being @key(fields: "seen") { id: ID! seen: Any! }
      type Shared @shareable { list: [[Int]] deep: Shared any: Any }
      union Thing = Item | Ghost
      type Query { items: [Item] beings: [Being] things: [Thing] ghost: Ghost shared: Shared @shareable any: Any }
    `,
    answer: (request) => answers.left(request),
  },
  right: {
    sdl: `
      scalar Any
      type Item @key(fields: "id") { id: ID! price: Int tags: [[String]] part: Part other: Int @requires(fields: "name") name: String @external }
      type Ghost @key(fields: "seen") { seen: Any! scare: Int }
      type Part { size: Int twin: Item }
      type Shared @shareable { list: [[Int]] deep: Shared any: Any  }
      type Query { shared: Shared @shareable rest: Int }
    `,
    answer: (request) => answers.right(request),
  },
})
function ask(query: string, left: Answer, right: Answer = () => ({ data: {} }), scope = {}) {
  answers = { left, right }
  return graph.ask(query, {}, scope)
}
const entities =
  (...all: unknown[]): Answer =>
  () => ({ data: { _entities: all } })

const nested = (levels: number, open: string, close: string): unknown =>
  JSON.parse(`${open.repeat(levels)}1${close.repeat(levels)}`)
const lists = (levels = 100_000) => nested(levels, '[', ']')
const objects = (key: string, levels = 100_000) => nested(levels, `{"${key}":`, '}')

describe('what nests 100,000 levels deep', () => {
  it.each<[string, string, Answer, Answer]>([
    ['as a value', '{ any }', () => ({ data: { any: lists() } }), entities()],
    ['as a value of objects', '{ any }', () => ({ data: { any: objects('any') } }), entities()],
    ['as a list of objects', '{ items { id } }', () => ({ data: { items: lists() } }), entities()],
    ['as a list of entities', '{ items { price } }', () => ({ data: { items: lists() } }), entities()],
    ['as a typename', '{ beings { id } }', () => ({ data: { beings: [{ __typename: lists(), id: 1 }] } }), entities()],
    [
      'as a key',
      '{ ghost { scare } }',
      () => ({ data: { ghost: { __typename: 'Ghost', seen: lists() } } }),
      entities(),
    ],
    [
      'as an entity',
      '{ items { price } }',
      () => ({ data: { items: [{ __typename: 'Item', id: 1 }] } }),
      entities(lists()),
    ],
    [
      "as an entity's list",
      '{ items { tags } }',
      () => ({ data: { items: [{ __typename: 'Item', id: 1 }] } }),
      entities({ tags: lists() }),
    ],
  ])('%s is one error', async (_, query, left, right) => {
    const { errors } = await ask(query, left, right)
    expect(errors).toHaveLength(1)
    expect(errors?.[0]).toMatchObject({
      path: expect.anything(),
      extensions: { code: expect.stringMatching(/INTERNAL_SERVER_ERROR|INVALID_SUBGRAPH_RESPONSE/) },
    })
  })

  it('as objects within the object that was asked for is passed over', async () => {
    const { data, errors } = await ask('{ shared { deep { any } } }', () => ({ data: { shared: objects('deep') } }))
    expect(data).toEqual({ shared: { deep: { any: null } } })
    expect(errors).toBeUndefined()
  })

  it('from two subgraphs is one error, and takes nothing else with it', async () => {
    const deep = () => ({ data: { items: [{ __typename: 'Item', id: 1, part: objects('part') }], any: 7 } })
    const { data, errors } = await ask(
      '{ any items { id name part { size } } }',
      deep,
      entities({ part: objects('part') }),
    )
    expect(data).toEqual({ any: 7, items: [{ id: '1', name: null, part: { size: null } }] })
    expect(errors).toMatchObject([{ path: ['items', 0], extensions: { code: 'INTERNAL_SERVER_ERROR' } }])
  })

  it('in an error leaves its message', async () => {
    const failing = (extensions: unknown) => () => ({ data: { any: 1 }, errors: [{ message: 'no', extensions }] })
    const { errors } = await ask('{ any }', failing({ code: 'A', more: lists() }))
    expect(errors).toEqual([{ message: 'no', extensions: { code: 'DOWNSTREAM_SERVICE_ERROR' } }])
    expect((await ask('{ any }', failing(objects('code')))).errors).toEqual(errors)
    const path = () => ({ data: { any: 1 }, errors: [{ message: 'no', path: lists() }] })
    expect((await ask('{ any }', path)).errors).toEqual(errors)
  })

  it('in anything at all never throws', async () => {
    for (const levels of [1_000, 3_000, 5_000, 7_000, 9_000, 12_000]) {
      const left = () => ({
        data: {
          items: lists(levels),
          things: lists(levels),
          any: lists(levels),
          ghost: { __typename: 'Ghost', seen: lists(levels) },
        },
        errors: [{ message: 'no', extensions: { code: 'A', more: lists(levels) } }],
      })
      const { errors } = await ask('{ items { price } things { ... on Item { price } } any ghost { scare } }', left)
      expect(errors?.length).toBeGreaterThan(1)
    }
  })
})

describe('keys that mean something to JavaScript', () => {
  const KEYS = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1,"hasOwnProperty":2}'

  it('change nothing, wherever they are', async () => {
    const item = JSON.parse(`{"__typename":"Item","id":"1","name":"Ada",${KEYS.slice(1)}`)
    const left = () => ({ ...JSON.parse(KEYS), data: { ...JSON.parse(KEYS), items: [item], any: JSON.parse(KEYS) } })
    const right = entities(JSON.parse(`{"price":5,"part":{"size":1,"__proto__":{"twin":1}},${KEYS.slice(1)}`))
    const { data, errors } = await ask('{ any items { name price part { size twin { id } } } }', left, right)
    expect(errors).toBeUndefined()
    expect(JSON.stringify(data)).toBe(
      `{"any":${KEYS},"items":[{"name":"Ada","price":5,"part":{"size":1,"twin":null}}]}`,
    )
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('are no type: %s', async (typename) => {
    const left = () => ({ data: JSON.parse(`{"beings":[{"__typename":"${typename}","id":"1"}]}`) })
    const { data, errors } = await ask('{ beings { id ... on Item { price } } }', left)
    expect(data).toEqual({ beings: [null] })
    expect(errors).toMatchObject([{ path: ['beings', 0] }])
  })

  it('in extensions stay what they are', async () => {
    const left = () => ({ data: { any: 1 }, errors: [{ message: 'no', extensions: JSON.parse(KEYS) }] })
    const { errors } = await ask('{ any }', left)
    expect(Object.keys(errors?.[0]?.extensions ?? {})).toEqual([
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'code',
    ])
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})

describe('results of other forms', () => {
  it.each<[string, unknown]>([
    ['text', 'data'],
    ['a list', []],
    ['nothing', undefined],
    ['data that is a list', { data: [] }],
    ['data that is text', { data: 'any' }],
    ['errors that are no list', { data: {}, errors: { message: 'no' } }],
  ])('are an error of what was asked for: %s', async (_, result) => {
    const { data, errors } = await ask('{ any items { id } }', () => result)
    expect(data).toEqual({ any: null, items: null })
    expect(errors?.map(({ path }) => path)).toEqual([['any'], ['items']])
  })

  it.each<[string, unknown]>([
    ['a list', [{ id: 1 }]],
    ['an object', { id: 1 }],
    ['text', 'x'],
    ['a number', 5],
  ])('are null where something else belongs: %s', async (_, value) => {
    const { data, errors } = await ask('{ items { id price } shared { list } }', () => ({
      data: { items: [value], shared: { list: value } },
    }))
    const isObject = typeof value === 'object' && !Array.isArray(value)
    expect(data).toEqual({
      items: [isObject ? { id: '1', price: null } : null],
      shared: { list: Array.isArray(value) ? [null] : null },
    })
    expect(errors).toHaveLength(isObject ? 1 : 2)
  })

  it('may hold one object in many places', async () => {
    const item = { __typename: 'Item', id: '1', name: 'Ada' }
    const row = [item, item]
    const part = { size: 1, twin: { __typename: 'Item', id: '1' } }
    const left: Answer = ({ query }) =>
      query.includes('_entities') ? entities({ name: 'Ada' })({} as never) : { data: { items: row, things: row } }
    const right = () => ({
      data: { _entities: [{ price: 5, part }] },
      errors: [{ message: 'no', path: ['_entities', 0, 'tags'] }],
    })
    const { data, errors } = await ask(
      '{ items { price tags } things { ... on Item { name part { size twin { name } } } } }',
      left,
      right,
    )
    const full = { name: 'Ada', part: { size: 1, twin: { name: 'Ada' } } }
    expect(data).toEqual({
      items: [
        { price: 5, tags: null },
        { price: 5, tags: null },
      ],
      things: [full, full],
    })
    expect(errors?.map(({ path }) => path)).toContainEqual(['items', 1, 'tags'])
  })
})

describe('much of everything', () => {
  it('is told in few errors, and counted', async () => {
    const errors = Array.from({ length: 10_000 }, (_, index) => ({ message: `no ${index}`, path: ['any', index] }))
    const answer = await ask('{ any }', () => ({ data: { any: null }, errors }))
    expect(answer.errors).toHaveLength(51)
    expect(answer.errors?.at(-1)?.extensions).toMatchObject({ code: 'ERROR_LIMIT_EXCEEDED' })
  })

  it('takes no longer for ten thousand entities that all fail', async () => {
    const all = Array.from({ length: 10_000 }, (_, index) => ({ __typename: 'Item', id: `${index}` }))
    const errors = all.map((_, index) => ({ message: 'no', path: ['_entities', index, 'price'] }))
    const startedAt = performance.now()
    const answer = await ask(
      '{ items { price } }',
      () => ({ data: { items: all } }),
      () => ({ data: { _entities: all.map(() => null) }, errors }),
    )
    expect(performance.now() - startedAt).toBeLessThan(10_000)
    expect(answer.errors?.[0]?.path).toEqual(['items', 0, 'price'])
  })

  it('keeps no type that there is not', async () => {
    const storm = (round: number) => () => ({
      data: { beings: Array.from({ length: 10_000 }, (_, index) => ({ __typename: `T${round}x${index}`, id: '1' })) },
    })
    const query = '{ beings { id ... on Item { price } ... on Ghost { scare } } }'
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    for (let round = 0; round < 2; round++) await ask(query, storm(round))
    collect()
    const before = process.memoryUsage().heapUsed
    for (let round = 2; round < 12; round++) await ask(query, storm(round))
    collect()
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(8 * 1024 * 1024)
    const { errors } = await ask(query, storm(99))
    expect(errors?.[0]).toMatchObject({ path: ['beings', 0] })
  })
})
