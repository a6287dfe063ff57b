import { type DryRunDecisions, RUN, runUntil } from '../../platform/dry-run-mutations.ts'

/** What becomes of each mutation in a dry run. */
export const dryRun: DryRunDecisions = {
  openAdAccount: RUN,
  createCampaign: RUN,
  setCampaignState: RUN,
  setBudget: RUN,
  recordAdEvent: runUntil('Payments is not asked to charge the click.'),
}
