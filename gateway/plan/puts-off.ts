import type { PlanNode } from '@apollo/query-planner'

/** Whether a plan brings parts of the answer later. */
export function putsOff(node: PlanNode): boolean {
  if (node.kind !== 'Condition') return node.kind === 'Defer'
  return [node.ifClause, node.elseClause].some((clause) => clause && putsOff(clause))
}
