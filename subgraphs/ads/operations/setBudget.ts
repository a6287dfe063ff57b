import { isId } from '../../../platform/ids.ts'
import { parseAmount } from '../../../platform/money.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import type { SetBudgetInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { type BudgetRefusal, decideBudget } from '../domain/campaign.ts'
import type { CampaignRow } from '../store/tables.ts'
import { mayWrite } from './access.ts'

/** Change what a campaign may spend a day, for whoever has seen its latest version. */
export async function setBudget(
  { viewer, store }: Context,
  { campaignId, daily, expectedVersion }: SetBudgetInput,
): Promise<Outcome<CampaignRow, BudgetRefusal>> {
  const amount = parseAmount(daily, ['input', 'daily'])
  if (!amount.ok) return amount
  return store.act(async (tx) => {
    const campaign = isId('Campaign', campaignId) ? await tx.campaigns.lock(campaignId) : null
    const mine = campaign && mayWrite(viewer, campaign) ? campaign : null
    const decision = decideBudget(amount.value, expectedVersion, mine)
    if (!decision.ok) return decision
    return ok(await tx.campaigns.change(campaignId, { dailyMinor: decision.value }))
  })
}
