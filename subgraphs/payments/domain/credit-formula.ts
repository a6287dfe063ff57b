import { VERIFICATION_LEVELS, type VerificationLevel } from '../../../schema/gates.ts'
import { SCORE_MIN } from './credit.ts'

/**
 * Which formula a score was computed with. It changes with every change of what a fact is worth, so that a score on record can be
 * computed again, and explained, as it was.
 */
export const FORMULA = 'lifegraph-credit-1'

/** What a score is computed from, and nothing else: the same facts give the same score, whenever and wherever. */
export interface CreditFacts {
  readonly verificationLevel: VerificationLevel
  /** How many people follow each other with this one. */
  readonly connections: number
  /** Whole days since the account was opened. */
  readonly accountAgeDays: number
  /** How often the person paid somebody else, or the platform. */
  readonly payments: number
  /** What that comes to in fen, less what was given back. */
  readonly paidMinor: bigint
  /** On how many days, by China Standard Time, the person paid. */
  readonly activeDays: number
}

/** What one characteristic adds to the score. */
export interface CreditReason {
  readonly code: ReasonCode
  readonly summary: string
  /** Where the fact comes from. */
  readonly source: string
  /** 0 to the most it can add; see {@link POINTS_MAX}. */
  readonly points: number
}

export type ReasonCode =
  | 'IDENTITY_CHECKED'
  | 'ACCOUNT_AGE'
  | 'CONNECTIONS'
  | 'DAYS_OF_PAYING'
  | 'PAYMENTS_MADE'
  | 'MONEY_PAID'

/** From `from` on it is worth `points`: in rising order of both. */
interface Step {
  readonly from: number
  readonly points: number
}

const IDENTITY_POINTS: Readonly<Record<VerificationLevel, number>> = {
  NONE: 0,
  PHONE: 40,
  REAL_NAME: 110,
  REAL_NAME_FACE: 150,
}

/**
 * Each step is hard to take in a hurry: identities are checked by somebody else, days cannot be bought, and friends and amounts
 * count ever less. Source: the parts Sesame Credit names in public (identity, connections, history of keeping promises);
 * its weights are not public, so these are ours.
 */
const AGE_STEPS = steps([30, 20], [90, 40], [180, 60], [365, 80], [1095, 100], [1825, 120])
const CONNECTION_STEPS = steps([1, 10], [5, 30], [20, 50], [50, 70], [150, 90])
const ACTIVE_DAY_STEPS = steps([1, 10], [7, 30], [30, 60], [90, 90], [180, 120])
const PAYMENT_STEPS = steps([1, 5], [10, 15], [50, 30], [200, 45], [500, 60])
const MONEY_STEPS = steps([100_00, 10], [1_000_00, 20], [10_000_00, 40], [100_000_00, 60])

/** The most each characteristic can add. All of them together lead from 350 to 950. */
export const POINTS_MAX: Readonly<Record<ReasonCode, number>> = {
  IDENTITY_CHECKED: 150,
  ACCOUNT_AGE: 120,
  CONNECTIONS: 90,
  DAYS_OF_PAYING: 120,
  PAYMENTS_MADE: 60,
  MONEY_PAID: 60,
}

/** What each characteristic adds, always all of them, in the same order. Everything is a whole number, so nothing is rounded. */
export function creditReasons(facts: CreditFacts): readonly CreditReason[] {
  const level = VERIFICATION_LEVELS.indexOf(facts.verificationLevel)
  const money = facts.paidMinor > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(facts.paidMinor)
  return [
    {
      code: 'IDENTITY_CHECKED',
      summary: `The identity is checked at level ${level} of ${VERIFICATION_LEVELS.length - 1}.`,
      source: 'users.verificationLevel',
      points: IDENTITY_POINTS[facts.verificationLevel],
    },
    {
      code: 'ACCOUNT_AGE',
      summary: told(AGE_STEPS, facts.accountAgeDays, 'days since the account was opened'),
      source: 'users.accountAgeDays',
      points: pointsOf(AGE_STEPS, facts.accountAgeDays),
    },
    {
      code: 'CONNECTIONS',
      summary: told(CONNECTION_STEPS, facts.connections, 'people followed who follow back'),
      source: 'users.connectionCount',
      points: pointsOf(CONNECTION_STEPS, facts.connections),
    },
    {
      code: 'DAYS_OF_PAYING',
      summary: told(ACTIVE_DAY_STEPS, facts.activeDays, 'days with a payment'),
      source: 'payments.transfers',
      points: pointsOf(ACTIVE_DAY_STEPS, facts.activeDays),
    },
    {
      code: 'PAYMENTS_MADE',
      summary: told(PAYMENT_STEPS, facts.payments, 'payments made'),
      source: 'payments.transfers',
      points: pointsOf(PAYMENT_STEPS, facts.payments),
    },
    {
      code: 'MONEY_PAID',
      summary: told(MONEY_STEPS, money, 'fen paid, less refunds'),
      source: 'payments.transfers',
      points: pointsOf(MONEY_STEPS, money),
    },
  ]
}

/** The score: 350 and what each characteristic adds, 950 at most. More of anything never makes it less. */
export function creditScore(facts: CreditFacts): number {
  return SCORE_MIN + creditReasons(facts).reduce((sum, { points }) => sum + points, 0)
}

const DAY_MS = 24 * 3600_000

/** Whole days since a moment; 0 before it. */
export function daysSince(start: Date, at: Date): number {
  return Math.max(0, Math.floor((at.getTime() - start.getTime()) / DAY_MS))
}

/** When age alone takes the next step: nobody tells of that. Null when it has taken all of them. */
export function nextAgeStepAt(signedUpAt: Date, at: Date): Date | null {
  const age = daysSince(signedUpAt, at)
  const next = AGE_STEPS.find(({ from }) => from > age)
  return next ? new Date(signedUpAt.getTime() + next.from * DAY_MS) : null
}

function steps(...pairs: readonly (readonly [number, number])[]): readonly Step[] {
  return pairs.map(([from, points]) => ({ from, points }))
}

function pointsOf(of: readonly Step[], value: number): number {
  return of.findLast(({ from }) => value >= from)?.points ?? 0
}

function told(of: readonly Step[], value: number, what: string): string {
  const next = of.find(({ from }) => from > value)
  return `${whole(value)} ${what}${next ? `; the next step is at ${whole(next.from)}` : ', which is the highest step'}.`
}

/** Grouped in threes whatever the machine's language. */
const whole = (value: number) => value.toLocaleString('en-US')
