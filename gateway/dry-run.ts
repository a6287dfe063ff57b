import { Trial } from './links/trial.ts'
import type { Answer } from './plan/answer.ts'
import type { ExecutionScope, Executor } from './plan/execute.ts'
import type { PreparedOperation } from './plan/planner.ts'
import type { Remark, Remarks } from './plan/remarks.ts'

/** Says of an answer that it is a dry run's. */
export const DRY_RUN_ANSWERED: readonly string[] = ['x-dry-run', '1']

/** What a dry run never carries further, whatever the operation. */
const NO_REACTIONS = 'Other subgraphs do not react to what was tried out: they are told nothing of it.'

/**
 * Run a mutation, show what it would come to, and have all of it rolled back before it is answered. Every subgraph does its part in
 * one transaction, so that later fields and nested ones show what those before would have done. `extensions.dryRun` is true, and
 * `extensions.dryRunReport` says what would have been announced and what was not carried further.
 */
export async function tryOut(
  executor: Executor,
  operation: PreparedOperation,
  variables: Record<string, unknown>,
  scope: ExecutionScope,
): Promise<Answer> {
  const trial = new Trial()
  const remark = joined(scope.remark, () => remarkOn(trial))
  try {
    return await executor.run(operation, variables, { ...scope, trial, remark, beforeAnswer: () => trial.end() })
  } finally {
    await trial.end()
  }
}

function remarkOn(trial: Trial): Remarks {
  const { announced, notes } = trial.report()
  const report = { wouldAnnounce: announced, notCarriedFurther: [...notes, NO_REACTIONS] }
  return { extensions: `"dryRun":true,"dryRunReport":${JSON.stringify(report)}`, headers: DRY_RUN_ANSWERED }
}

function joined(first: Remark | undefined, second: () => Remarks): Remark {
  return (operation, run) => {
    const [one, other] = [first?.(operation, run) ?? null, second()]
    if (!one) return other
    const extensions = [one.extensions, other.extensions].filter((each) => each !== '').join(',')
    return { extensions, headers: [...one.headers, ...other.headers] }
  }
}
