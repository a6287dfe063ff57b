import type { Schema } from '@apollo/federation-internals'
import { Supergraph } from '@apollo/federation-internals'
import { QueryPlanner } from '@apollo/query-planner'
import { type GraphQLSchema, isScalarType } from 'graphql'
import { DateTime, EventCursor } from '../../platform/scalars.ts'
import { forApolloClasses } from '../../schema/apollo.ts'

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
  const supergraph = Supergraph.build(forApolloClasses(supergraphSdl))
  const api = supergraph.apiSchema()
  return {
    supergraphSdl,
    api,
    apiSchema: withScalars(api.toGraphQLJSSchema()),
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
    planner: new QueryPlanner(supergraph),
  }
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
