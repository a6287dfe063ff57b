import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { silentLog } from '../log.ts'
import { type Feed, type FeedOptions, openFeed } from './feed.ts'
import type { LoggedEvent } from './reader.ts'

const event = (position: number) => ({ position, topic: 'room', payload: {} }) as unknown as LoggedEvent
const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
const events = (from: number, to: number) => range(from, to + 1).map(event)

/** A feed over a log that grows, and everything it has passed on. */
function open(options: Partial<FeedOptions> = {}) {
  const log = { events: [] as LoggedEvent[], reads: 0 }
  const passed: number[] = []
  let lost = 0
  const feed = openFeed({
    start: 0,
    recent: [],
    read: async (after, limit) => {
      log.reads++
      return log.events.filter(({ position }) => position > after).slice(0, limit)
    },
    take: (taken) => passed.push(...taken.map(({ position }) => position)),
    lost: () => lost++,
    grace: () => null,
    log: silentLog,
    ...options,
  })
  return { feed, log, passed, lost: () => lost }
}
const reads = (feed: Feed, position: number) =>
  vi.waitFor(() => expect(feed.position()).toBe(position), { interval: 1, timeout: 10_000 })

it('passes on every event once and in order, however often, early, late or never each is brought', async () => {
  const brought = fc.array(fc.tuple(fc.nat(60), fc.nat(20)), { maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(brought, fc.nat(80), fc.boolean(), async (deliveries, end, isPatient) => {
      const { feed, log, passed } = open({ grace: () => (isPatient ? Promise.resolve() : null) })
      log.events = events(1, end)
      for (const [from, count] of deliveries) {
        feed.offer(events(from + 1, Math.min(end, from + count)))
        if (count % 5 === 0) await Promise.resolve()
      }
      feed.reaches(end)
      await reads(feed, end)
      expect(passed).toEqual(range(1, end + 1))
      await feed.close()
    }),
    { numRuns: 150 },
  )
})

it('asks the log for nothing that is brought in order', async () => {
  const { feed, log, passed } = open()
  for (const position of range(1, 100)) {
    feed.offer([event(position)])
    feed.reaches(position)
  }
  await feed.close()
  expect([passed.length, log.reads]).toEqual([99, 0])
})

it('lets somebody else bring what is missing for a while, and reads it then', async () => {
  vi.useFakeTimers()
  try {
    const { feed, log, passed } = open({ grace: () => new Promise((resolve) => setTimeout(resolve, 100)) })
    log.events = events(1, 9)
    feed.offer(events(3, 4))
    await vi.advanceTimersByTimeAsync(99)
    feed.offer(events(1, 2))
    await vi.advanceTimersByTimeAsync(500)
    expect([passed, log.reads]).toEqual([[1, 2, 3, 4], 0])
    feed.reaches(9)
    await vi.advanceTimersByTimeAsync(99)
    expect(log.reads).toBe(0)
    await vi.advanceTimersByTimeAsync(1)
    expect([passed, log.reads]).toEqual([range(1, 10), 1])
    await feed.close()
  } finally {
    vi.useRealTimers()
  }
})

it('goes on behind what was pruned before it heard of it, and says so', async () => {
  const { feed, log, passed, lost } = open()
  feed.offer(events(1, 3))
  log.events = events(7, 9)
  await feed.catchUp()
  expect([passed, lost()]).toEqual([[1, 2, 3, 7, 8, 9], 1])
  expect([feed.recall(['room'], 3, 10), feed.recall(['room'], 6, 10)?.length]).toEqual([null, 3])
})

it('is not stopped by a log that cannot be read', async () => {
  let fails = true
  const { feed, passed } = open({
    read: async (after) => {
      if (fails) throw new Error('no connection')
      return after === 0 ? events(1, 2) : []
    },
  })
  feed.reaches(2)
  await expect(feed.catchUp()).rejects.toThrow('no connection')
  fails = false
  feed.offer(events(2, 2))
  await reads(feed, 2)
  expect(passed).toEqual([1, 2])
})

it('begins with what it is given of the past, as far as that has no hole', () => {
  const { feed, passed } = open({ start: 9, recent: [...events(1, 3), ...events(6, 9)] })
  expect([feed.position(), passed]).toEqual([9, []])
  expect(feed.recall(['room'], 5, 10)?.map(({ position }) => position)).toEqual([6, 7, 8, 9])
  expect(feed.recall(['room'], 4, 10)).toBe(null)
})
