import fc from 'fast-check'
import { expect, it } from 'vitest'
import { heatOf, rankOf } from './heat.ts'

const noon = new Date('2024-02-27T12:00:00Z')
const HOUR_MS = 3600_000

it('puts the newer of two posts first that nobody has liked', () => {
  expect(rankOf(new Date(noon.getTime() + 1), 0)).toBeGreaterThan(rankOf(noon, 0))
})

it('puts the more engaging of two posts first that are equally new', () => {
  for (const likes of [0, 1, 2, 3, 4]) expect(heatOf(likes + 1)).toBeGreaterThan(heatOf(likes))
})

it('takes each doubling of likes and comments for six hours of newness', () => {
  expect(rankOf(noon, heatOf(63)) - rankOf(noon, heatOf(31))).toBe(6 * HOUR_MS)
})

it('never falls while engagement grows, and stays within a small integer and few steps', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.integer({ min: 0, max: 1000 }), (engagement, more) => {
      expect(heatOf(engagement + more)).toBeGreaterThanOrEqual(heatOf(engagement))
      expect(heatOf(engagement)).toBeLessThanOrEqual(124)
      expect(Number.isSafeInteger(rankOf(noon, heatOf(engagement)))).toBe(true)
    }),
  )
})
