import { buildSchema, getOperationAST, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { Conditions } from '../../plan/guard.ts'
import { compileCost } from './estimate.ts'
import { readCosts } from './facts.ts'

const SDL = `
  directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  directive @join__field(graph: join__Graph, external: Boolean) repeatable on FIELD_DEFINITION
  directive @join__type(graph: join__Graph!) repeatable on OBJECT | INTERFACE | UNION
  directive @join__graph(name: String!) on ENUM_VALUE
  enum join__Graph { PEOPLE @join__graph(name: "people") SHOP @join__graph(name: "shop") }
  scalar Picture @cost(weight: 3)
  interface Named { name: String }
  type Person implements Named @join__type(graph: PEOPLE) @join__type(graph: SHOP) {
    name: String
    picture: Picture @join__field(graph: PEOPLE)
    friends(first: Int = 5, last: Int): [Person!]! @listSize(slicingArguments: ["first", "last"]) @join__field(graph: PEOPLE)
    orders(first: Int): OrderPage @listSize(slicingArguments: ["first"], sizedFields: ["edges"], assumedSize: 4) @join__field(graph: SHOP)
    tags: [String!]! @listSize(assumedSize: 7) @join__field(graph: PEOPLE)
    pets: [Pet!]! @join__field(graph: PEOPLE)
    score: Int @cost(weight: 8) @join__field(graph: SHOP) @join__field(graph: PEOPLE, external: true)
  }
  type Pet implements Named @join__type(graph: PEOPLE) @cost(weight: 2) { name: String owner: Person }
  type OrderPage @join__type(graph: SHOP) { edges: [OrderEdge!]! total: Int }
  type OrderEdge @join__type(graph: SHOP) { node: Order }
  type Order @join__type(graph: SHOP) { id: ID }
  input Filter { text: String @cost(weight: 4) and: [Filter!] }
  type Query { me: Person @join__field(graph: PEOPLE) any: Named @join__field(graph: PEOPLE)
    search(filter: Filter, deep: Boolean @cost(weight: 20)): [Person!] @listSize(assumedSize: 2) @join__field(graph: PEOPLE) }
  type Mutation { rename: Person @join__field(graph: PEOPLE) }
`
const schema = buildSchema(SDL)
const facts = readCosts(parse(SDL))
function open(query: string) {
  const document = parse(query)
  const operation = getOperationAST(document)
  if (!operation) throw new Error('no operation')
  const conditions = new Conditions(document)
  const estimator = compileCost(schema, facts, document, operation, conditions)
  return (variables: Record<string, unknown> = {}) => {
    const values = conditions.names.map((name) => variables[name] === true)
    return { ...estimator.estimate(variables, values), paths: estimator.byPath(variables, values) }
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
    ['mutation { rename { name } }', 10 + 1],
    ['{ search(filter: { text: "a", and: [{ text: "b" }, { text: "c" }] }) { name } }', 2 + 1 + 4 + 2 * (1 + 4)],
    ['{ search(deep: true) { name } }', 2 + 20],
  ])('%s is %i', (query, total) => {
    expect(cost(query)).toBe(total)
  })

  it('is of the dearest type an object may be of, not of all of them', () => {
    expect(cost('{ any { name } }')).toBe(1)
    expect(cost('{ any { ... on Person { picture } ... on Pet { owner { score } } } }')).toBe(1 + 9)
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
      ['me.picture', 3],
      ['me.orders.edges.node', 1],
    ])
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
