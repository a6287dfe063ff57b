import { fromWire } from '../../../platform/money.ts'
import type { EventCatalogue } from '../../../schema/events.ts'
import { attribute, MODEL } from '../domain/attribution.ts'
import type { AdsTx } from '../store/index.ts'

type Asked = EventCatalogue['payments.orderStepAsked']

/**
 * Credit orders to what their buyers clicked, or take the credit back, as payments asks, in its order, and answer each. What is asked
 * again is answered again: the first credit stays.
 */
export async function attributeOrders(tx: AdsTx, asked: readonly Asked[]): Promise<void> {
  const ours = asked.filter(({ step }) => step === 'ATTRIBUTE_ORDER')
  for (const { orderId, undo, buyerId, merchantIds, viaSubjectId, amount, orderedAt } of ours) {
    const at = new Date(orderedAt)
    const { minor: amountMinor, currency } = fromWire(amount)
    const common = { orderId, model: MODEL, amountMinor, currency, orderedAt: at }
    if (undo) {
      await tx.attributions.drop(common)
      continue
    }
    const clicks = await tx.attributions.clicksBefore({ orderId, buyerId, merchantIds, viaSubjectId, orderedAt: at })
    const touches = attribute(clicks, at)
    await tx.attributions.keep(
      { ...common, campaignId: touches.at(-1)?.campaignId ?? null },
      touches.map(({ campaignId: _, ...touch }, place) => ({ orderId, place, ...touch })),
    )
  }
  await tx.outbox.publishAll(
    ours.map(({ workflowId, orderId, step, undo }) => ({
      name: 'ads.orderStepAnswered',
      payload: { workflowId, orderId, step, undone: undo },
    })),
  )
}
