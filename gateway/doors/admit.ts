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

/** What one of several operations runs with that has been charged. */
export const chargedScope = (scope: ExecutionScope, charged: Exclude<Admission, TooDear>): ExecutionScope =>
  charged ? charge({ ...scope }, charged) : scope

/** The same for a scope that is this operation's alone: to copy one takes longer than to charge it. */
export function charge(scope: ExecutionScope, charged: Exclude<Admission, TooDear>): ExecutionScope {
  if (charged) {
    scope.remark = charged.remark
    scope.operationCost = charged.cost
  }
  return scope
}
