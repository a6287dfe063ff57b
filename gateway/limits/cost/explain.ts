import type { Cost, PathCost } from './estimate.ts'

/** Paths that are told one by one. */
const PATHS_MAX = 10

/** Write what an operation is estimated to cost at most, of which subgraph, and what is dearest in it. */
export function explainCost({ cost, costByPath }: { cost: Cost; costByPath: readonly PathCost[] }): string {
  const { total, perSubgraph } = cost
  const shares = Object.entries(perSubgraph).sort(([, left], [, right]) => right - left)
  const width = String(total).length
  return [
    `estimated cost: ${total}${shares.length > 0 ? ` (${shares.map(([name, part]) => `${name} ${part}`).join(', ')})` : ''}`,
    ...costByPath.slice(0, PATHS_MAX).map((each) => `  ${String(each.cost).padStart(width)}  ${each.path.join('.')}`),
  ].join('\n')
}
