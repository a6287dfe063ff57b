import { readFileSync } from 'node:fs'
import { composeServices } from '@apollo/composition'
import { operationFromDocument, Supergraph } from '@apollo/federation-internals'
import { type FetchNode, type PlanNode, QueryPlanner, type SubscriptionNode } from '@apollo/query-planner'
import { type GraphQLSchema, graphqlSync, parse } from 'graphql'
import { root } from './world.ts'

export const SUBGRAPHS = ['people', 'catalog', 'reviews', 'stock'] as const
export type SubgraphName = (typeof SUBGRAPHS)[number]

/** From the dearest to the cheapest, as the tables have them. */
export const OPERATIONS = ['deep', 'medium', 'small'] as const
export type OperationName = (typeof OPERATIONS)[number]

export interface BenchGraph {
  supergraphSdl: string
  apiSchema: GraphQLSchema
  planner: QueryPlanner
  supergraph: Supergraph
}

export const subgraphSdl = (name: SubgraphName) => read(`./subgraphs/${name}.graphql`)

/** The catalogue's, where every field asks for a scope, and has a price. */
const guardedCatalog = () =>
  subgraphSdl('catalog')
    .replace('federation/v2.3', 'federation/v2.9')
    .replace('"@key", ', '"@key", "@requiresScopes", "@cost", "@listSize", ')
    .replace('type Product ', `type Product @requiresScopes(scopes: [["${BENCH_SCOPE}"]]) @cost(weight: 2) `)
    .replace('[Product!]!\n', '[Product!]! @listSize(slicingArguments: ["first"])\n')

/** What callers are asked for in a graph that is guarded. */
export const BENCH_SCOPE = 'catalog:read'

export const operationText = (name: OperationName) => read(`./operations/${name}.graphql`)

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8')
}

/** Compose the bench's subgraphs. @param urls where each is @throws the first error of composition */
export function composeBench(urls: Readonly<Record<SubgraphName, string>>): BenchGraph {
  const supergraphSdl = compose(urls, subgraphSdl)
  const supergraph = Supergraph.build(supergraphSdl)
  return {
    supergraphSdl,
    supergraph,
    planner: new QueryPlanner(supergraph),
    apiSchema: supergraph.apiSchema().toGraphQLJSSchema(),
  }
}

/** The same graph, asking callers for a scope, and saying what fields cost. */
export const guardedSupergraph = (urls: Readonly<Record<SubgraphName, string>>): string =>
  compose(urls, (name) => (name === 'catalog' ? guardedCatalog() : subgraphSdl(name)))

function compose(urls: Readonly<Record<SubgraphName, string>>, sdlOf: (name: SubgraphName) => string): string {
  const result = composeServices(SUBGRAPHS.map((name) => ({ name, url: urls[name], typeDefs: parse(sdlOf(name)) })))
  if (result.errors) throw result.errors[0]
  return result.supergraphSdl
}

/** What every gateway must answer, by one schema over the whole world: no gateway, no plan. */
export function expectedAnswer({ apiSchema }: BenchGraph, query: string): Record<string, unknown> {
  const result = graphqlSync({ schema: apiSchema, source: query, rootValue: root })
  if (result.errors) throw result.errors[0]
  // Through JSON: graphql-js answers with objects that have no prototype.
  return JSON.parse(JSON.stringify(result))
}

/** Apollo's plan of an operation; null when it fetches nothing. */
export function planOf({ planner, supergraph }: BenchGraph, query: string): PlanNode | null {
  const { node } = planner.buildQueryPlan(operationFromDocument(supergraph.apiSchema(), parse(query)))
  if ((node as SubscriptionNode | undefined)?.kind === 'Subscription') throw new Error('the bench asks queries only')
  return (node as PlanNode | undefined) ?? null
}

/** The fetches of a plan, in the order they are written. */
export function fetchesOf(node: PlanNode | null): FetchNode[] {
  switch (node?.kind) {
    case 'Fetch':
      return [node]
    case 'Flatten':
      return fetchesOf(node.node)
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(fetchesOf)
    case undefined:
      return []
    default:
      throw new Error(`the bench has no ${node?.kind} nodes`)
  }
}
