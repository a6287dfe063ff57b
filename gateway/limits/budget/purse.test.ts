import { describe, expect, it } from 'vitest'
import { LocalPurse } from './purse.ts'

const policy = { points: 100, seconds: 10 }
function open() {
  let now = 1_000
  const purse = new LocalPurse(policy, () => now)
  return { purse, pass: (ms: number) => (now += ms) }
}

describe('a purse of this process', () => {
  it('is full at first, and gives all that is asked or nothing', () => {
    const { purse } = open()
    expect(purse.take(60)).toBe(purse)
    expect(purse.take(60)).toBeNull()
    expect(purse.take(40)).toBe(purse)
    expect(purse.left()).toBe(0)
  })

  it('fills evenly, and never beyond what it holds', () => {
    const { purse, pass } = open()
    purse.take(100)
    pass(1_500)
    expect(purse.left()).toBe(15)
    pass(60_000)
    expect(purse.left()).toBe(100)
  })

  it('says when there is enough, and when it is full', () => {
    const { purse } = open()
    purse.take(100)
    expect([purse.msUntil(30), purse.msUntil(100), purse.msUntil(500)]).toEqual([3_000, 10_000, 10_000])
  })

  it('takes back what was not used, and owes what was used beyond', () => {
    const { purse, pass } = open()
    purse.take(50)
    purse.give(20)
    expect(purse.left()).toBe(70)
    purse.give(500)
    expect(purse.left()).toBe(100)
    purse.take(100)
    purse.give(-30)
    expect([purse.left(), purse.take(1), purse.msUntil(1)]).toEqual([0, null, 3_100])
    pass(3_100)
    expect(purse.take(1)).toBe(purse)
  })

  it('is not emptied by a clock that is put back', () => {
    const { purse, pass } = open()
    purse.take(40)
    pass(-5_000)
    expect(purse.left()).toBe(60)
    pass(1_000)
    expect(purse.left()).toBe(70)
  })
})
