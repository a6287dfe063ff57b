import type { BudgetState } from '../../limits/budget/index.ts'
import type { BudgetHolder, RateLimit, SubgraphCost } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { wholePoints } from '../points.ts'

const HOLDERS: Record<BudgetState['holder'], BudgetHolder> = { app: 'API_KEY', user: 'USER', address: 'ADDRESS' }

/** What the viewer may still spend, and what the present operation takes of it. @returns null for callers without a limit */
export async function rateLimit({ budget, operationCost, operationLimit }: Context): Promise<RateLimit | null> {
  const state = await budget()
  if (!state) return null
  const { holder, limit, remaining, resetAt, windowSeconds } = state
  return {
    holder: HOLDERS[holder],
    cost: wholePoints(operationCost?.total ?? 0),
    perSubgraph: sharesOf(operationCost?.perSubgraph ?? {}),
    limit: wholePoints(limit),
    remaining: Math.floor(remaining),
    resetAt,
    windowSeconds: Math.ceil(windowSeconds),
    operationLimit: operationLimit(),
  }
}

/** Whose part of a cost is whose, the dearest first. */
export function sharesOf(perSubgraph: Readonly<Record<string, number>>): SubgraphCost[] {
  return Object.entries(perSubgraph)
    .map(([subgraph, estimated]) => ({ subgraph, estimated: wholePoints(estimated) }))
    .sort((left, right) => right.estimated - left.estimated)
}
