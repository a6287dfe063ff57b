import { isId } from '../../../platform/ids.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireScope } from '../../../platform/viewer.ts'
import type { Context } from '../context.ts'
import { canTurnBack } from '../domain/workflow.ts'
import { OpenWorkflow } from './advance.ts'

type Refusal = 'WORKFLOW_NOT_FOUND' | 'WORKFLOW_NOT_STUCK' | 'WORKFLOW_NOT_COMPENSABLE'

/** Have a stuck workflow go on, or take back what it did. @returns its id */
export async function retryWorkflow(
  ctx: Context,
  { id, compensate }: { id: string; compensate?: boolean | null | undefined },
): Promise<Outcome<string, Refusal>> {
  requireScope(ctx.viewer, 'workflows:operate')
  const { lease, dueAt } = ctx.workflows.lease()
  const outcome = await ctx.store.act<string, Refusal>(async (tx) => {
    const workflow = isId('Workflow', id) ? await tx.workflows.lock(id) : null
    if (!workflow) return rejected('WORKFLOW_NOT_FOUND', ['id'])
    if (workflow.state !== 'STUCK') return rejected('WORKFLOW_NOT_STUCK', ['id'])
    const isUndoing = workflow.isUndoing || compensate === true
    if (isUndoing && !workflow.isUndoing && !canTurnBack(workflow.steps))
      return rejected('WORKFLOW_NOT_COMPENSABLE', ['id'])
    await tx.workflows.forgive(id)
    const forgiven = workflow.steps.map((step) => ({ ...step, failures: 0, askedAt: null }))
    const open = new OpenWorkflow(tx, { ...workflow, steps: forgiven }, ctx.clock.now())
    await open.change({ isUndoing, state: isUndoing ? 'COMPENSATING' : 'RUNNING', lease, dueAt })
    open.tell()
    await open.publish()
    return ok(id)
  })
  if (outcome.ok) await ctx.workflows.goOn(id, lease)
  return outcome
}
