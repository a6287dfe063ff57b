import { expect, it } from 'vitest'
import { money } from '../../../platform/money.ts'
import { VERIFICATION_LEVELS } from '../../../schema/gates.ts'
import { DAILY_LIMIT, decideDailyLimit, decideGiving, type GivingFacts } from './giving.ts'

const facts: GivingFacts = { isFrozen: false, isBlockedPair: false, level: null, givenTodayMinor: 0n }

it('refuses whose account is frozen, then people who are kept apart', () => {
  expect(decideGiving(facts).ok).toBe(true)
  expect(decideGiving({ ...facts, isFrozen: true, isBlockedPair: true })).toMatchObject({ code: 'ACCOUNT_FROZEN' })
  expect(decideGiving({ ...facts, isBlockedPair: true })).toMatchObject({ code: 'BLOCKED' })
})

it('lets the limit be reached and not passed, higher with every level of verification', () => {
  const givenTodayMinor = 400_00n
  for (const level of VERIFICATION_LEVELS) {
    const left = DAILY_LIMIT[level] * 100n - givenTodayMinor
    expect(decideDailyLimit({ ...facts, level, givenTodayMinor }, money(left, 'CNY')).ok).toBe(true)
    expect(decideDailyLimit({ ...facts, level, givenTodayMinor }, money(left + 1n, 'CNY'))).toMatchObject({
      code: 'DAILY_LIMIT_REACHED',
    })
  }
  expect(VERIFICATION_LEVELS.map((level) => DAILY_LIMIT[level])).toEqual([1_000n, 5_000n, 20_000n, 100_000n])
})

it('takes whom nobody told of for somebody who is not checked', () => {
  expect(decideDailyLimit(facts, money(1_000_00n, 'CNY')).ok).toBe(true)
  expect(decideDailyLimit(facts, money(1_000_01n, 'CNY')).ok).toBe(false)
})
