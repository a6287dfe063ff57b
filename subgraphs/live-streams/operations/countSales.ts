import { fromWire } from '../../../platform/money.ts'
import type { EventCatalogue } from '../../../schema/events.ts'
import type { LiveTx } from '../store/index.ts'
import type { Sale } from '../store/sales.ts'

type Asked = EventCatalogue['payments.orderStepAsked']

/**
 * Count the sales payments asks to be counted, take back those it asks to be taken back, in the order it asked, and answer each. What
 * is asked again is answered again, and counts nothing twice.
 */
export async function countSales(tx: LiveTx, asked: readonly Asked[]): Promise<void> {
  const ours = asked.filter(({ step, viaSubjectId }) => step === 'COUNT_SALE' && viaSubjectId !== null)
  for (const run of runsOf(ours)) {
    const sales = [...new Map(run.map((each) => [each.orderId, saleOf(each)])).values()]
    await (run[0]?.undo ? tx.sales.reverse(sales) : tx.sales.count(sales))
  }
  await tx.outbox.publishAll(
    ours.map(({ workflowId, orderId, step, undo }) => ({
      name: 'live.orderStepAnswered',
      payload: { workflowId, orderId, step, undone: undo },
    })),
  )
}

/** What follows each other and is to be done the same way, so that a storm of orders costs one statement. */
function runsOf(asked: readonly Asked[]): Asked[][] {
  const runs: Asked[][] = []
  for (const each of asked) {
    const last = runs.at(-1)
    if (last?.[0]?.undo === each.undo) last.push(each)
    else runs.push([each])
  }
  return runs
}

function saleOf({ viaSubjectId, orderId, productId, buyerId, quantity, amount, orderedAt }: Asked): Sale {
  const { minor: amountMinor, currency } = fromWire(amount)
  return {
    ...{ roomId: viaSubjectId ?? '', orderId, productId, buyerId, quantity, amountMinor, currency },
    orderedAt: new Date(orderedAt),
  }
}
