import { expect, it } from 'vitest'
import { isPublished, type KeyTimes, nextKeyTimes, PUBLISHED_AHEAD_MS, SIGNS_FOR_MS, signerAt } from './signing-key.ts'

const LIFETIME_MS = 15 * 60_000
const start = new Date('2024-02-27T09:00:00Z')
const after = (ms: number) => new Date(start.getTime() + ms)
const key = (generation: number, from: number, until: number, revokedAt: Date | null = null): KeyTimes => ({
  ...{ generation, signsFrom: after(from), signsUntil: after(until), revokedAt },
})
const first = key(1, 0, SIGNS_FOR_MS)

it('begins with a key that signs at once', () => {
  expect(nextKeyTimes([], start)).toEqual({ signsFrom: start, signsUntil: after(SIGNS_FOR_MS) })
})

it('makes the next key ahead of its time, which begins where the one before stops', () => {
  expect(nextKeyTimes([first], after(SIGNS_FOR_MS - PUBLISHED_AHEAD_MS - 1))).toBeNull()
  const next = { signsFrom: after(SIGNS_FOR_MS), signsUntil: after(2 * SIGNS_FOR_MS) }
  expect(nextKeyTimes([first], after(SIGNS_FOR_MS - PUBLISHED_AHEAD_MS))).toEqual(next)
  expect(nextKeyTimes([first, { ...first, generation: 2, ...next }], after(SIGNS_FOR_MS - 1))).toBeNull()
})

it('makes one that signs at once when all have been taken back or nobody asked for a long time', () => {
  const late = after(3 * SIGNS_FOR_MS)
  expect(nextKeyTimes([first], late)?.signsFrom).toEqual(late)
  expect(nextKeyTimes([{ ...first, revokedAt: start }], after(5))?.signsFrom).toEqual(after(5))
  // One that waits for its time does not sign now.
  expect(nextKeyTimes([{ ...first, revokedAt: start }, key(2, 100, 1000)], after(5))?.signsFrom).toEqual(after(5))
})

it('signs with the newest key whose time it is', () => {
  const keys = [first, key(3, 2_000, 9_000), key(2, 1_000, 9_000)]
  const generationAt = (ms: number) => signerAt(keys, after(ms))?.generation
  expect([0, 999, 1_000, 2_000, 8_999, 9_000].map(generationAt)).toEqual([1, 1, 2, 3, 3, 1])
  expect(signerAt(keys, after(-1))).toBeNull()
  expect(signerAt([key(1, 0, 10, start)], after(1))).toBeNull()
})

it('publishes a key from when it is made until the last token it signed has expired', () => {
  expect(isPublished(first, LIFETIME_MS, after(-PUBLISHED_AHEAD_MS))).toBe(true)
  expect(isPublished(first, LIFETIME_MS, after(SIGNS_FOR_MS + LIFETIME_MS))).toBe(true)
  expect(isPublished(first, LIFETIME_MS, after(SIGNS_FOR_MS + LIFETIME_MS + 60_000))).toBe(false)
  expect(isPublished({ ...first, revokedAt: start }, LIFETIME_MS, start)).toBe(false)
})
