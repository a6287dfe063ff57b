import { expect, it } from 'vitest'
import { countHeads } from './head-count.ts'
import { PaceLimit } from './pace.ts'

it('lets a burst pass, then says that it is too fast, then that it is a flood, and forgives with time', () => {
  let now = 7_000
  const limit = new PaceLimit(10, () => now)
  let until = 0
  const pace = () => {
    until = limit.take(until)
    return limit.judge(until)
  }
  const take = (count: number) => Array.from({ length: count }, pace)
  expect(new Set(take(40))).toEqual(new Set(['fine']))
  expect(new Set(take(400))).toEqual(new Set(['fast']))
  expect(pace()).toBe('flood')
  now += 1_000
  expect(pace()).toBe('fast')
  now += 60_000
  expect(take(41).slice(-2)).toEqual(['fine', 'fast'])
  const any = new PaceLimit(0)
  expect(new Set(Array.from({ length: 100_000 }, () => any.judge(any.take(0))))).toEqual(new Set(['fine']))
})

it('counts heads, and forgets who has left', () => {
  const heads = countHeads(2)
  expect([heads.enter('a'), heads.enter('a'), heads.enter('a'), heads.enter('b')]).toEqual([true, true, false, true])
  heads.leave('a')
  expect([heads.enter('a'), heads.enter('a')]).toEqual([true, false])
  const any = countHeads(0)
  expect(Array.from({ length: 10_000 }, () => any.enter('a')).every(Boolean)).toBe(true)
})
