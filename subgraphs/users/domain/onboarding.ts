import { readOptionalText } from '../../../platform/input.ts'
import { type Outcome, ok, type Rejected, rejected, rejectedAll } from '../../../platform/outcome.ts'
import type { VerificationLevel } from '../../../schema/gates.ts'
import type { MerchantSize, OnboardingDecision, OnboardingItem, OnboardingState } from '../__generated__/types.ts'
import { isRealName } from './verification.ts'

/** How many merchants one person may own. */
export const MERCHANTS_MAX = 10

/** Within how many hours a review is promised. */
export const REVIEW_HOURS = 48

/** What a merchant of up to nine people reads about its approval: nobody reviewed it. */
export const MICRO_APPROVAL = 'Approved at once: a micro merchant needs no more than an owner with a verified name.'

/** What a merchant has to show for itself. */
export interface Application {
  licenceToken: string | null
  description: string | null
}

/** Who asks for what: how big the business is, and how far its owner is known. */
export interface Applicant {
  size: MerchantSize
  ownerLevel: VerificationLevel
}

/** @throws BAD_USER_INPUT unless it has 1 to 1,000 characters; null stays null */
export function readDescription(value: string | null | undefined): string | null {
  return readOptionalText(value, { max: 1000, argument: 'input.description' })
}

export function decideStart(owned: number): Outcome<true, 'MERCHANT_LIMIT_REACHED'> {
  if (owned < MERCHANTS_MAX) return ok(true)
  return rejected('MERCHANT_LIMIT_REACHED', undefined, `You own ${MERCHANTS_MAX} merchants, as many as one person may.`)
}

/**
 * What still has to be there before approval; nothing once it has been handed in. A micro merchant needs no papers, only an
 * owner whose name is verified.
 */
export function missingItems(
  state: OnboardingState,
  application: Application,
  { size, ownerLevel }: Applicant,
): OnboardingItem[] {
  if (!isOpen(state)) return []
  const needsPapers = size !== 'MICRO'
  return [
    ...(needsPapers && application.licenceToken === null ? (['LICENCE'] as const) : []),
    ...(needsPapers && application.description === null ? (['DESCRIPTION'] as const) : []),
    ...(isRealName(ownerLevel) ? [] : (['OWNER_REAL_NAME'] as const)),
  ]
}

/** How an onboarding stands once everything that was asked for is there. */
export type HandedIn =
  | { onboardingState: 'SUBMITTED'; submittedAt: Date }
  | { onboardingState: 'APPROVED'; submittedAt: Date; decidedAt: Date; decisionReason: string }

/** What becomes of a complete application: a micro merchant is approved on the spot, others wait for a reviewer. */
export function handIn(size: MerchantSize, at: Date): HandedIn {
  if (size !== 'MICRO') return { onboardingState: 'SUBMITTED', submittedAt: at }
  return { onboardingState: 'APPROVED', submittedAt: at, decidedAt: at, decisionReason: MICRO_APPROVAL }
}

/** How a merchant begins: handed in at once when nothing is missing; null for a draft. */
export function beginOnboarding(application: Application, applicant: Applicant, at: Date): HandedIn | null {
  return missingItems('DRAFT', application, applicant).length === 0 ? handIn(applicant.size, at) : null
}

/**
 * Hours a reviewer still has, begun ones counted whole; 0 when the promise is broken, null when nothing waits for review.
 * @param onboarding as it stands
 */
export function reviewHoursLeft(
  { onboardingState, submittedAt }: { onboardingState: OnboardingState; submittedAt: Date | null },
  now: Date,
): number | null {
  if (onboardingState !== 'SUBMITTED' || submittedAt === null) return null
  const dueMs = submittedAt.getTime() + REVIEW_HOURS * 3600_000
  return Math.max(0, Math.ceil((dueMs - now.getTime()) / 3600_000))
}

/** True while the merchant can hand in: at first, and again after a rejection. */
const isOpen = (state: OnboardingState) => state === 'DRAFT' || state === 'REJECTED'

export type SubmitRefusal = 'MERCHANT_NOT_FOUND' | 'ONBOARDING_NOT_OPEN' | 'ONBOARDING_INCOMPLETE'

/**
 * Decide whether an onboarding can be handed in; the first rule that refuses, and for an incomplete one everything that is
 * missing.
 * @param merchant null when there is none; somebody else's counts as none
 * @param given what comes with this hand-in; null keeps what was given before
 * @returns what was handed in, and for a business of which size
 */
export function decideSubmit(
  merchant: (Application & { ownerId: string; size: MerchantSize; onboardingState: OnboardingState }) | null,
  owner: { id: string; verificationLevel: VerificationLevel },
  given: Application,
): Outcome<{ application: Application; size: MerchantSize }, SubmitRefusal> {
  const field = ['input', 'merchantId']
  if (merchant?.ownerId !== owner.id) return rejected('MERCHANT_NOT_FOUND', field)
  if (!isOpen(merchant.onboardingState)) return rejected('ONBOARDING_NOT_OPEN', field)
  const application = {
    licenceToken: given.licenceToken ?? merchant.licenceToken,
    description: given.description ?? merchant.description,
  }
  const [first, ...more] = missingItems(merchant.onboardingState, application, {
    size: merchant.size,
    ownerLevel: owner.verificationLevel,
  }).map(incomplete)
  return first ? rejectedAll([first, ...more]) : ok({ application, size: merchant.size })
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
