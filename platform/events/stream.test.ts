import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { topics } from '../../schema/events.ts'
import { openTestLog, type TestLog, viewers } from '../testing/log.ts'
import type { EventBus } from './bus.ts'
import type { LoggedEvent } from './reader.ts'
import { pruneLog } from './relay.ts'
import { mapStream, openStream, type StreamItem, type StreamSource } from './stream.ts'

type Stream = AsyncIterableIterator<StreamItem>
let log: TestLog
let bus: EventBus
let rooms = 0
/** A room nobody has talked about yet, and its topic. */
const newRoom = () => {
  const roomId = `room_${++rooms}`
  return { roomId, topic: [topics.room(roomId)] }
}
const tell = async (roomId: string, ...counts: number[]) => {
  await log.announce(...counts.map((count) => viewers(roomId, count)))
  bus.announce()
}
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)

/** What the next items of a stream say: numbers of events, or the words of a gap. */
async function take(stream: Stream, count: number): Promise<(number | string)[]> {
  const taken: (number | string)[] = []
  while (taken.length < count) {
    const { done, value } = await stream.next()
    if (done) break
    taken.push(
      value.kind === 'gap' ? `gap ${value.from}-${value.to}` : (value.event.payload as { viewers: number }).viewers,
    )
  }
  return taken
}

beforeAll(async () => {
  log = await openTestLog()
  bus = await log.open()
})
afterAll(() => log.close())

describe('a stream', () => {
  it('shows what is told from now on, of its topics only', async () => {
    const [mine, other] = [newRoom(), newRoom()]
    // Committed before the call, whether this process has heard of it or not.
    await tell(mine.roomId, 1)
    const before = await bus.stream(mine.topic, null)
    await tell(other.roomId, 2)
    await tell(mine.roomId, 3, 4)
    const both = await bus.stream([...mine.topic, ...other.topic], 0)
    // Told before anybody asked for the first event.
    expect(await take(before, 2)).toEqual([3, 4])
    expect(await take(both, 4)).toEqual([1, 2, 3, 4])
    await Promise.all([before.return?.(), both.return?.()])
  })

  it('replays from any position and joins live, while twenty write, without a hole or a repeat', async () => {
    const { roomId, topic } = newRoom()
    const TOTAL = 20 * 15
    const writers = range(0, 20).map(async (writer) => {
      for (const turn of range(0, 15)) await tell(roomId, writer * 15 + turn)
    })
    const readers = range(0, 12).map(async (reader) => {
      await new Promise((resolve) => setTimeout(resolve, reader * 10))
      const everything = await bus.stream(topic, 0)
      const seen: LoggedEvent[] = []
      for await (const item of everything) {
        if (item.kind === 'event') seen.push(item.event)
        if (seen.length === 7 * (reader + 1)) break
      }
      // Drops, and resumes after the last it saw.
      const rest = await bus.stream(topic, seen.at(-1)?.position ?? 0)
      while (seen.length < TOTAL) {
        const { value } = await rest.next()
        if (value.kind === 'event') seen.push(value.event)
      }
      await rest.return?.()
      return seen
    })
    await Promise.all(writers)
    const shown = await Promise.all(readers)
    const inLog = (await log.read()).filter((event) => event.topic === topic[0])
    expect(inLog).toHaveLength(TOTAL)
    for (const seen of shown) expect(seen).toEqual(inLog)
  })

  it('costs a slow subscriber nothing but time: it catches up from the log', async () => {
    const { roomId, topic } = newRoom()
    const stream = await bus.stream(topic, null)
    await tell(roomId, 0)
    expect(await take(stream, 1)).toEqual([0])
    // Twice what is buffered comes while nobody takes anything, and more while it catches up.
    for (const start of range(0, 12)) await tell(roomId, ...range(start * 100 + 1, start * 100 + 101))
    await bus.settle('nobody')
    expect(await take(stream, 300)).toEqual(range(1, 301))
    for (const start of range(12, 24)) await tell(roomId, ...range(start * 100 + 1, start * 100 + 101))
    expect(await take(stream, 2100)).toEqual(range(301, 2401))
    await tell(roomId, 2401)
    expect(await take(stream, 1)).toEqual([2401])
    await stream.return?.()
  })

  it('refuses a position ahead of the log', async () => {
    await expect(bus.stream(['room:any'], 1_000_000)).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', argument: 'after' },
    })
  })

  it.each([0, null])('is left at once, also while it waits (after %s)', async (after) => {
    const { roomId, topic } = newRoom()
    const stream = await bus.stream(topic, after)
    const waiting = stream.next()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await stream.return?.()).toEqual({ done: true, value: undefined })
    expect(await waiting).toEqual({ done: true, value: undefined })
    await tell(roomId, 1)
    expect(await stream.next()).toEqual({ done: true, value: undefined })
  })

  it('shows what any process told', async () => {
    const { roomId, topic } = newRoom()
    const stream = await bus.stream(topic, null)
    const elsewhere = await log.open()
    await log.announce(viewers(roomId, 1))
    elsewhere.announce()
    expect(await take(stream, 1)).toEqual([1])
    await stream.return?.()
  })
})

describe('what can no longer be replayed', () => {
  it('is told as a gap, and the stream goes on behind it', async () => {
    const { roomId, topic } = newRoom()
    // A process that has nothing of it in memory.
    const bus = await log.open({ ring: { eventsMax: 0, bytesMax: 0 } })
    await tell(roomId, 1, 2, 3, 4)
    await bus.settle('nobody')
    const [first, , , last] = (await log.read()).filter((event) => event.topic === topic[0])
    const [from, to] = [first!.position, last!.position - 1]
    await log.database.client`insert into events.consumers values ('content', ${to})`
    await log.database.client`update events.log set recorded_at = now() - interval '2 hours' where position <= ${to}`
    await pruneLog(log.database, 3600_000)
    const stream = await bus.stream(topic, from)
    await tell(roomId, 5)
    expect(await take(stream, 3)).toEqual([`gap ${from}-${to}`, 4, 5])
    const whole = await bus.stream(topic, to)
    expect(await take(whole, 2)).toEqual([4, 5])
    await Promise.all([stream.return?.(), whole.return?.()])
  })

  it('is told also when it was pruned while a subscriber was catching up', async () => {
    const event = (position: number) =>
      ({
        position,
        name: 'live.viewersChanged',
        topic: 'room:a',
        payload: { roomId: 'a', viewers: position },
      }) as LoggedEvent
    let kept = range(1, 1001)
    const source: StreamSource = {
      position: () => 1000,
      recall: () => null,
      extent: async () => ({ position: 1000, prunedUpTo: kept[0]! - 1 }),
      read: async (_, after, limit) => {
        const page = kept.filter((position) => position > after).slice(0, limit)
        const isLast = page.length < limit
        return { events: page.map(event), goneUpTo: kept[0]! - 1, upTo: page.at(-1) ?? after, isLast }
      },
      now: async () => 1000,
      listen: () => () => {},
    }
    const stream = await openStream(source, ['room:a'], 0)
    expect(await take(stream, 100)).toEqual(range(1, 101))
    kept = range(601, 1001)
    expect(await take(stream, 157)).toEqual([...range(101, 257), 'gap 256-600'])
    expect(await take(stream, 400)).toEqual(range(601, 1001))
    await stream.return?.()
  })
})

describe('what is made of a stream', () => {
  it('may leave items out, and is left at once', async () => {
    const { roomId, topic } = newRoom()
    const even = mapStream(await bus.stream(topic, null), async (item) => {
      const count = item.kind === 'event' ? (item.event.payload as { viewers: number }).viewers : 0
      return count % 2 === 0 ? `${count} viewers` : null
    })
    await tell(roomId, 1, 2, 3, 4)
    expect([await even.next(), await even.next()]).toEqual([
      { done: false, value: '2 viewers' },
      { done: false, value: '4 viewers' },
    ])
    const waiting = even.next()
    expect(await even.return?.()).toEqual({ done: true, value: undefined })
    expect(await waiting).toEqual({ done: true, value: undefined })
  })

  it('ends with the first payload that cannot be made, and lets the stream go', async () => {
    let left = false
    const source: StreamSource = {
      position: () => 1,
      recall: () => [{ position: 1 } as LoggedEvent],
      extent: async () => ({ position: 1, prunedUpTo: 0 }),
      read: async () => ({ events: [], goneUpTo: 0, upTo: 1, isLast: true }),
      now: async () => 0,
      listen: () => () => {
        left = true
      },
    }
    const broken = mapStream(await openStream(source, ['room:a'], 0), () => {
      throw new Error('no such room')
    })
    await expect(broken.next()).rejects.toThrow('no such room')
    expect(left).toBe(true)
    expect(await broken.next()).toEqual({ done: true, value: undefined })
  })
})
