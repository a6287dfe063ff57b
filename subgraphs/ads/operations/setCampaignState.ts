import { isId } from '../../../platform/ids.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import type { SetCampaignStateInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { stateAfter } from '../domain/campaign.ts'
import type { CampaignRow } from '../store/tables.ts'
import { mayWrite } from './access.ts'

/** Pause or resume a campaign; doing it again changes nothing. */
export async function setCampaignState(
  { viewer, store }: Context,
  { campaignId, action }: SetCampaignStateInput,
): Promise<Outcome<CampaignRow, 'CAMPAIGN_NOT_FOUND'>> {
  return store.act(async (tx) => {
    const campaign = isId('Campaign', campaignId) ? await tx.campaigns.lock(campaignId) : null
    if (!campaign || !mayWrite(viewer, campaign)) return rejected('CAMPAIGN_NOT_FOUND', ['input', 'campaignId'])
    const state = stateAfter(action)
    return ok(campaign.state === state ? campaign : await tx.campaigns.change(campaignId, { state }))
  })
}
