import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { VERIFICATION_LEVELS } from '../../../schema/gates.ts'
import { SCORE_MAX, SCORE_MIN } from './credit.ts'
import {
  type CreditFacts,
  creditReasons,
  creditScore,
  daysSince,
  nextAgeStepAt,
  POINTS_MAX,
  type ReasonCode,
} from './credit-formula.ts'

const count = fc.oneof(fc.nat({ max: 2000 }), fc.nat())
const facts: fc.Arbitrary<CreditFacts> = fc.record({
  verificationLevel: fc.constantFrom(...VERIFICATION_LEVELS),
  connections: count,
  accountAgeDays: count,
  payments: count,
  paidMinor: fc.bigInt({ min: 0n, max: 10n ** 18n }),
  activeDays: count,
})
const newcomer: CreditFacts = {
  ...{ verificationLevel: 'NONE', connections: 0, accountAgeDays: 0 },
  ...{ payments: 0, paidMinor: 0n, activeDays: 0 },
}

describe('the formula', () => {
  it('stays between 350 and 950, and reaches both', () => {
    fc.assert(
      fc.property(facts, (of) => {
        const score = creditScore(of)
        expect(Number.isInteger(score) && score >= SCORE_MIN && score <= SCORE_MAX).toBe(true)
      }),
    )
    expect(creditScore(newcomer)).toBe(SCORE_MIN)
    const best = { connections: 150, accountAgeDays: 1825, payments: 500, paidMinor: 100_000_00n, activeDays: 180 }
    expect(creditScore({ ...best, verificationLevel: 'REAL_NAME_FACE' })).toBe(SCORE_MAX)
  })

  it('never falls when one fact grows', () => {
    const grown = facts.chain((of) =>
      fc
        .oneof(
          ...(['connections', 'accountAgeDays', 'payments', 'activeDays'] as const).map((name) =>
            count.map((more) => ({ ...of, [name]: of[name] + more })),
          ),
          fc.bigInt({ min: 0n, max: 10n ** 9n }).map((more) => ({ ...of, paidMinor: of.paidMinor + more })),
          fc
            .constantFrom(...VERIFICATION_LEVELS)
            .map((level) =>
              VERIFICATION_LEVELS.indexOf(level) > VERIFICATION_LEVELS.indexOf(of.verificationLevel)
                ? { ...of, verificationLevel: level }
                : of,
            ),
        )
        .map((after) => [of, after] as const),
    )
    fc.assert(
      fc.property(grown, ([before, after]) => {
        expect(creditScore(after)).toBeGreaterThanOrEqual(creditScore(before))
      }),
    )
  })

  it('gives the same for the same facts, whatever was computed in between', () => {
    fc.assert(
      fc.property(facts, facts, (of, other) => {
        const first = JSON.stringify(creditReasons(of))
        creditReasons(other)
        expect(JSON.stringify(creditReasons({ ...of }))).toBe(first)
      }),
    )
  })

  it('is explained by its reasons: they come to the score, and none is worth more than it says', () => {
    fc.assert(
      fc.property(facts, (of) => {
        const reasons = creditReasons(of)
        expect(reasons.map(({ code }) => code)).toEqual(Object.keys(POINTS_MAX))
        for (const { code, points } of reasons) {
          expect(points).toBeGreaterThanOrEqual(0)
          expect(points).toBeLessThanOrEqual(POINTS_MAX[code as ReasonCode])
        }
        expect(SCORE_MIN + reasons.reduce((sum, { points }) => sum + points, 0)).toBe(creditScore(of))
      }),
    )
    expect(Object.values(POINTS_MAX).reduce((sum, points) => sum + points, SCORE_MIN)).toBe(SCORE_MAX)
  })

  it('is what is on record for these people', () => {
    const student: CreditFacts = { ...newcomer, verificationLevel: 'REAL_NAME', connections: 20, accountAgeDays: 200 }
    expect(creditScore(student)).toBe(350 + 110 + 50 + 60)
    expect(creditScore({ ...student, payments: 12, paidMinor: 1_500_00n, activeDays: 8 })).toBe(570 + 15 + 20 + 30)
  })
})

it('knows when age alone moves a score: at that moment, and not a millisecond before', () => {
  const signedUpAt = new Date('2024-02-27T09:00:00Z')
  fc.assert(
    fc.property(fc.nat({ max: 2500 * 24 * 3600 }), (seconds) => {
      const at = new Date(signedUpAt.getTime() + seconds * 1000)
      const next = nextAgeStepAt(signedUpAt, at)
      const scoreAt = (moment: Date) => creditScore({ ...newcomer, accountAgeDays: daysSince(signedUpAt, moment) })
      if (next === null) {
        expect(scoreAt(at)).toBe(350 + 120)
        return
      }
      expect(next.getTime()).toBeGreaterThan(at.getTime())
      expect(scoreAt(new Date(next.getTime() - 1))).toBe(scoreAt(at))
      expect(scoreAt(next)).toBe(scoreAt(at) + 20)
    }),
  )
})
