import { readText } from '../../../platform/input.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import type { CancelOrderInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { type SettleRefusal, settleOrder } from './settleOrder.ts'

/** Cancel an order that was not sent; what was done for it is taken back. @throws BAD_USER_INPUT for a malformed reason. @returns its id */
export async function cancelOrder(ctx: Context, input: CancelOrderInput): Promise<Outcome<string, SettleRefusal>> {
  const reason = readText(input.reason, { max: 200, argument: 'input.reason' })
  const field = ['input', 'orderId']
  const cancelled = await settleOrder(ctx, input.orderId, field, async (open, order, step) => {
    if (step.state !== 'WAITING' || open.workflow.isUndoing) return rejected('ORDER_NOT_OPEN', field)
    await open.changeStep(step, { state: 'FAILED', error: `CANCELLED: ${reason}` })
    // What it was stuck with need not be done any more.
    if (open.workflow.state === 'STUCK') await open.change({ state: 'RUNNING' })
    open.tell()
    return ok(order.id)
  })
  if (cancelled.ok) ctx.workflows.wake()
  return cancelled
}
