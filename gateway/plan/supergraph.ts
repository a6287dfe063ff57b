import { setImmediate as nextTurn } from 'node:timers/promises'
import { buildSchemaFromAST, type Schema, Supergraph } from '@apollo/federation-internals'
import { QueryPlanner } from '@apollo/query-planner'
import { type GraphQLSchema, isScalarType, parse } from 'graphql'
import { DateTime, EventCursor } from '../../platform/scalars.ts'
import { withoutRefused } from '../../schema/apollo.ts'

/** One supergraph, ready to plan and to answer from. Everything derives from the same text, so a swap is one assignment. */
export interface Graph {
  readonly supergraphSdl: string
  /** What clients see and documents are validated against. */
  readonly apiSchema: GraphQLSchema
  readonly api: Schema
  readonly supergraphSchema: GraphQLSchema
  readonly planner: QueryPlanner
}

/** @throws when the text is no supergraph that Apollo's planner takes */
export function openGraph(supergraphSdl: string): Graph {
  const steps = openingSteps(supergraphSdl)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/**
 * The same beside a gateway that answers: others get a turn between the steps, so that nobody waits for all of them.
 * @throws when the text is no supergraph that Apollo's planner takes
 */
export async function openGraphAside(supergraphSdl: string): Promise<Graph> {
  const steps = openingSteps(supergraphSdl)
  for (;;) {
    await nextTurn()
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** Each step takes some ten to fifty milliseconds for a graph of 150 kB. What later steps need is kept by Apollo's classes. */
function* openingSteps(supergraphSdl: string): Generator<void, Graph, void> {
  const document = withoutRefused(parse(supergraphSdl, { noLocation: true }))
  yield
  const schema = buildSchemaFromAST(document, { validate: false })
  yield
  schema.validate()
  yield
  // Valid as a whole: to validate the subgraphs drawn from it as well would take as long as everything else here.
  const supergraph = new Supergraph(schema, undefined, false)
  supergraph.subgraphs()
  yield
  const planner = new QueryPlanner(supergraph)
  yield
  const api = supergraph.apiSchema()
  yield
  const apiSchema = withScalars(api.toGraphQLJSSchema())
  yield
  const supergraphSchema = schema.toGraphQLJSSchema()
  return { supergraphSdl, api, apiSchema, supergraphSchema, planner }
}

/** Make the schema read the platform's scalars as their owners do, so that a wrong one is refused before anything runs. */
function withScalars(schema: GraphQLSchema): GraphQLSchema {
  for (const scalar of [DateTime, EventCursor]) {
    const declared = schema.getType(scalar.name)
    if (!isScalarType(declared)) continue
    declared.parseValue = scalar.parseValue
    declared.parseLiteral = scalar.parseLiteral
  }
  return schema
}
