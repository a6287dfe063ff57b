import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isClean, judge, judgeLog, type Told } from './verdict.ts'

const told = (...places: number[]): Told[] => places.map((place) => ({ cursor: `c${place}`, id: `id${place}` }))
const CLEAN = { lost: 0, duplicated: 0, reordered: 0, invented: 0 }

describe('what the chaos test says of a client', () => {
  it('is content with a client that was shown the log', () => {
    expect(judge(told(1, 2, 3), told(1, 2, 3))).toEqual(CLEAN)
    expect(isClean(CLEAN)).toBe(true)
  })
  it('counts what was not shown', () => {
    expect(judge(told(1, 2, 3, 4), told(1, 3))).toEqual({ ...CLEAN, lost: 2 })
  })
  it('counts what was shown again', () => {
    expect(judge(told(1, 2, 3), told(1, 2, 1, 2, 3))).toEqual({ ...CLEAN, duplicated: 2 })
  })
  it('counts what was shown too late', () => {
    expect(judge(told(1, 2, 3, 4), told(1, 3, 4, 2))).toEqual({ ...CLEAN, reordered: 1 })
  })
  it('counts what nobody said, and what somebody else said', () => {
    expect(judge(told(1), [...told(1), { cursor: 'c9', id: null }])).toEqual({ ...CLEAN, invented: 1 })
    expect(judge(told(1), [{ cursor: 'c1', id: 'id2' }])).toEqual({ ...CLEAN, invented: 1 })
  })
  it('takes an event that could not be filled for an event', () => {
    expect(judge(told(1), [{ cursor: 'c1', id: null }])).toEqual(CLEAN)
  })
  it('is never content with anything but the log, as it is', () => {
    const log = told(...Array.from({ length: 12 }, (_, place) => place))
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...log), { maxLength: 24 }), (shown) => {
        const same = shown.length === log.length && shown.every((one, place) => one === log[place])
        expect(isClean(judge(log, shown))).toBe(same)
      }),
    )
    fc.assert(
      fc.property(fc.shuffledSubarray(log, { minLength: 12 }), (shown) => {
        expect(isClean(judge(log, shown))).toBe(shown.every((one, place) => one === log[place]))
      }),
    )
  })
})

describe('what the chaos test says of the log', () => {
  it('counts what was acknowledged and is not there, and what is there twice', () => {
    expect(judgeLog(['id1', 'id2'], told(1, 2))).toEqual({ lost: 0, duplicated: 0 })
    expect(judgeLog(['id1', 'id2', 'id3'], told(1, 2, 2))).toEqual({ lost: 1, duplicated: 1 })
  })
})
