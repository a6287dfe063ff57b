import { beforeEach, describe, expect, it } from 'vitest'
import { type Rights, rightsOf } from '../access/rights.ts'
import { openSmallGraph } from './small-graph.ts'

const PEOPLE = `
  interface Named { name: String }
  type Person implements Named @key(fields: "id") { id: ID! name: String friends: [Person!]! secret: Secret best: Named thing: Thing }
  type Pet implements Named @authenticated { name: String owner: Person }
  type Robot implements Named { name: String @requiresScopes(scopes: [["robots:name"]]) serial: Int }
  union Thing = Pet | Robot
  type Secret @requiresScopes(scopes: [["secrets:read", "people:read"], ["everything"]]) { text: String }
  scalar Money @authenticated
  type Query { me: Person people: [Person!]! pet: Pet! named: [Named]! things: [Thing]! salary: Money guarded: String @policy(policies: [["grown-up"]]) }
  type Mutation { open: Int wipe: Int! @requiresScopes(scopes: [["everything"]]) touch: Int @authenticated }
`
const PAY = `
  type Person @key(fields: "id") {
    id: ID!
    name: String @external
    wallet: Int @requiresScopes(scopes: [["viewer:self"], ["wallets:read"]])
    score: Int! @authenticated
    open: Int
    greeting: String @requires(fields: "name")
  }
`
const bob = { __typename: 'Person', id: '2', name: 'Bob', friends: [], secret: { text: 'hush' } }
const ann = {
  __typename: 'Person',
  id: '1',
  name: 'Ann',
  friends: [bob, bob],
  secret: { text: 'hush' },
  best: { __typename: 'Robot', name: 'R2' },
}
const thing = (__typename: string) => ({ __typename, name: __typename, serial: 2 })
const entity = { wallet: 5, score: 7, open: 9 }

const graph = openSmallGraph({
  people: {
    sdl: PEOPLE,
    answer: () => ({
      data: {
        me: ann,
        people: [ann, bob],
        pet: { name: 'Rex' },
        named: [thing('Person'), thing('Pet'), thing('Robot')],
        things: [thing('Pet'), thing('Robot')],
        open: 1,
        touch: 2,
        wipe: 3,
        salary: 4,
        guarded: 'g',
      },
    }),
  },
  pay: {
    sdl: PAY,
    answer: ({ body }) => {
      const [representations] = Object.values<unknown[]>(JSON.parse(body).variables)
      return { data: { _entities: representations?.map(() => entity) } }
    },
  },
})
const anybody = rightsOf({ kind: 'anonymous' })
const user = (...scopes: string[]) => rightsOf({ kind: 'user', userId: 'usr_1', sessionId: 'ses_1', scopes })
const asked = () => graph.fetches.map(({ query }) => query).join('\n')
const ask = (query: string, rights: Rights = anybody, variables: Record<string, unknown> = {}) =>
  graph.ask(query, variables, { rights })

beforeEach(() => {
  graph.fetches.length = 0
})

describe('a denied field', () => {
  it('is null with an error that says what is missing, and is not fetched', async () => {
    const { data, errors } = await ask('{ me { name wallet } }')
    expect(data).toEqual({ me: { name: 'Ann', wallet: null } })
    expect(errors).toEqual([
      {
        message: 'Sign in to do this.',
        locations: [{ line: 1, column: 13 }],
        path: ['me', 'wallet'],
        extensions: {
          code: 'UNAUTHENTICATED',
          deniedPath: 'me.wallet',
          missingScopes: [['viewer:self'], ['wallets:read']],
          howToGet: expect.stringContaining('authorization'),
        },
      },
    ])
    expect(graph.fetches.map(({ subgraph }) => subgraph)).toEqual(['people'])
    expect(asked()).not.toContain('wallet')
  })

  it('asks nothing of anybody when it is all there is', async () => {
    for (const query of ['{ salary }', '{ guarded }', 'mutation { touch }']) {
      const { data, errors } = await ask(query)
      expect(Object.values(data as object)).toEqual([null])
      expect(errors).toHaveLength(1)
      expect(graph.fetches).toEqual([])
    }
  })

  it('is told once, however many items a list has', async () => {
    const { data, errors } = await ask('{ people { friends { wallet } } }')
    expect(data).toEqual({ people: [{ friends: [{ wallet: null }, { wallet: null }] }, { friends: [] }] })
    expect(errors).toHaveLength(1)
    expect(errors?.[0]).toMatchObject({ path: ['people'], extensions: { deniedPath: 'people.friends.wallet' } })
  })

  it('takes its parent along where it cannot be null, without another error', async () => {
    const { data, errors } = await ask('{ me { name score } }')
    expect(data).toEqual({ me: null })
    expect(errors).toEqual([expect.objectContaining({ path: ['me', 'score'] })])
    expect(await ask('{ people { score } }')).toMatchObject({ data: null, errors: [{ path: ['people'] }] })
    expect(await ask('{ pet { name } }')).toMatchObject({ data: null, errors: [{ path: ['pet'] }] })
  })

  it('is told of whoever lacks a scope, each alternative by itself', async () => {
    const { errors } = await ask('{ me { secret { text } } }', user('people:read'))
    expect(errors).toMatchObject([
      {
        message: 'This needs the scope "secrets:read" or "everything".',
        path: ['me', 'secret'],
        extensions: { code: 'FORBIDDEN', missingScopes: [['secrets:read'], ['everything']] },
      },
    ])
    for (const scopes of [['secrets:read', 'people:read'], ['everything']])
      expect(await ask('{ me { secret { text } } }', user(...scopes))).toEqual({
        data: { me: { secret: { text: 'hush' } } },
      })
  })

  it('of what is whose own is for its owner to say', async () => {
    expect(await ask('{ me { wallet } }', user())).toEqual({ data: { me: { wallet: 5 } } })
  })

  it('by a policy that nobody meets, or that somebody does', async () => {
    expect(await ask('{ guarded }', user())).toMatchObject({
      data: { guarded: null },
      errors: [{ extensions: { code: 'FORBIDDEN', missingPolicies: [['grown-up']] } }],
    })
    const grown = rightsOf({ kind: 'user', userId: 'usr_1', sessionId: 'ses_1', scopes: [] }, new Set(['grown-up']))
    expect(await ask('{ guarded }', grown)).toEqual({ data: { guarded: 'g' } })
  })

  it('leaves the other mutations alone', async () => {
    const { data, errors } = await ask('mutation { open touch }')
    expect(data).toEqual({ open: 1, touch: null })
    expect(errors).toMatchObject([{ path: ['touch'] }])
    expect(asked()).toContain('open')
    expect(asked()).not.toContain('touch')
    expect((await ask('mutation { open wipe }', user())).data).toBeNull()
  })
})

describe('no way around a denial', () => {
  it.each([
    ['an alias', '{ me { name: wallet } }'],
    ['the name of an open field', '{ me { open: wallet } }'],
    ['a fragment', '{ me { ...F } } fragment F on Person { wallet }'],
    [
      'nested fragments',
      '{ me { ... { ... on Person { ...F } } } } fragment F on Person { ... @include(if: true) { wallet } }',
    ],
    ['an interface', '{ me { best { ... on Person { wallet } } } }'],
    ['a condition', 'query ($yes: Boolean = true) { me { wallet @include(if: $yes) @skip(if: false) } }'],
    ['__proto__', '{ me { __proto__: wallet constructor: wallet } }'],
    ['another operation of the document', 'query A { me { wallet } }'],
  ])('is %s', async (_, query) => {
    const { data, errors } = await ask(query)
    expect(JSON.stringify(data)).not.toContain('5')
    expect(asked()).not.toContain('wallet')
    if (!query.includes('best')) expect(errors?.length).toBeGreaterThan(0)
  })

  it('is to have been planned for somebody else before', async () => {
    const query = '{ me { wallet open } }'
    for (const [rights, wallet] of [
      [user(), 5],
      [anybody, null],
      [user('wallets:read'), 5],
      [anybody, null],
    ] as const)
      expect((await ask(query, rights)).data).toEqual({ me: { wallet, open: 9 } })
  })

  it('is to hope for a condition: what it leaves out is neither told nor fetched', async () => {
    const query = 'query ($a: Boolean!) { me { name wallet @include(if: $a) } }'
    expect(await ask(query, anybody, { a: false })).toEqual({ data: { me: { name: 'Ann' } } })
    expect((await ask(query, anybody, { a: true })).errors).toHaveLength(1)
  })
})

describe('a field of an interface that some of its types deny', () => {
  it('is selected of the others, and told where one of them comes', async () => {
    const { data, errors } = await ask('{ named { name } }')
    expect(data).toEqual({ named: [{ name: 'Person' }, { name: null }, { name: null }] })
    expect(errors).toHaveLength(1)
    expect(errors?.[0]).toMatchObject({ path: ['named'], extensions: { deniedPath: 'named.name' } })
    expect(asked()).toMatch(/\.\.\. ?on Person ?\{ ?name/)
    expect(asked()).not.toMatch(/on (Pet|Robot)/)
  })

  it('is told of a union by the type it is of', async () => {
    const { data, errors } = await ask('{ things { ... on Pet { name } ... on Robot { serial name } } }')
    expect(data).toEqual({ things: [{ name: null }, { serial: 2, name: null }] })
    expect(errors).toHaveLength(1)
    expect(await ask('{ things { ... on Pet { name } ... on Robot { serial } } }', user())).toEqual({
      data: { things: [{ name: 'Pet' }, { serial: 2 }] },
    })
  })
})

describe('a document that asks nothing of anybody', () => {
  it('is planned once for all', async () => {
    const query = '{ me { name open greeting } }'
    expect(graph.engine.prepare(query, null, { rights: anybody })).toBe(
      graph.engine.prepare(query, null, { rights: user('a') }),
    )
    expect(graph.engine.prepare(query)).toBe(graph.engine.prepare(query, null, { rights: user('a') }))
  })
})
