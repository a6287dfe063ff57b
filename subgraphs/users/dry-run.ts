import { type DryRunDecisions, RUN, refused, runUntil } from '../../platform/dry-run-mutations.ts'

const TOKENS = 'It gives out tokens, which hold wherever they are shown.'
const GUESSES = 'It tells whether a secret is right, and each try has to count.'
const KEY = 'The key that is shown was never made: it opens nothing.'

const CLOCK = 'Every clock of the sandbox would have moved, and none goes back.'

/** What becomes of each mutation in a dry run. */
export const dryRun: DryRunDecisions = {
  signUp: refused(TOKENS),
  signIn: refused(GUESSES),
  refreshSession: refused(GUESSES),
  signOut: RUN,
  signOutEverywhere: RUN,
  updateProfile: RUN,
  setHomeArea: RUN,
  follow: RUN,
  unfollow: RUN,
  block: RUN,
  unblock: RUN,
  grantAttestation: RUN,
  revokeAttestation: RUN,
  setVerificationLevel: RUN,
  startMerchantOnboarding: RUN,
  submitMerchantOnboarding: RUN,
  decideMerchantOnboarding: RUN,
  createOrganisation: RUN,
  createPartnerApp: RUN,
  createApiKey: runUntil(KEY),
  rotateApiKey: runUntil(KEY),
  revokeApiKey: RUN,
  grantConsent: RUN,
  revokeConsent: RUN,
  recordApiKeyUsage: RUN,
  moveSandboxClock: refused(CLOCK),
  standInForOwner: RUN,
}
