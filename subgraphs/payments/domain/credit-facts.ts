import type { CreditFacts } from './credit-formula.ts'
import { daysSince } from './credit-formula.ts'
import { dayOf } from './day.ts'

/** What is kept of a person to compute the score from: the facts, less the age, which time alone changes. */
export interface KeptFacts extends Omit<CreditFacts, 'accountAgeDays'> {
  readonly signedUpAt: Date
  /** The last day in UTC+8 with a payment; null when there was none. */
  readonly lastActiveDay: string | null
}

/** A transfer as it was announced. */
export interface PostedTransfer {
  readonly kind: string
  readonly fromUserId: string | null
  readonly toUserId: string | null
  readonly minor: bigint
  readonly at: Date
}

/** Transfers by which a person gives money away. Top-ups, payouts, holds and changing money only move one's own. */
const COUNTED: ReadonlySet<string> = new Set(['PAYMENT', 'TIP', 'GIFT', 'AD_SPEND'])

/** More than this is counted as this: it changes no score, and whoever sends vast sums to and fro has a sum that can be kept. */
const PAID_MAX_MINOR = 10n ** 18n

/** Whose facts a transfer changes; null for nobody's. */
export function concernedBy({ kind, fromUserId, toUserId }: PostedTransfer): string | null {
  if (kind === 'REFUND') return toUserId
  return COUNTED.has(kind) && fromUserId !== toUserId ? fromUserId : null
}

/** The facts after a transfer that concerns the person: a payment adds to them, a refund takes its amount off again. */
export function afterTransfer<F extends KeptFacts>(facts: F, { kind, minor, at }: PostedTransfer): F {
  if (kind === 'REFUND') return { ...facts, paidMinor: minor > facts.paidMinor ? 0n : facts.paidMinor - minor }
  const day = dayOf(at)
  const paidMinor = facts.paidMinor + minor
  const isNewDay = facts.lastActiveDay === null || day > facts.lastActiveDay
  return {
    ...facts,
    payments: facts.payments + 1,
    paidMinor: paidMinor < PAID_MAX_MINOR ? paidMinor : PAID_MAX_MINOR,
    activeDays: facts.activeDays + (isNewDay ? 1 : 0),
    lastActiveDay: isNewDay ? day : facts.lastActiveDay,
  }
}

/** The facts as the formula takes them at a moment. */
export function factsAt(facts: KeptFacts, at: Date): CreditFacts {
  return { ...facts, accountAgeDays: daysSince(facts.signedUpAt, at) }
}
