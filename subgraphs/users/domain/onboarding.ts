import { readOptionalText } from '../../../platform/input.ts'
import { type Outcome, ok, type Rejected, rejected, rejectedAll } from '../../../platform/outcome.ts'
import type { VerificationLevel } from '../../../schema/gates.ts'
import type { OnboardingDecision, OnboardingItem, OnboardingState } from '../__generated__/types.ts'
import { isRealName } from './verification.ts'

/** How many merchants one person may own. */
export const MERCHANTS_MAX = 10

/** What a merchant has to show for itself. */
export interface Application {
  licenceToken: string | null
  description: string | null
}

/** @throws BAD_USER_INPUT unless it has 1 to 1,000 characters; null stays null */
export function readDescription(value: string | null | undefined): string | null {
  return readOptionalText(value, { max: 1000, argument: 'input.description' })
}

export function decideStart(owned: number): Outcome<true, 'MERCHANT_LIMIT_REACHED'> {
  if (owned < MERCHANTS_MAX) return ok(true)
  return rejected('MERCHANT_LIMIT_REACHED', undefined, `You own ${MERCHANTS_MAX} merchants, as many as one person may.`)
}

/** What still has to be there before a review; nothing once it has been handed in. */
export function missingItems(
  state: OnboardingState,
  application: Application,
  ownerLevel: VerificationLevel,
): OnboardingItem[] {
  if (!isOpen(state)) return []
  return [
    ...(application.licenceToken === null ? (['LICENCE'] as const) : []),
    ...(application.description === null ? (['DESCRIPTION'] as const) : []),
    ...(isRealName(ownerLevel) ? [] : (['OWNER_REAL_NAME'] as const)),
  ]
}

/** True while the merchant can hand in: at first, and again after a rejection. */
const isOpen = (state: OnboardingState) => state === 'DRAFT' || state === 'REJECTED'

export type SubmitRefusal = 'MERCHANT_NOT_FOUND' | 'ONBOARDING_NOT_OPEN' | 'ONBOARDING_INCOMPLETE'

/**
 * Decide whether an onboarding can be handed in; the first rule that refuses, and for an incomplete one everything that is
 * missing.
 * @param merchant null when there is none; somebody else's counts as none
 * @param given what comes with this hand-in; null keeps what was given before
 * @returns what the reviewer will see
 */
export function decideSubmit(
  merchant: (Application & { ownerId: string; onboardingState: OnboardingState }) | null,
  owner: { id: string; verificationLevel: VerificationLevel },
  given: Application,
): Outcome<Application, SubmitRefusal> {
  const field = ['input', 'merchantId']
  if (merchant?.ownerId !== owner.id) return rejected('MERCHANT_NOT_FOUND', field)
  if (!isOpen(merchant.onboardingState)) return rejected('ONBOARDING_NOT_OPEN', field)
  const application = {
    licenceToken: given.licenceToken ?? merchant.licenceToken,
    description: given.description ?? merchant.description,
  }
  const [first, ...more] = missingItems(merchant.onboardingState, application, owner.verificationLevel).map(incomplete)
  return first ? rejectedAll([first, ...more]) : ok(application)
}

function incomplete(item: OnboardingItem): Rejected<'ONBOARDING_INCOMPLETE'> {
  switch (item) {
    case 'LICENCE':
      return rejected('ONBOARDING_INCOMPLETE', ['input', 'licenceToken'], 'A business licence is missing.')
    case 'DESCRIPTION':
      return rejected('ONBOARDING_INCOMPLETE', ['input', 'description'], 'A description of the business is missing.')
    case 'OWNER_REAL_NAME':
      return rejected('ONBOARDING_INCOMPLETE', undefined, 'Your identity must be verified as REAL_NAME or higher.')
  }
}

/** Decide whether a reviewer can decide now, and what comes of it. */
export function decideReview(
  merchant: { onboardingState: OnboardingState } | null,
  decision: OnboardingDecision,
): Outcome<OnboardingState, 'MERCHANT_NOT_FOUND' | 'ONBOARDING_NOT_OPEN'> {
  const field = ['input', 'merchantId']
  if (!merchant) return rejected('MERCHANT_NOT_FOUND', field)
  if (merchant.onboardingState !== 'SUBMITTED') return rejected('ONBOARDING_NOT_OPEN', field)
  return ok(decision === 'APPROVE' ? 'APPROVED' : 'REJECTED')
}
