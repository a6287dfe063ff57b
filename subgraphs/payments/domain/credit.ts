import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'

export const SCORE_MIN = 350
export const SCORE_MAX = 950

/** Who computed a score: this platform by its formula, or the scoring system that delivers its own. */
export type CreditSource = 'COMPUTED' | 'DELIVERED'

export type ScoreRefusal = 'SCORE_OUT_OF_RANGE' | 'USER_NOT_FOUND'

/** Decide whether a score can be put on record; the first rule that refuses, in reading order. */
export function decideScore(facts: { score: number; userExists: boolean }): Outcome<true, ScoreRefusal> {
  if (!Number.isInteger(facts.score) || facts.score < SCORE_MIN || facts.score > SCORE_MAX)
    return rejected(
      'SCORE_OUT_OF_RANGE',
      ['input', 'score'],
      `A credit score lies between ${SCORE_MIN} and ${SCORE_MAX}.`,
    )
  if (!facts.userExists) return rejected('USER_NOT_FOUND', ['input', 'userId'])
  return ok(true)
}

/** Whether a score is over a number: strictly, and an unknown one never is. */
export function isOver(score: number | null, over: number): boolean {
  return score !== null && score > over
}

/** The public scale. `SUPER` is over 700, strictly: 700 itself is not. */
export type CreditBand = 'POOR' | 'FAIR' | 'GOOD' | 'EXCELLENT' | 'SUPER'

/** Which band a score is in. Source: the public bands of Sesame Credit: 350-550, to 600, to 650, to 700, to 950. */
export function bandOf(score: number): CreditBand {
  if (score > 700) return 'SUPER'
  if (score > 650) return 'EXCELLENT'
  if (score > 600) return 'GOOD'
  return score > 550 ? 'FAIR' : 'POOR'
}
