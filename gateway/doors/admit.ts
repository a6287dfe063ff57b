import type { Admission, Budgets, TooDear } from '../limits/budget/index.ts'
import type { ExecutionScope } from '../plan/execute.ts'
import type { PreparedOperation } from '../plan/planner.ts'

/** With it, a caller is told what an operation cost. */
export const COST_HEADER = 'x-lifegraph-cost'

/** An operation before it runs. */
export interface Admissible {
  /** Null where nothing is counted. */
  readonly budgets?: Budgets | null | undefined
  readonly operation: PreparedOperation
  readonly variables: Readonly<Record<string, unknown>>
  readonly scope: ExecutionScope
  /** The caller wants to be told what it cost. */
  readonly tellsCost?: boolean | undefined
}

/** Have an operation charged before it runs. @returns a promise only where other processes are asked */
export function admit({ budgets, operation, variables, scope, tellsCost }: Admissible): Admission | Promise<Admission> {
  if (!budgets) return null
  const { viewer, caller } = scope
  return budgets.admit({ operation, variables, viewer, address: caller ?? '', isTold: tellsCost === true })
}

/** What an operation runs with that has been charged. */
export const chargedScope = (scope: ExecutionScope, charge: Exclude<Admission, TooDear>): ExecutionScope =>
  charge ? { ...scope, remark: charge.remark, operationCost: charge.cost } : scope
