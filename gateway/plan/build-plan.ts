import { operationFromDocument } from '@apollo/federation-internals'
import type { PlanNode, QueryPlan } from '@apollo/query-planner'
import type { DocumentNode } from 'graphql'
import { conditionThatHoldsBack, withDecided } from './held-back.ts'
import { withoutPremature } from './premature.ts'
import { putsOff } from './puts-off.ts'
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

/** Conditions that plans are split by: each makes two of one. */
const SPLITS_MAX = 4

/**
 * Plan an operation in this thread, however long it takes.
 * @param splits conditions that have been decided before
 * @throws GraphQLError where Apollo's reading of a document is stricter than graphql-js's
 */
export function buildPlan(graph: PlannableGraph, request: PlanRequest, splits = 0): QueryPlan {
  const { document, operationName, overrideConditions, defer } = request
  const operation = operationFromDocument(graph.api, document, {
    ...(operationName && { operationName }),
    // It has been validated, by what knows more than Apollo's classes do.
    validate: false,
  })
  const plan: QueryPlan = graph.planner(defer).buildQueryPlan(operation, {
    overrideConditions: new Map(overrideConditions),
    // The size of documents is bounded before anything walks them: see `limits/`.
    recursiveSelectionsLimitDisabled: true,
  })
  const { api, facts, types, variants } = graph
  const { requirements } = variants
  const source = { facts, requirements }
  const heldBack = splits < SPLITS_MAX ? conditionThatHoldsBack(plan, document, operationName, source) : null
  if (heldBack !== null)
    return putsOff(plan.node as PlanNode)
      ? buildPlan(graph, { ...request, defer: false }, splits)
      : splitPlan(graph, request, heldBack, splits + 1)
  const rootType = api.schemaDefinition.rootType(operation.rootKind)?.name
  const mended = withoutPremature(plan, { ...source, types, rootType })
  return mended ?? buildPlan(graph, { ...request, defer: false }, splits)
}

/** Plan for both values of a condition by themselves. */
function splitPlan(graph: PlannableGraph, request: PlanRequest, condition: string, splits: number): QueryPlan {
  const [ifClause, elseClause] = [true, false].map((value) => {
    const document = withDecided(request.document, condition, value)
    return buildPlan(graph, { ...request, document }, splits).node as PlanNode | undefined
  })
  return {
    kind: 'QueryPlan',
    node: { kind: 'Condition', condition, ...(ifClause && { ifClause }), ...(elseClause && { elseClause }) },
  }
}
