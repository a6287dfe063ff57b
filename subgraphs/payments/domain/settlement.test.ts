import { expect, it } from 'vitest'
import { last4Of, nextPayoutAfter } from './settlement.ts'

it('pays out at ten in the morning in China, today or tomorrow', () => {
  const next = (at: string) => nextPayoutAfter(new Date(at)).toISOString()
  expect(next('2024-02-28T01:59:59.999Z')).toBe('2024-02-28T02:00:00.000Z')
  expect(next('2024-02-28T02:00:00.000Z')).toBe('2024-02-29T02:00:00.000Z')
  expect(next('2024-12-31T23:00:00.000Z')).toBe('2025-01-01T02:00:00.000Z')
})

it('shows no more than the end of an account number', () => {
  expect(last4Of('6222020200112233')).toBe('2233')
})
