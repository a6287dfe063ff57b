import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import type { Context } from '../context.ts'
import { type SettleRefusal, settleOrder } from './settleOrder.ts'

/** Take down that an order was sent. @returns its id */
export function fulfilOrder(ctx: Context, orderId: string): Promise<Outcome<string, SettleRefusal>> {
  return settleOrder(ctx, orderId, ['orderId'], async (open, order, step) => {
    if (step.state === 'DONE') return ok(order.id)
    if (step.state !== 'WAITING' || open.workflow.isUndoing) return rejected('ORDER_NOT_OPEN', ['orderId'])
    await open.changeStep(step, { state: 'DONE', error: null })
    await open.tx.orders.change(order.id, { state: 'FULFILLED' })
    open.tell()
    return ok(order.id)
  })
}
