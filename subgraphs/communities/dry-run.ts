import { type DryRunDecisions, RUN } from '../../platform/dry-run-mutations.ts'

/** What becomes of each mutation in a dry run. */
export const dryRun: DryRunDecisions = {
  createCommunity: RUN,
  join: RUN,
  leave: RUN,
  setMemberRole: RUN,
  setGates: RUN,
  createLocalGroup: RUN,
  createActivity: RUN,
  cancelActivity: RUN,
  rsvp: RUN,
  cancelRsvp: RUN,
  checkIn: RUN,
}
