import { expect, it } from 'vitest'
import { budgetDay } from './day.ts'

it('turns at midnight in China', () => {
  expect(budgetDay(new Date('2024-02-28T15:59:59.999Z'))).toBe('2024-02-28')
  expect(budgetDay(new Date('2024-02-28T16:00:00.000Z'))).toBe('2024-02-29')
})
