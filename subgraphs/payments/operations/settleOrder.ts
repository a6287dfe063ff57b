import { isId } from '../../../platform/ids.ts'
import { type Outcome, rejected } from '../../../platform/outcome.ts'
import type { Context } from '../context.ts'
import type { OrderRow, StepRow } from '../store/commerce-tables.ts'
import { requireActor } from './actor.ts'
import { advance, OpenWorkflow } from './advance.ts'

export type SettleRefusal = 'ORDER_NOT_FOUND' | 'ORDER_NOT_OPEN'

/** Decide about the handing over of an order, with its workflow locked, and bring that on. */
export async function settleOrder(
  ctx: Context,
  orderId: string,
  field: readonly string[],
  decide: (open: OpenWorkflow, order: OrderRow, step: StepRow) => Promise<Outcome<string, 'ORDER_NOT_OPEN'>>,
): Promise<Outcome<string, SettleRefusal>> {
  const actor = requireActor(ctx.viewer, 'workflows:operate')
  return ctx.store.act<string, SettleRefusal>(async (tx) => {
    const order = isId('Order', orderId) ? await tx.orders.byId(orderId) : null
    const isTheirs = order && (actor.mayAll || order.supplierOwnerId === actor.userId)
    if (!isTheirs) return rejected('ORDER_NOT_FOUND', field)
    const workflow = await tx.workflows.lock(order.workflowId)
    const step = workflow?.steps.find(({ name }) => name === 'FULFIL')
    if (!workflow || !step) return rejected('ORDER_NOT_OPEN', field)
    const open = new OpenWorkflow(tx, workflow, ctx.clock.now())
    const decision = await decide(open, order, step)
    if (!decision.ok) return decision
    // Whoever is at work on it right now goes on by itself when done.
    if (open.workflow.lease === null) await advance(open, null)
    await open.publish()
    return decision
  })
}
