import { describe, expect, it } from 'vitest'
import { isRolledOut } from './rollout.ts'

const people = Array.from({ length: 4000 }, (_, index) => `usr_${index}`)
const seenBy = (feature: string, percent: number) => people.filter((id) => isRolledOut(feature, percent, id))

describe('isRolledOut', () => {
  it('shows a feature to its share of people, the same ones each time', () => {
    expect(seenBy('circles', 0)).toEqual([])
    expect(seenBy('circles', 100)).toEqual(people)
    expect(seenBy('circles', 30).length / people.length).toBeCloseTo(0.3, 1)
    expect(seenBy('circles', 30)).toEqual(seenBy('circles', 30))
  })
  it('never takes a feature away while its share grows', () => {
    const before = new Set(seenBy('circles', 20))
    expect(seenBy('circles', 25).filter((id) => before.has(id))).toHaveLength(before.size)
  })
  it('divides people anew for each feature', () => {
    expect(seenBy('circles', 50)).not.toEqual(seenBy('meetups', 50))
  })
  it('shows somebody unknown only what everybody sees', () => {
    expect(isRolledOut('circles', 99, null)).toBe(false)
    expect(isRolledOut('circles', 100, null)).toBe(true)
  })
})
