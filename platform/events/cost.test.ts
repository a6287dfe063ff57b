import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { topics } from '../../schema/events.ts'
import { openTestLog, type TestLog, viewers } from '../testing/log.ts'
import type { EventBus } from './bus.ts'
import type { StreamItem } from './stream.ts'

/** Two processes, and what each sends to PostgreSQL. */
let log: TestLog
let [own, other]: { bus: EventBus; texts: string[] }[] = []

const open = async () => {
  const texts: string[] = []
  return { bus: await log.open({ onStatement: (text) => texts.push(text) }), texts }
}
beforeAll(async () => {
  log = await openTestLog()
  own = await open()
  other = await open()
})
afterAll(() => log.close())

/** The fewest of a few runs, as each process also looks at the log once a second, and after its outbox twice. */
async function fewest(work: () => Promise<void>, count: () => number): Promise<number> {
  const counts: number[] = []
  for (let run = 0; run < 5; run++) {
    for (const { texts } of [own!, other!]) texts.length = 0
    await work()
    counts.push(count())
  }
  return Math.min(...counts)
}
const relayed = (texts: string[]) => texts.filter((text) => text.includes('events.relay_events')).length
const heard = (bus: EventBus, position: number) =>
  vi.waitFor(() => expect(bus.position()).toBe(position), { interval: 1, timeout: 15_000 })

/** Commit events, and wait until both processes have passed them on. */
async function tell(roomId: string, count: number): Promise<void> {
  const before = own!.bus.position()
  await log.announce(...Array.from({ length: count }, (_, index) => viewers(roomId, index)))
  own!.bus.announce()
  await Promise.all([own!, other!].map(({ bus }) => heard(bus, before + count)))
}
type Stream = AsyncIterableIterator<StreamItem>
const taken = async (stream: Stream, count: number) => {
  for (let index = 0; index < count; index++) if ((await stream.next()).done) throw new Error('the stream ended')
}

describe('an event', () => {
  it.each([1, 1000])(
    'costs one statement to relay and none to hear of in the process that did, %i at a time',
    async (count) => {
      expect(
        await fewest(
          () => tell('a', count),
          () => own!.texts.length,
        ),
      ).toBe(1)
      expect(
        await fewest(
          () => tell('a', count),
          () => relayed(own!.texts),
        ),
      ).toBe(1)
    },
  )

  it.each([1, 500])('costs one statement in every other process, %i at a time', async (count) => {
    expect(
      await fewest(
        () => tell('a', count),
        () => other!.texts.length,
      ),
    ).toBe(1)
  })

  it('costs nothing more for each subscriber, however many there are', async () => {
    const streams = await Promise.all(Array.from({ length: 1000 }, () => own!.bus.stream([topics.room('b')], null)))
    const told = async () => {
      await tell('b', 3)
      await Promise.all(streams.map((stream) => taken(stream, 3)))
    }
    expect(await fewest(told, () => own!.texts.length)).toBe(1)
    await Promise.all(streams.map((stream) => stream.return?.()))
  })
})

describe('a thousand subscribers who come at once', () => {
  it('cost no statement when they come back to what is in memory', async () => {
    const after = own!.bus.position()
    await tell('c', 300)
    const comeBack = async () => {
      const streams = await Promise.all(
        Array.from({ length: 1000 }, (_, index) => own!.bus.stream([topics.room('c')], after + (index % 200))),
      )
      await Promise.all(streams.map((stream) => taken(stream, 100)))
      await Promise.all(streams.map((stream) => stream.return?.()))
    }
    expect(await fewest(comeBack, () => own!.texts.length)).toBe(0)
  })

  it('cost no statement in a process that has just begun, for what was told shortly before', async () => {
    const after = own!.bus.position()
    await tell('d', 300)
    const young = await open()
    young.texts.length = 0
    const streams = await Promise.all(Array.from({ length: 1000 }, () => young.bus.stream([topics.room('d')], after)))
    await Promise.all(streams.map((stream) => taken(stream, 300)))
    expect(young.texts.filter((text) => text.includes('topic in'))).toEqual([])
    await Promise.all(streams.map((stream) => stream.return?.()))
    await young.bus.close()
  })

  it('share a look at where the log ends when they begin now', async () => {
    const begin = async () => {
      const streams = await Promise.all(Array.from({ length: 1000 }, () => own!.bus.stream([topics.room('e')], null)))
      await Promise.all(streams.map((stream) => stream.return?.()))
    }
    expect(await fewest(begin, () => own!.texts.length)).toBeLessThanOrEqual(4)
  })
})
