import { describe, expect, it } from 'vitest'
import { bandOf, decideScore, isOver } from './credit.ts'

describe('decideScore', () => {
  it('takes 350 to 950, both included', () => {
    for (const score of [350, 950]) expect(decideScore({ score, userExists: true }).ok).toBe(true)
    for (const score of [349, 951, 600.5, Number.NaN])
      expect(decideScore({ score, userExists: false })).toMatchObject({ code: 'SCORE_OUT_OF_RANGE' })
  })
  it('knows whom it scores', () => {
    expect(decideScore({ score: 600, userExists: false })).toMatchObject({ code: 'USER_NOT_FOUND' })
  })
})

describe('isOver', () => {
  it('is strict', () => {
    expect([isOver(750, 750), isOver(751, 750)]).toEqual([false, true])
  })
  it('is false for a score nobody knows, whatever the number', () => {
    expect(isOver(null, 0)).toBe(false)
  })
})

it('has bands that end where the next begins: 700 is not yet super, 701 is', () => {
  expect([350, 550, 551, 600, 601, 650, 651, 700, 701, 950].map(bandOf)).toEqual([
    ...['POOR', 'POOR', 'FAIR', 'FAIR', 'GOOD', 'GOOD', 'EXCELLENT', 'EXCELLENT', 'SUPER', 'SUPER'],
  ])
})
