import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { type Gender, VERIFICATION_LEVELS, type VerificationLevel } from '../../../schema/gates.ts'

export interface Verified {
  verificationLevel: VerificationLevel
  gender: Gender
}

/** True when the legal name is checked: gender is known from there on, and merchants may be approved. */
export function isRealName(level: VerificationLevel): boolean {
  return VERIFICATION_LEVELS.indexOf(level) >= VERIFICATION_LEVELS.indexOf('REAL_NAME')
}

/**
 * Decide what an identity check leaves on record; the first rule that refuses, in reading order.
 * @param found gender null or undefined when the check did not look at it
 */
export function decideVerification(
  before: Verified | null,
  found: { level: VerificationLevel; gender?: Gender | null | undefined },
): Outcome<Verified, 'USER_NOT_FOUND' | 'GENDER_NEEDS_REAL_NAME'> {
  if (!before) return rejected('USER_NOT_FOUND', ['input', 'userId'])
  if (isRealName(found.level)) return ok({ verificationLevel: found.level, gender: found.gender ?? before.gender })
  if (found.gender != null) return rejected('GENDER_NEEDS_REAL_NAME', ['input', 'gender'])
  return ok({ verificationLevel: found.level, gender: 'UNDISCLOSED' })
}
