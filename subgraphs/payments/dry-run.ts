import { type DryRunDecisions, RUN, runUntil } from '../../platform/dry-run-mutations.ts'
import type { Bank } from './bank.ts'

const WORKFLOW = 'The workflow goes as far as payments goes by itself: other subgraphs are not asked for their steps.'
const BANK = 'The bank is not asked to pay, so the payout waits for it.'

/** What becomes of each mutation in a dry run. */
export const dryRun: DryRunDecisions = {
  refund: RUN,
  topUp: RUN,
  transfer: RUN,
  tip: RUN,
  recordCreditScore: RUN,
  freezeUser: RUN,
  unfreezeUser: RUN,
  createProduct: RUN,
  changeProduct: RUN,
  setSourcingOffer: RUN,
  pickSourcedProduct: RUN,
  checkout: runUntil(WORKFLOW),
  fulfilOrder: runUntil(WORKFLOW),
  cancelOrder: runUntil('The order is marked for cancelling; what was done for it is not taken back yet.'),
  retryWorkflow: runUntil(WORKFLOW),
  setPayoutAccount: RUN,
  requestPayout: runUntil(BANK),
}

/** A bank that is never asked: whatever it is told to pay waits. */
export const noBank: Bank = { send: async () => ({ state: 'PENDING' }) }
