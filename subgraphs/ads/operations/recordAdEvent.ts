import { invariant } from '../../../platform/errors.ts'
import type { IdempotencyCode } from '../../../platform/idempotency.ts'
import { isId } from '../../../platform/ids.ts'
import { money, toWire } from '../../../platform/money.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { RecordAdEventInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { budgetDay } from '../domain/day.ts'
import { decideClickCharge, spentOn } from '../domain/spending.ts'
import type { AdsTx } from '../store/index.ts'
import type { DecisionRow } from '../store/tables.ts'

/** Record that the person a decision was made for saw or clicked it. Each counts once for a decision, whatever the keys. */
export async function recordAdEvent(
  { viewer, store, clock }: Context,
  input: RecordAdEventInput,
): Promise<Outcome<DecisionRow, 'DECISION_NOT_FOUND' | IdempotencyCode>> {
  const { userId } = requireUser(viewer)
  const record = input.kind === 'CLICK' ? recordClick : recordImpression
  return store.act(async (tx) => {
    // Locked: what happens to one decision is taken down one event after the other.
    const decision = isId('AdDecision', input.decisionId) ? await tx.decisions.lockOwn(input.decisionId, userId) : null
    if (!decision) return rejected('DECISION_NOT_FOUND', ['input', 'decisionId'])
    return tx.once({
      ownerId: userId,
      operation: 'recordAdEvent',
      input,
      idOf: ({ id }) => id,
      replay: tx.decisions.byId,
      run: async () => ok(await record(tx, decision, clock.now())),
    })
  })
}

async function recordImpression(tx: AdsTx, decision: DecisionRow, at: Date): Promise<DecisionRow> {
  if (decision.seenAt) return decision
  await tx.campaigns.countImpression(decision.campaignId)
  return tx.decisions.mark(decision.id, { seenAt: at })
}

/** What was clicked was seen, whether or not anybody said so. */
async function recordClick(tx: AdsTx, decision: DecisionRow, at: Date): Promise<DecisionRow> {
  if (decision.clickedAt) return decision
  const seen = await recordImpression(tx, decision, at)
  await chargeClick(tx, decision, at)
  return tx.decisions.mark(decision.id, { seenAt: seen.seenAt ?? at, clickedAt: at })
}

/** Count the click and take its price from today's budget; payments is asked in the same transaction to move the money. */
async function chargeClick(tx: AdsTx, { id, campaignId, priceMinor }: DecisionRow, at: Date): Promise<void> {
  // Locked: of two clicks for the last of a budget only one is charged.
  const campaign = await tx.campaigns.lock(campaignId)
  invariant(campaign, `the campaign ${campaignId} of a decision is gone`)
  const today = budgetDay(at)
  const day = campaign.budgetDay > today ? campaign.budgetDay : today
  const amountMinor = decideClickCharge(campaign, priceMinor, day)
  const dayMinor = spentOn(campaign, day) + amountMinor
  await tx.campaigns.countClick(campaignId, { day, dayMinor, addedMinor: amountMinor })
  if (amountMinor === 0n) return
  await tx.charges.add({ decisionId: id, campaignId, amountMinor, day, at })
  await tx.outbox.publish('ads.clickCharged', {
    chargeId: id,
    campaignId,
    payerUserId: campaign.ownerId,
    amount: toWire(money(amountMinor)),
    at: at.toISOString(),
  })
}
