import { hash } from 'node:crypto'
import type { QueryPlan } from '@apollo/query-planner'
import { print } from 'graphql'
import { LRUCache } from 'lru-cache'
import { LimitExceeded } from '../limits/index.ts'
import { buildPlan, type PlannableGraph, type PlanRequest } from './build-plan.ts'
import { planWeight } from './plan-weight.ts'
import { openPlanningThread, THREAD_LIMITS, type ThreadLimits } from './planning-thread.ts'
import type { Graph } from './supergraph.ts'

export interface PlanningLimits extends ThreadLimits {
  /** What is planned in the thread that serves: {@link planWeight} of a document. */
  inlineWeightMax: number
  /** How long that may take. Where it takes longer, only smaller documents are planned there from then on. */
  inlineMsMax: number
}

/**
 * A home feed weighs 52. On the most ambiguous graph we could make (six subgraphs that share all of a type that contains
 * itself) 60 selections take 80 ms of a 2-core machine, on the platform's own 15.
 */
export const PLANNING_LIMITS: PlanningLimits = { ...THREAD_LIMITS, inlineWeightMax: 60, inlineMsMax: 40 }

/** What is planned at once however slow the last plans were. */
const INLINE_WEIGHT_MIN = 10

/** How long a document that could not be planned is refused without trying again. */
const REFUSED_MS = 600_000
const REFUSED_MAX = 1_000

export interface Planning {
  /**
   * Plan an operation: small ones at once, large ones beside the thread that serves.
   * @throws (or rejects with) LimitExceeded PLANNING_LIMIT_EXCEEDED, at once when the document was refused lately
   * @throws (or rejects with) PublicError SERVICE_UNAVAILABLE when too many large documents wait
   * @throws (or rejects with) GraphQLError where Apollo's reading of a document is stricter than graphql-js's
   */
  plan(request: PlanRequest): QueryPlan | Promise<QueryPlan>
  close(): Promise<void>
}

/** Plan operations of one graph, without keeping its clients waiting for the largest ones. */
export function openPlanning(
  graph: PlannableGraph & Pick<Graph, 'supergraphSdl'>,
  limits: PlanningLimits = PLANNING_LIMITS,
): Planning {
  const thread = openPlanningThread(graph.supergraphSdl, limits)
  const refused = new LRUCache<string, LimitExceeded>({ max: REFUSED_MAX, ttl: REFUSED_MS })
  let inlineWeightMax = limits.inlineWeightMax

  const inline = (request: PlanRequest, weight: number) => {
    const began = performance.now()
    try {
      return buildPlan(graph, request)
    } finally {
      // How long a plan takes depends on the graph more than on the document: it is learnt while serving, and forgotten
      // again, as it may have been the machine.
      const slow = performance.now() - began > limits.inlineMsMax
      inlineWeightMax = slow
        ? Math.max(weight / 2, INLINE_WEIGHT_MIN)
        : Math.min(inlineWeightMax * 1.1, limits.inlineWeightMax)
    }
  }
  const aside = async (request: PlanRequest) => {
    const { operationName, overrideConditions, defer } = request
    const document = print(request.document)
    const key = hash('sha256', `${operationName ?? ''}\n${defer}\n${document}`, 'base64')
    const known = refused.get(key)
    if (known) throw known
    try {
      return await thread.plan({ document, operationName, overrideConditions, defer })
    } catch (error) {
      if (error instanceof LimitExceeded) refused.set(key, error)
      throw error
    }
  }
  return {
    plan: (request) => {
      const weight = planWeight(request.document, request.operationName)
      return weight <= inlineWeightMax ? inline(request, weight) : aside(request)
    },
    close: () => thread.close(),
  }
}
