import { type DryRunDecisions, RUN } from '../../platform/dry-run-mutations.ts'

/** What becomes of each mutation in a dry run. */
export const dryRun: DryRunDecisions = {
  openLifeAccount: RUN,
  followLifeAccount: RUN,
  unfollowLifeAccount: RUN,
  publish: RUN,
  removePost: RUN,
  comment: RUN,
  removeComment: RUN,
  like: RUN,
  unlike: RUN,
  recordView: RUN,
  openService: RUN,
}
