import { readdirSync, readFileSync } from 'node:fs'
import { operationFromDocument, Supergraph } from '@apollo/federation-internals'
import { type PlanNode, QueryPlanner, type SubscriptionNode } from '@apollo/query-planner'
import { parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { composeSupergraph, forApolloClasses, SUBGRAPHS, subgraphSdl } from './compose.ts'

const graph = composeSupergraph()
const planned = Supergraph.build(forApolloClasses(graph.supergraphSdl))
const planner = new QueryPlanner(planned)

const operations = new URL('../tests/operations/', import.meta.url)
const operation = (name: string) => parse(readFileSync(new URL(`${name}.graphql`, operations), 'utf8'))

type AnyNode = PlanNode | SubscriptionNode

/** Fetches of a plan in the order they are written, each as the name of its subgraph. */
function fetches(node: AnyNode | undefined): string[] {
  switch (node?.kind) {
    case undefined:
      return []
    case 'Fetch':
      return [node.serviceName]
    case 'Flatten':
      return fetches(node.node)
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(fetches)
    case 'Subscription':
      return [...fetches(node.primary), ...fetches(node.rest)]
    case 'Condition':
      return [...fetches(node.ifClause), ...fetches(node.elseClause)]
    case 'Defer':
      throw new Error('no operation here defers')
  }
}

describe('the composed graph', () => {
  it('has no remarks but those on codes that only some subgraphs refuse with', () => {
    const others = graph.hints.filter((hint) => !/ of enum type "UserErrorCode" /.test(hint.message))
    expect(others.map(String)).toEqual([])
  })

  it('shows clients nothing federated and nothing inaccessible', () => {
    const types = graph.apiSchema.getTypeMap()
    expect(Object.keys(types).filter((name) => /^_(?!_)|^join__|^link__|GateFacts/.test(name))).toEqual([])
    expect(graph.apiSchema.getType('User')?.toConfig()).not.toHaveProperty('fields.gateScore')
  })

  it('keeps the access directives for our gateway and hides them from Apollo', () => {
    const directives = /@(authenticated|requiresScopes|policy)\b|(authenticated|requiresScopes|policy)\/v/
    expect(graph.supergraphSdl).toMatch(directives)
    expect(forApolloClasses(graph.supergraphSdl)).not.toMatch(directives)
    expect(() => Supergraph.build(graph.supergraphSdl)).toThrow(/requiresScopes/)
  })

  it('names in one error what does not compose', () => {
    const broken = 'type Query { a: Missing }'
    expect(() => composeSupergraph([{ name: 'broken', sdl: broken }])).toThrow(/INVALID_GRAPHQL: .*Missing/)
  })
})

describe('the killer operations', () => {
  it.each([
    // Posts, rooms and slots join in one round; then what slots promote; then people.
    ['Q1-home-feed', 8, ['content', 'communities', 'payments', 'live-streams', 'ads', 'users']],
    ['Q2-circle-page', 4, ['communities', 'content', 'payments', 'users']],
    ['Q3-live-room', 7, ['live-streams', 'content', 'payments', 'users']],
    ['Q4-room-events', 4, ['live-streams', 'content', 'users']],
    ['Q11-tip-stream', 4, ['payments', 'content', 'live-streams', 'users']],
    ['Q5-merchant-workbench', 6, ['users', 'ads', 'payments', 'content', 'live-streams']],
    ['Q9-order-attribution', 6, ['payments', 'ads', 'users', 'content', 'live-streams']],
    ['Q8-gate-check', 3, ['portal', 'users', 'payments']],
    ['Q10-preflight', 1, ['portal']],
    ['wallet-page', 6, ['users', 'payments', 'content', 'live-streams']],
  ])(
    '%s is valid and takes %i upstream call(s), to exactly the subgraphs it needs',
    (name, upstreamCalls, subgraphs) => {
      const document = operation(name)
      expect(validate(graph.apiSchema, document)).toEqual([])
      const plan = planner.buildQueryPlan(operationFromDocument(planned.apiSchema(), document))
      const reached = fetches(plan.node)
      expect(new Set(reached)).toEqual(new Set(subgraphs))
      expect(reached).toHaveLength(upstreamCalls)
    },
  )

  it('are all planned here', () => {
    expect(readdirSync(operations).sort()).toEqual(
      [
        'Q1-home-feed',
        'Q10-preflight',
        'Q11-tip-stream',
        'Q2-circle-page',
        'Q3-live-room',
        'Q4-room-events',
        'Q5-merchant-workbench',
        'Q8-gate-check',
        'Q9-order-attribution',
        'wallet-page',
      ].map((q) => `${q}.graphql`),
    )
  })

  it('stream what their owner publishes and join the rest to each event', () => {
    for (const [name, owner] of [
      ['Q4-room-events', 'live-streams'],
      ['Q11-tip-stream', 'payments'],
    ] as const) {
      const { node } = planner.buildQueryPlan(operationFromDocument(planned.apiSchema(), operation(name)))
      expect(node).toMatchObject({ kind: 'Subscription', primary: { serviceName: owner } })
    }
  })
})

describe('a graph without one of its subgraphs', () => {
  const without = (...gone: string[]) =>
    SUBGRAPHS.filter((name) => !gone.includes(name)).map((name) => ({ name, sdl: subgraphSdl(name) }))

  it('composes without ads, live-streams or communities', () => {
    for (const gone of ['ads', 'live-streams', 'communities'])
      expect(() => composeSupergraph(without(gone))).not.toThrow()
  })

  it('misses nothing but the internal gate score without payments', () => {
    const compose = () => composeSupergraph(without('payments'))
    expect(compose).toThrow(
      /^The subgraphs do not compose:\n- EXTERNAL_MISSING_ON_BASE: Field "User\.gateScore"[^\n]*$/,
    )
    const scoreIsUnknown = `
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible"])
      type User @key(fields: "id") { id: ID! gateScore: Int @inaccessible }
    `
    const { apiSchema } = composeSupergraph([...without('payments'), { name: 'no-credit', sdl: scoreIsUnknown }])
    expect(validate(apiSchema, parse('{ viewer { wallet { id } } }'))).toHaveLength(1)
    expect(validate(apiSchema, parse('{ viewer { postableCommunities { name } } }'))).toEqual([])
  })
})

describe('subgraphSdl', () => {
  it('leaves out shared types a subgraph does not use', () => {
    expect(subgraphSdl('portal')).toContain('interface Node')
    expect(subgraphSdl('portal')).not.toMatch(/type Money/)
    expect(subgraphSdl('ads')).toMatch(/input MoneyInput[\s\S]*enum CurrencyCode/)
    expect(subgraphSdl('ads')).not.toMatch(/scalar EventCursor|enum Gender/)
  })
})
