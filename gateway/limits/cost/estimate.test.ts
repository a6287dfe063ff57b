import { buildSchema, getOperationAST, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { Conditions } from '../../plan/guard.ts'
import { cheaperForms } from './cheaper.ts'
import { compileCost } from './estimate.ts'
import { readCosts } from './facts.ts'

const SDL = `
  directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  directive @join__field(graph: join__Graph, external: Boolean) repeatable on FIELD_DEFINITION
  directive @join__type(graph: join__Graph!) repeatable on OBJECT | INTERFACE | UNION
  directive @join__graph(name: String!) on ENUM_VALUE
  directive @approximately(within: Float! @cost(weight: -3)) on FIELD
  enum Mood @cost(weight: 2) { CALM WILD }
  enum join__Graph { PEOPLE @join__graph(name: "people") SHOP @join__graph(name: "shop") }
  scalar Picture @cost(weight: 3)
  interface Named { name: String likes: [Named!] @listSize(assumedSize: 6) }
  type Person implements Named @join__type(graph: PEOPLE) @join__type(graph: SHOP) {
    name: String likes: [Named!]
    picture: Picture @join__field(graph: PEOPLE)
    friends(first: Int = 5, last: Int): [Person!]!
      @listSize(slicingArguments: ["first", "last"], requireOneSlicingArgument: false) @join__field(graph: PEOPLE)
    orders(first: Int): OrderPage @listSize(slicingArguments: ["first"], sizedFields: ["edges"], assumedSize: 4) @join__field(graph: SHOP)
    tags: [String!]! @listSize(assumedSize: 7) @join__field(graph: PEOPLE)
    pets: [Pet!]! @join__field(graph: PEOPLE)
    score: Int @cost(weight: 8) @join__field(graph: SHOP) @join__field(graph: PEOPLE, external: true)
  }
  type Pet implements Named @join__type(graph: PEOPLE) @cost(weight: 2) {
    name: String likes: [Named!] owner: Person mood: Mood moods(as: [Mood]): Int
    walks(page: Page = { size: 4 }): [Walk!] @listSize(slicingArguments: ["page.size"])
  }
  type Walk @join__type(graph: PEOPLE) { km: Float }
  input Page { size: Int mood: Mood }
  type OrderPage @join__type(graph: SHOP) { edges: [OrderEdge!]! total: Int }
  type OrderEdge @join__type(graph: SHOP) { node: Order }
  type Order @join__type(graph: SHOP) { id: ID }
  input Filter { text: String @cost(weight: 4) and: [Filter!] }
  type Query { me: Person @join__field(graph: PEOPLE) any: Named @join__field(graph: PEOPLE) pet: Pet @join__field(graph: PEOPLE)
    search(filter: Filter, deep: Boolean @cost(weight: 20)): [Person!] @listSize(assumedSize: 2) @join__field(graph: PEOPLE) }
  type Mutation { rename: Person @join__field(graph: PEOPLE) }
`
const schema = buildSchema(SDL)
const facts = readCosts(parse(SDL))
function open(query: string, isDenied = (_type: string, _field: string) => false) {
  const document = parse(query)
  const operation = getOperationAST(document)
  if (!operation) throw new Error('no operation')
  const conditions = new Conditions(document)
  const estimator = compileCost(schema, facts, document, operation, conditions, isDenied)
  return (variables: Record<string, unknown> = {}) => {
    const values = conditions.names.map((name) => variables[name] === true)
    const cheaper = (limit: number) => cheaperForms(estimator, variables, values, limit)
    return { ...estimator.estimate(variables, values), paths: estimator.byPath(variables, values), cheaper }
  }
}
const cost = (query: string, variables?: Record<string, unknown>) => open(query)(variables).total

describe('what an operation costs', () => {
  it.each<[string, number]>([
    ['{ me { name } }', 1],
    ['{ __typename }', 0],
    ['{ me { picture score } }', 1 + 3 + 8],
    ['{ me { friends { name } } }', 1 + 5],
    ['{ me { friends(first: 3) { friends(first: 2) { name } } } }', 1 + 3 * (1 + 2)],
    ['{ me { friends(first: 3, last: 9) { name } } }', 1 + 9],
    ['{ me { friends(first: 0) { friends { name } } } }', 1],
    ['{ me { tags } }', 1],
    ['{ me { pets { name } } }', 1 + 10 * 2],
    ['{ me { orders(first: 6) { total edges { node { id } } } } }', 1 + 1 + 6 * 2],
    ['{ me { orders { edges { node { id } } } } }', 1 + 1 + 4 * 2],
    ['{ me { friends(first: null) { name } } }', 1 + 5],
    ['{ me { friends(last: 2) { name } } }', 1 + 2],
    ['{ pet { mood } }', 2 + 2],
    ['{ pet { moods(as: [CALM, WILD]) } }', 2 + 2 * 2],
    ['{ pet { moods(as: null) } }', 2],
    ['{ pet { walks { km } } }', 2 + 1 + 4],
    ['{ pet { walks(page: { size: 9, mood: WILD }) { km } } }', 2 + 1 + 9 + 2],
    ['{ pet { walks(page: null) { km } } }', 2 + 4],
    ['{ me { likes { name } } }', 1 + 6 * 2],
    ['{ me { picture @approximately(within: 1) } }', 1],
    ['{ me { score @approximately(within: 1) } }', 1 + 5],
    ['mutation { rename { name } }', 10 + 1],
    ['{ search(filter: { text: "a", and: [{ text: "b" }, { text: "c" }] }) { name } }', 2 + 1 + 4 + 2 * (1 + 4)],
    ['{ search(deep: true) { name } }', 2 + 20],
  ])('%s is %i', (query, total) => {
    expect(cost(query)).toBe(total)
  })

  it('is of the dearest type an object may be of, not of all of them', () => {
    expect(cost('{ any { name } }')).toBe(2)
    expect(cost('{ any { ... on Person { picture } ... on Pet { owner { score } } } }')).toBe(2 + 9)
    expect(cost('{ any { name ... on Person { friends(first: 20) { name } } ... on Pet { owner { score } } } }')).toBe(
      21,
    )
  })

  it('counts what is selected twice under one name once, and under two names twice', () => {
    expect(cost('{ me { picture } ...F } fragment F on Query { me { picture score } }')).toBe(12)
    expect(cost('{ a: me { picture } b: me { picture } }')).toBe(8)
  })

  it('follows variables, their defaults and conditions', () => {
    const query =
      'query ($n: Int = 2, $all: Boolean!) { me { friends(first: $n) { name } picture @include(if: $all) } }'
    expect(cost(query, { all: false })).toBe(1 + 2)
    expect(cost(query, { n: 50, all: true })).toBe(1 + 50 + 3)
    expect(cost('{ me { picture @skip(if: true) name } }')).toBe(1)
  })

  it('is told by subgraph and by path, the dearest first', () => {
    const { perSubgraph, paths } = open('{ me { picture orders(first: 6) { edges { node { id } } } } }')()
    expect(perSubgraph).toEqual({ people: 4, shop: 13 })
    expect(paths.map(({ path, cost }) => [path.join('.'), cost])).toEqual([
      ['me', 17],
      ['me.orders', 13],
      ['me.orders.edges', 12],
      ['me.orders.edges.node', 6],
      ['me.picture', 3],
    ])
  })

  it('needs exactly one of the arguments that say how long a list is, where the schema says so', () => {
    const unsized = (query: string) => open(query)().unsized
    expect(unsized('{ me { orders(first: 6) { total } } }')).toEqual([])
    expect(unsized('{ me { also: orders { total } } }')).toEqual(['me.also'])
    expect(unsized('{ pet { walks { km } } }')).toEqual([])
    expect(unsized('{ me { friends(first: 3, last: 9) { name } } }')).toEqual([])
  })

  it('leaves out what is not fetched for the caller', () => {
    const isDenied = (type: string, field: string) => type === 'Person' && field === 'orders'
    expect(open('{ me { picture orders(first: 6) { total } } }', isDenied)().total).toBe(1 + 3)
  })

  it('is kept for what it depends on, and for nothing else', () => {
    const estimate = open(
      'query ($n: Int, $text: String, $x: ID) { search(filter: { text: $text }) { friends(first: $n) { name } } }',
    )
    const totals = [{ n: 2 }, { n: 3 }, { n: 2, x: 'a' }, { n: 2, text: 'a' }, {}].map((each) => estimate(each).total)
    expect(totals).toEqual([2 * 3 + 1, 2 * 4 + 1, 2 * 3 + 1, 2 * 3 + 1 + 4, 2 * 6 + 1])
  })

  it('is made smaller by shorter lists, or by leaving something out', () => {
    const { cheaper } = open('{ me { friends(first: 50) { picture orders(first: 5) { edges { node { id } } } } } }')()
    expect(cheaper(401)).toEqual([
      { change: 'first: 26 at me.friends', estimated: 1 + 26 * 15 },
      { change: 'first: 1 at me.friends.orders', estimated: 1 + 50 * 7 },
      { change: 'without me.friends.orders.edges', estimated: 1 + 50 * 5 },
    ])
    expect(cheaper(1)).toEqual([{ change: 'without me.friends', estimated: 1 }])
    expect(cheaper(0)).toEqual([])
  })

  it('is worked out without writing out what fragments multiply', () => {
    const fragments = Array.from(
      { length: 12 },
      (_, n) => `fragment F${n} on Named { name ...F${n + 1} ... on Person { friends { ...F${n + 1} } } }`,
    )
    const query = `{ any { ...F0 } } ${fragments.join(' ')} fragment F12 on Named { name }`
    const began = process.cpuUsage()
    expect(cost(query)).toBeGreaterThan(1)
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(2_000)
  })
})
