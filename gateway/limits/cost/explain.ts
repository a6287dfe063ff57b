import { parse } from 'graphql'
import { Conditions } from '../../plan/guard.ts'
import type { PreparedOperation } from '../../plan/planner.ts'
import { compileCost } from './estimate.ts'
import { readCosts } from './facts.ts'

/** Paths that are told one by one. */
const PATHS_MAX = 10

/**
 * Write what an operation is estimated to cost at most, of which subgraph, and what is dearest in it. Without variables, lists
 * are as long as the schema's defaults say.
 */
export function explainCost(
  { graph, document, operation, compiled }: PreparedOperation,
  variables: Readonly<Record<string, unknown>> = {},
): string {
  const facts = readCosts(parse(graph.supergraphSdl, { noLocation: true }))
  const estimator = compileCost(graph.apiSchema, facts, document, operation, new Conditions(document))
  const conditions = compiled.conditionValues(variables)
  const { total, perSubgraph } = estimator.estimate(variables, conditions)
  const shares = Object.entries(perSubgraph).sort(([, left], [, right]) => right - left)
  const paths = estimator.byPath(variables, conditions).slice(0, PATHS_MAX)
  const width = String(total).length
  return [
    `estimated cost: ${total}${shares.length > 0 ? ` (${shares.map(([name, cost]) => `${name} ${cost}`).join(', ')})` : ''}`,
    ...paths.map(({ path, cost }) => `  ${String(cost).padStart(width)}  ${path.join('.')}`),
  ].join('\n')
}
