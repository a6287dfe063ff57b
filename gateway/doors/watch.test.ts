import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Watch, type Watched } from './watch.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const TIMES = { pingEveryMs: 12_000, initTimeoutMs: 5_000, lifetimeMs: 600_000 }

const openOne = (isSilent = false) => ({ due: 0, ends: 0, isSilent, tooLate: vi.fn(), over: vi.fn(), ask: vi.fn() })

it('asks everybody once in each interval, those who came together one after the other', () => {
  const watch = new Watch<Watched>({ ...TIMES, lifetimeMs: 0 })
  const times = Array.from({ length: 200 }, () => {
    const asked: number[] = []
    watch.add({ ...openOne(), ask: () => asked.push(Date.now()) })
    return asked
  })
  const from = Date.now()
  vi.advanceTimersByTime(60_000)
  for (const asked of times) {
    expect(asked).toHaveLength(5)
    expect(new Set(asked.slice(1).map((at, index) => at - (asked[index] ?? 0)))).toEqual(new Set([12_000]))
  }
  expect(new Set(times.map(([first = 0]) => first - from)).size).toBeGreaterThan(6)
  watch.stop()
})

it('gives each so long to say who it is, and tells those who are late once', () => {
  const watch = new Watch<Watched>(TIMES)
  const [silent, spoken, left] = [openOne(true), openOne(true), openOne(true)]
  for (const one of [silent, spoken, left]) watch.add(one)
  vi.advanceTimersByTime(4_000)
  spoken.isSilent = false
  watch.delete(left)
  expect(silent.tooLate).not.toHaveBeenCalled()
  vi.advanceTimersByTime(2_000)
  expect(silent.tooLate).toHaveBeenCalledOnce()
  vi.advanceTimersByTime(60_000)
  expect(silent.tooLate).toHaveBeenCalledOnce()
  for (const one of [spoken, left]) expect(one.tooLate).not.toHaveBeenCalled()
  watch.stop()
})

it('ends each once after its lifetime, give or take a tenth, and none that have left', () => {
  const watch = new Watch<Watched>(TIMES)
  const [here, left] = [openOne(), openOne()]
  watch.add(here)
  watch.add(left)
  watch.delete(left)
  vi.advanceTimersByTime(539_000)
  expect(here.over).not.toHaveBeenCalled()
  vi.advanceTimersByTime(123_000)
  expect(here.over).toHaveBeenCalledOnce()
  expect(left.over).not.toHaveBeenCalled()
  watch.stop()
})
