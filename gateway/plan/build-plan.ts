import { operationFromDocument } from '@apollo/federation-internals'
import type { QueryPlan } from '@apollo/query-planner'
import type { DocumentNode } from 'graphql'
import { withoutPremature } from './premature.ts'
import type { Graph } from './supergraph.ts'

/** What is needed of a graph to plan. */
export type PlannableGraph = Pick<Graph, 'api' | 'planner' | 'facts' | 'types' | 'variants'>

/** What decides about a plan, besides the graph. */
export interface PlanRequest {
  /** Valid, its size bounded. */
  readonly document: DocumentNode
  readonly operationName: string | undefined
  /** Whether each label of `@override` holds for this caller; empty where the graph has none. */
  readonly overrideConditions: ReadonlyMap<string, boolean>
  /** Plan `@defer` apart. */
  readonly defer: boolean
}

/**
 * Plan an operation in this thread, however long it takes.
 * @throws GraphQLError where Apollo's reading of a document is stricter than graphql-js's
 */
export function buildPlan(graph: PlannableGraph, request: PlanRequest): QueryPlan {
  const { document, operationName, overrideConditions, defer } = request
  const operation = operationFromDocument(graph.api, document, {
    ...(operationName && { operationName }),
    // It has been validated, by what knows more than Apollo's classes do.
    validate: false,
  })
  const plan = graph.planner(defer).buildQueryPlan(operation, {
    overrideConditions: new Map(overrideConditions),
    // The size of documents is bounded before anything walks them: see `limits/`.
    recursiveSelectionsLimitDisabled: true,
  })
  const { api, facts, types, variants } = graph
  const { requirements } = variants
  const rootType = api.schemaDefinition.rootType(operation.rootKind)?.name
  const mended = withoutPremature(plan, { facts, types, requirements, rootType })
  return mended ?? buildPlan(graph, { ...request, defer: false })
}
