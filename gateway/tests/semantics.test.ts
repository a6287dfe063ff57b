import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery, printSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openToys, serveToys } from './toys.ts'

let served: Awaited<ReturnType<typeof serveToys>>
beforeAll(async () => {
  served = await serveToys(openToys())
})
afterAll(() => served.close())

async function ask(query: string, variables?: string | Record<string, unknown>) {
  const text = typeof variables === 'string' ? variables : JSON.stringify(variables ?? {})
  const response = await fetch(served.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: `{"query":${JSON.stringify(query)},"variables":${text}}`,
  })
  const answer = await response.text()
  return { status: response.status, answer, body: JSON.parse(answer) }
}
/** What arrived at the subgraph. */
async function echo(args: string, declared = '', variables?: string | Record<string, unknown>) {
  const { body } = await ask(`query ${declared && `(${declared})`} { echo(${args}) }`, variables)
  if (body.errors) throw new Error(JSON.stringify(body.errors))
  const { text, required, ...rest } = JSON.parse(body.data.echo)
  return { ...rest, ...(text !== 'tea' && { text }), ...(required !== 7 && { required }) }
}

describe('response names that mean something to JavaScript', () => {
  it.each([
    ['{ __proto__: person(id: 1) { name } }', '{"__proto__":{"name":"Ada"}}'],
    [
      '{ person(id: 1) { __proto__: name constructor: name toString: id hasOwnProperty: id } }',
      '{"person":{"__proto__":"Ada","constructor":"Ada","toString":"1","hasOwnProperty":"1"}}',
    ],
    [
      '{ constructor: person(id: 1) { __proto__: notes { __proto__: author { toString: name } } } }',
      '{"constructor":{"__proto__":[{"__proto__":{"toString":"Ada"}}]}}',
    ],
    [
      '{ __schema { __proto__: queryType { constructor: name } } }',
      '{"__schema":{"__proto__":{"constructor":"Query"}}}',
    ],
    ['{ __proto__: __typename }', '{"__proto__":"Query"}'],
  ])('are answered like any other: %s', async (query, data) => {
    expect((await ask(query)).answer).toBe(`{"data":${data}}`)
  })

  it('may name variables, operations and fragments too', async () => {
    expect(await echo('int: $__proto__', '$__proto__: Int', '{"__proto__":3}')).toEqual({ int: 3 })
    expect(await echo('int: $constructor, text: $toString', '$constructor: Int, $toString: String')).toEqual({})
    const query =
      'query constructor { ...toString } fragment toString on Query { person(id: 1) { ...__proto__ } } fragment __proto__ on Person { name }'
    expect((await ask(query)).body).toEqual({ data: { person: { name: 'Ada' } } })
    // The name the executor sends entities in.
    const taken = 'query ($representations: Int) { person(id: 1) { notes(first: $representations) { text } } }'
    expect((await ask(taken, { representations: 4 })).body.data).toEqual({ person: { notes: [{ text: 'by 1, 4' }] } })
    expect((await ask(taken, { representations: 'x' })).body.errors[0].message).toContain('"$representations"')
  })
})

describe('types across subgraphs', () => {
  it('are told by __typename wherever it is asked for, under any name', async () => {
    const { body } = await ask(
      '{ __typename beings { __typename ... on Person { t: __typename notes { __typename about { kind: __typename } } } } }',
    )
    const about = [{ kind: 'Robot' }, { kind: 'Person' }]
    expect(body.data).toEqual({
      __typename: 'Query',
      beings: [{ __typename: 'Person', t: 'Person', notes: [{ __typename: 'Note', about }] }, { __typename: 'Robot' }],
    })
  })

  it('meet in fragments on unions and interfaces', async () => {
    const { body } = await ask(`{
      beings { ... on Named { name } ... on Robot { model notes { author { name } } } ...P }
      named { name ...P ... on Robot { notes { about { ... on Robot { model } ... on Named { name } } } } }
    } fragment P on Person { role notes(first: 5) { text } other: notes { text } }`)
    expect(body).toEqual({
      data: {
        beings: [
          { name: 'Ada', role: 'ADMIN', notes: [{ text: 'by 1, 5' }], other: [{ text: 'by 1, 2' }] },
          { name: 'Marvin', model: 'GPP', notes: [{ author: { name: 'Ada' } }] },
        ],
        named: [
          { name: 'Marvin', notes: [{ about: [{ model: 'GPP', name: 'Marvin' }, { name: 'Bo' }] }] },
          { name: 'Bo', role: 'GUEST', notes: [{ text: 'by 2, 5' }], other: [{ text: 'by 2, 2' }] },
        ],
      },
    })
  })

  it('are joined through lists of lists, and through the same field with other arguments', async () => {
    const { body } = await ask(`{
      groups { name notes { text } }
      a: person(id: 1) { notes(first: 1) { text } }
      b: person(id: 1) { notes(first: 3) { text } x: notes(first: 4) { text } }
    }`)
    const person = (name: string, id: number) => ({ name, notes: [{ text: `by ${id}, 2` }] })
    expect(body.data).toEqual({
      groups: [[person('Ada', 1), person('Bo', 2)], [], [person('Bo', 2)]],
      a: { notes: [{ text: 'by 1, 1' }] },
      b: { notes: [{ text: 'by 1, 3' }], x: [{ text: 'by 1, 4' }] },
    })
  })

  it('leave null where there is nothing, without a word', async () => {
    expect((await ask('{ person(id: "nobody") { name notes { text } } }')).body).toEqual({ data: { person: null } })
  })
})

describe('@skip and @include', () => {
  const ada = { name: 'Ada' }
  it.each([
    ['query ($a: Boolean!) { person(id: 1) @include(if: $a) { name } }', { a: false }, {}],
    ['query ($a: Boolean!) { person(id: 1) @include(if: $a) { name } }', { a: true }, { person: ada }],
    ['query ($a: Boolean = true) { person(id: 1) @skip(if: $a) { name } __typename }', {}, { __typename: 'Query' }],
    ['query ($a: Boolean!) { person(id: 1) { name notes @include(if: $a) { text } } }', { a: false }, { person: ada }],
    [
      'query ($a: Boolean!) { ... @skip(if: $a) { __typename } ...F @include(if: $a) } fragment F on Query { person(id: 1) { name } }',
      { a: true },
      { person: ada },
    ],
    [
      'query ($a: Boolean!, $b: Boolean!) { person(id: 1) @skip(if: $a) @include(if: $b) { name } }',
      { a: false, b: true },
      { person: ada },
    ],
    [
      'query ($a: Boolean!, $b: Boolean!) { person(id: 1) @skip(if: $a) @include(if: $b) { name } }',
      { a: true, b: true },
      {},
    ],
    ['{ person(id: 1) { name @include(if: true) role @skip(if: true) } }', {}, { person: ada }],
    [
      'query ($a: Boolean!) { beings { ... on Person @include(if: $a) { name } ... on Robot @skip(if: $a) { name } } }',
      { a: true },
      { beings: [ada, {}] },
    ],
  ])('decide %s with %j', async (query, variables, data) => {
    expect((await ask(query, variables)).body).toEqual({ data })
  })

  it.each([
    [
      'query ($a: Boolean!, $b: Boolean!) { groups @include(if: $a) { name @include(if: $b) } }',
      { groups: [[{}, {}], [], [{}]] },
    ],
    [
      'query ($a: Boolean!, $b: Boolean!) { notes @include(if: $a) { author @include(if: $b) { name } } }',
      { notes: [{}, {}] },
    ],
    [
      'query ($a: Boolean!, $b: Boolean!) { beings @include(if: $a) { ...F } } fragment F on Person { name @include(if: $b) }',
      { beings: [{}, {}] },
    ],
    [
      'query ($a: Boolean!, $b: Boolean!) { notes @include(if: $a) { author { ... @include(if: $b) { role } } } }',
      { notes: [{ author: {} }, { author: {} }] },
    ],
    [
      'mutation ($a: Boolean!, $b: Boolean!) { rename(id: 2, name: "Bob") @include(if: $a) { name @include(if: $b) } }',
      { rename: {} },
    ],
  ])('within each other leave the outer one standing: %s', async (query, data) => {
    expect((await ask(query, { a: true, b: false })).body).toEqual({ data })
    expect((await ask(query, { a: false, b: true })).body).toEqual({ data: {} })
  })

  it('decide whether a mutation acts, not whether it answers', async () => {
    expect((await ask('{ person(id: 2) { name } }')).body.data.person.name).toBe('Bob')
    await ask('mutation { rename(id: 2, name: "Bo") { name } }')
  })

  it('need a condition that is there and is one', async () => {
    for (const variables of [{}, { a: null }, { a: 'true' }]) {
      const { status, body } = await ask('query ($a: Boolean!) { me @skip(if: $a) { id } }', variables)
      expect([status, body.errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT'])
    }
  })
})

describe('variables', () => {
  it('tell null from nothing, and take their defaults only for nothing', async () => {
    expect(await echo('int: $i', '$i: Int')).toEqual({})
    expect(await echo('int: $i', '$i: Int', { i: null })).toEqual({ int: null })
    expect(await echo('int: $i', '$i: Int = 5')).toEqual({ int: 5 })
    expect(await echo('int: $i', '$i: Int = 5', { i: null })).toEqual({ int: null })
    expect(await echo('text: $t', '$t: String', { t: null })).toEqual({ text: null })
    expect(await echo('required: $r', '$r: Int')).toEqual({})
    expect(await echo('place: { lat: 1, lng: $l, tags: $t }', '$l: Float!, $t: [String!]', { l: 2 })).toEqual({
      place: { lat: 1, lng: 2, tags: ['new'] },
    })
  })

  it('are coerced as their types have it', async () => {
    expect(await echo('id: $i, ids: [$i], float: 1', '$i: ID!', { i: 7 })).toEqual({ id: '7', ids: ['7'], float: 1 })
    expect(await echo('lists: $l', '$l: [[Int]]', { l: [[1, null], null, []] })).toEqual({
      lists: [[1, null], null, []],
    })
    expect(await echo('int: -2147483648, float: 1e3, flag: true')).toEqual({ int: -(2 ** 31), float: 1000, flag: true })
    const at = { at: '2024-02-27T08:30:00.000Z' }
    expect(await echo('at: $d', '$d: DateTime', { d: '2024-02-27T16:30:00+08:00' })).toEqual(at)
    expect(await echo('at: "2024-02-27T08:30:00Z", role: ADMIN')).toEqual({ ...at, role: 'ADMIN' })
  })

  it.each([
    ['Int', 'int', 2147483648],
    ['Int', 'int', 1.5],
    ['Int', 'int', '1'],
    ['Int', 'int', [1, 2]],
    ['Float', 'float', '1'],
    ['ID', 'id', 1.5],
    ['ID', 'id', true],
    ['Role', 'role', 'NOBODY'],
    ['Role', 'role', 1],
    ['Boolean', 'flag', 'true'],
    ['String', 'text', 1],
    ['DateTime', 'at', 'nonsense'],
    ['DateTime', 'at', 1709022600],
    ['DateTime', 'at', '2024-02-30T00:00:00Z'],
    ['EventCursor', 'cursor', 7],
    ['Place', 'place', { lat: 1 }],
    ['Place', 'place', { lat: 1, lng: 2, over: 'there' }],
    ['Place', 'place', 'here'],
    ['[[Int]]', 'lists', [['x']]],
    ['Int!', 'int', null],
  ])('of the type %s for "%s" are refused when they are %j', async (type, name, value) => {
    const { status, body } = await ask(`query ($v: ${type}) { echo(${name}: $v) }`, { v: value })
    expect([status, body.errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT'])
    expect(body).not.toHaveProperty('data')
  })

  it.each([
    'int: 2147483648',
    'int: "1"',
    'id: 1.5',
    'role: "ADMIN"',
    'at: "nonsense"',
    'at: 5',
    'cursor: 7',
    'place: {}',
  ])('written out are refused too: %s', async (args) => {
    const { status, body } = await ask(`{ echo(${args}) }`)
    expect([status, body.errors[0].extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED'])
    expect(body.errors[0].locations).toHaveLength(1)
  })
})

describe('introspection', () => {
  it('tells the whole schema, with everything it may be asked for', async () => {
    const query = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    })
    const { body } = await ask(query)
    const schema = printSchema(buildClientSchema(body.data as IntrospectionQuery))
    expect(schema).toContain('union Being = Person | Robot')
    expect(schema).toContain('tags: [String!] = ["new"]')
    expect(schema).not.toMatch(/_entities|join__|link__|@key/)
  })

  it('goes together with data, names and variables', async () => {
    const query =
      'query ($n: String!) { __schema { queryType { name } } a: __type(name: $n) { name } b: __type(name: "None") { name } person(id: 1) { name } }'
    expect((await ask(query, { n: 'Role' })).body.data).toEqual({
      __schema: { queryType: { name: 'Query' } },
      a: { name: 'Role' },
      b: null,
      person: { name: 'Ada' },
    })
  })
})
