import { type Currency, MINOR_DIGITS, type Money } from '../../../platform/money.ts'
import { type Outcome, ok, type Rejected, rejected } from '../../../platform/outcome.ts'
import type { VerificationLevel } from '../../../schema/gates.ts'

/**
 * How much somebody may give away as tips and gifts in one day of China Standard Time, in whole units of the money, by how far their
 * identity is checked. The limit itself may be given.
 * Source: the daily limits of payment accounts without and with a checked identity, People's Bank of China announcement 43 of
 * 2015, articles 11 and 24, give the order of magnitude of the first two; the others are the platform's.
 */
export const DAILY_LIMIT: Readonly<Record<VerificationLevel, bigint>> = {
  NONE: 1_000n,
  PHONE: 5_000n,
  REAL_NAME: 20_000n,
  REAL_NAME_FACE: 100_000n,
}

/** What is known of somebody who gives, and of them and the receiver. */
export interface GivingFacts {
  readonly isFrozen: boolean
  /** Either has blocked the other. */
  readonly isBlockedPair: boolean
  /** Null when nobody told, which counts as nothing checked. */
  readonly level: VerificationLevel | null
  /** What the giver has given away today, in minor units. */
  readonly givenTodayMinor: bigint
}

/** Of somebody who has given nothing to anybody. */
export const NOTHING_GIVEN: GivingFacts = { isFrozen: false, isBlockedPair: false, level: null, givenTodayMinor: 0n }

export type GivingRefusal = 'ACCOUNT_FROZEN' | 'BLOCKED'

/** Decide whether somebody may give to somebody at all; the first rule that refuses, in reading order. */
export function decideGiving({ isFrozen, isBlockedPair }: GivingFacts, field?: string[]): Outcome<true, GivingRefusal> {
  if (isFrozen) return rejected('ACCOUNT_FROZEN')
  if (isBlockedPair) return rejected('BLOCKED', field)
  return ok(true)
}

/** What may be given away in a day, in minor units. */
export function dailyLimitMinor(level: VerificationLevel | null, currency: Currency): bigint {
  return DAILY_LIMIT[level ?? 'NONE'] * 10n ** BigInt(MINOR_DIGITS[currency])
}

/** Decide whether an amount fits into what may be given in a day. */
export function decideDailyLimit(
  { level, givenTodayMinor }: GivingFacts,
  { minor, currency }: Money,
): Outcome<true, 'DAILY_LIMIT_REACHED'> {
  return givenTodayMinor + minor <= dailyLimitMinor(level, currency) ? ok(true) : overDailyLimit(level, currency)
}

/** The refusal of what would be more. */
export function overDailyLimit(level: VerificationLevel | null, currency: Currency): Rejected<'DAILY_LIMIT_REACHED'> {
  const limit = DAILY_LIMIT[level ?? 'NONE']
  const message = `At most ${limit} ${currency} may be given away in a day at this level of verification.`
  return rejected('DAILY_LIMIT_REACHED', ['input', 'amount'], message)
}
