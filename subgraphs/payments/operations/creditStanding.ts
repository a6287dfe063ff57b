import type { VerificationLevel } from '../../../schema/gates.ts'
import type { CreditSource } from '../domain/credit.ts'
import { type CreditFacts, creditReasons, creditScore, daysSince, FORMULA } from '../domain/credit-formula.ts'
import type { CreditRecord } from '../store/credit.ts'

/** A person's standing as it is now. */
export interface Standing {
  readonly userId: string
  readonly score: number
  readonly computedAt: Date
  readonly source: CreditSource
  /** Which formula; null for a score that was delivered. */
  readonly formula: string | null
  /** What it was computed from; null for a score that was delivered. */
  readonly facts: CreditFacts | null
}

/** What users says of a person, as far as it was asked. */
export interface UsersFacts {
  readonly id: string
  /** What the person consented to of the app that asks. */
  readonly consentedPurposes?: readonly string[] | null
  readonly verificationLevel?: VerificationLevel | null
  readonly connectionCount?: number | null
  readonly accountAgeDays?: number | null
}

/**
 * A person's credit standing: what the scoring system delivered, else what the formula makes of what users says right now and of
 * the transfers on record. Without users' word, what was told last counts.
 * @returns null when nothing is known
 */
export function standingOf(user: UsersFacts, { score, facts: kept }: CreditRecord, at: Date): Standing | null {
  const { id: userId, verificationLevel, connectionCount, accountAgeDays } = user
  if (score?.source === 'DELIVERED')
    return { userId, score: score.score, computedAt: score.computedAt, source: 'DELIVERED', formula: null, facts: null }
  const isTold = verificationLevel != null && connectionCount != null && accountAgeDays != null
  if (!isTold && !kept) return null
  const facts: CreditFacts = {
    verificationLevel: verificationLevel ?? kept?.verificationLevel ?? 'NONE',
    connections: connectionCount ?? kept?.connections ?? 0,
    accountAgeDays: accountAgeDays ?? (kept ? daysSince(kept.signedUpAt, at) : 0),
    payments: kept?.payments ?? 0,
    paidMinor: kept?.paidMinor ?? 0n,
    activeDays: kept?.activeDays ?? 0,
  }
  const computed = creditScore(facts)
  const computedAt = score && score.score === computed ? score.computedAt : at
  return { userId, score: computed, computedAt, source: 'COMPUTED', formula: FORMULA, facts }
}

/** What a score rests on, each with its share of the points above the lowest score. */
export function explainStanding({ facts }: Standing) {
  if (facts === null) {
    const summary = 'The scoring system delivered this score.'
    return [{ code: 'DELIVERED', summary, weight: 1, source: 'payments.recordCreditScore' }]
  }
  const reasons = creditReasons(facts)
  const all = reasons.reduce((sum, { points }) => sum + points, 0)
  return reasons.map(({ points, ...reason }) => ({ ...reason, weight: all === 0 ? 0 : points / all }))
}
