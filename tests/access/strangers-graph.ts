import { readFileSync } from 'node:fs'
import { buildSchema, type GraphQLObjectType } from 'graphql'
import { expect } from 'vitest'
import { buildSchema as buildSubgraph } from '../../platform/subgraph.ts'
import { SUBGRAPH_MODULES } from '../../subgraphs/index.ts'

/** The whole graph as its own staff see it. */
export const internal = buildSchema(readFileSync(new URL('../../schema/internal.graphql', import.meta.url), 'utf8'), {
  assumeValid: true,
})
/** Every subgraph as it runs. */
export const subgraphs = new Map(SUBGRAPH_MODULES.map((module) => [module.name, buildSubgraph(module)]))
/** Every mutation of the graph, and those that are between our own services. */
export const MUTATIONS = {
  ...Object.assign({}, ...[...subgraphs.values()].map((schema) => schema.getMutationType()?.getFields())),
  ...(internal.getMutationType() as GraphQLObjectType).getFields(),
} as ReturnType<GraphQLObjectType['getFields']>
export const mutation = (name: string) => MUTATIONS[name] ?? expect.fail(`there is no mutation "${name}"`)
/** Which subgraph does it; none for what portal does. */
export const subgraphOf = (name: string) =>
  [...subgraphs].find(([, schema]) => schema.getMutationType()?.getFields()[name])?.[0]
