import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { topics } from '../../schema/events.ts'
import { systemClock } from '../clock.ts'
import type { Executor } from '../database.ts'
import { silentLog } from '../log.ts'
import { sqlState } from '../sql-errors.ts'
import { openTestLog, payloadsOf, type TestLog, viewers } from '../testing/log.ts'
import { openOutbox } from './outbox.ts'
import { type LoggedEvent, readExtent, readLog } from './reader.ts'
import { pruneLog, startRelay } from './relay.ts'
import { deadLetters, outbox } from './tables.ts'

let log: TestLog

beforeEach(async () => {
  log = await openTestLog()
})
afterEach(() => log.close())

const logged = async (count: number): Promise<LoggedEvent[]> => {
  for (;;) {
    const events = await log.read()
    if (events.length >= count) return events
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const START = Date.parse('2026-03-01T00:00:00.000Z')
/** Announce numbers of viewers of a room in one row, a second between each and the next. */
const announceInOne = (tx: Executor, roomId: string, counts: readonly number[]) => {
  const occurred = counts.map((_, index) => new Date(START + index * 1000))
  const payloads = counts.map((viewers) => JSON.stringify({ roomId, viewers })).join('\n')
  const [topic, occurredAt] = [topics.room(roomId), occurred[0] ?? new Date(START)]
  return tx.insert(outbox).values({ name: 'live.viewersChanged', topic, payloads, occurred, occurredAt })
}
const announceOne = (tx: Executor, roomId: string, count: number) =>
  openOutbox(tx, systemClock).publishAll([viewers(roomId, count)])
const upTo = (count: number) => [...Array(count).keys()]
/** Rooms and numbers, as they stand in the log. */
const told = (events: readonly LoggedEvent[]) =>
  payloadsOf(events, 'live.viewersChanged').map(({ roomId, viewers }) => `${roomId}${viewers}`)
const waiting = () => log.database.pool.select().from(outbox)

describe('the log', () => {
  it('gives positions after commit, without a hole: whoever follows it skips nothing, whoever commits late', async () => {
    const [WRITERS, EACH] = [20, 12]
    const buses = [await log.open(), await log.open()]
    let writing = true
    /** Somebody who always reads on from the last position seen. */
    const seen: LoggedEvent[] = []
    const follow = async () => {
      for (let last = false; ; ) {
        const events = await readLog(log.database.pool, { after: seen.at(-1)?.position ?? 0, limit: 7 })
        seen.push(...events)
        if (events.length > 0) continue
        if (last && seen.length === WRITERS * EACH) return
        last = !writing
      }
    }
    const write = async (writer: number) => {
      // Every third one announces three in a row.
      const inRow = writer % 3 === 0 ? 3 : 1
      for (let turn = 0; turn < EACH; turn += inRow) {
        await log.database.transact(async (tx) => {
          const [roomId, counts] = [`room_${writer}`, upTo(inRow).map((more) => turn + more)]
          await (inRow > 1 ? announceInOne(tx, roomId, counts) : announceOne(tx, roomId, turn))
          // The number was drawn above; others commit before this one does.
          await tx.execute(sql`select pg_sleep(${Math.random() * 0.01})`)
        })
        buses[writer % 2]?.announce()
      }
    }
    const following = follow()
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)))
    writing = false
    await following

    expect(seen.map((event) => event.position)).toEqual(Array.from({ length: WRITERS * EACH }, (_, at) => at + 1))
    expect(seen).toEqual(await log.read())
    expect(await readExtent(log.database.pool)).toEqual({ position: WRITERS * EACH, prunedUpTo: 0 })
    for (let writer = 0; writer < WRITERS; writer++) {
      const own = seen.filter((event) => event.topic === topics.room(`room_${writer}`))
      expect(payloadsOf(own, 'live.viewersChanged').map((payload) => payload.viewers)).toEqual([...Array(EACH).keys()])
    }
  })

  it('holds events of one transaction in the order they were announced, with topic and time', async () => {
    const bus = await log.open()
    const before = Date.now()
    await log.announce(
      viewers('a', 1),
      { name: 'payments.giftPaid', payload: { giftPaymentId: 'g', transferId: 't' } },
      viewers('b', 2),
    )
    bus.announce()
    const events = await logged(3)
    expect(events.map(({ position, name, topic, payload }) => ({ position, name, topic, payload }))).toEqual([
      { position: 1, name: 'live.viewersChanged', topic: 'room:a', payload: { roomId: 'a', viewers: 1 } },
      {
        position: 2,
        name: 'payments.giftPaid',
        topic: 'gift-payment:g',
        payload: { giftPaymentId: 'g', transferId: 't' },
      },
      { position: 3, name: 'live.viewersChanged', topic: 'room:b', payload: { roomId: 'b', viewers: 2 } },
    ])
    expect(events[0]?.occurredAt.getTime()).toBeGreaterThanOrEqual(before)
  })

  it('never hears of what was rolled back', async () => {
    const bus = await log.open()
    const rolledBack = log.database.transact(async (tx) => {
      await openOutbox(tx, systemClock).publishAll([viewers('a', 1)])
      throw new Error('changed my mind')
    })
    await expect(rolledBack).rejects.toThrow('changed my mind')
    await log.announce(viewers('a', 2))
    bus.announce()
    expect((await logged(1)).map(({ position, payload }) => [position, payload])).toEqual([
      [1, { roomId: 'a', viewers: 2 }],
    ])
  })

  it('takes in what a process that died left behind, and storms larger than a batch', async () => {
    await log.announce(...Array.from({ length: 2500 }, (_, index) => viewers('a', index)))
    await log.open()
    const events = await logged(2500)
    expect(payloadsOf(events, 'live.viewersChanged').map((payload) => payload.viewers)).toEqual([...Array(2500).keys()])
  })
})

/** Let a relay of its own move what waits. @returns the rooms and numbers it tells of, in its order, by the time it is done */
async function flushed(): Promise<string[]> {
  const moved: LoggedEvent[] = []
  const relay = startRelay(log.database, silentLog, {
    retentionMs: 3600_000,
    moved: (events) => moved.push(...events),
  })
  try {
    await relay.flush()
    return told(moved)
  } finally {
    await relay.close()
  }
}

describe('a relay that is flushed', () => {
  it('has moved all that was committed, however many batches that takes', async () => {
    await log.announce(...upTo(2500).map((count) => viewers('a', count)))
    expect(await flushed()).toEqual(upTo(2500).map((count) => `a${count}`))
  })

  it('tells of rows of one event and of several in their order', async () => {
    await log.database.transact(async (tx) => {
      await announceInOne(tx, 'a', [0, 1])
      await announceOne(tx, 'a', 2)
      await announceInOne(tx, 'a', [3, 4])
      await announceOne(tx, 'a', 5)
    })
    expect(await flushed()).toEqual(upTo(6).map((count) => `a${count}`))
  })
})

describe('a row of several events', () => {
  /** A pass of a relay, as another process would run it: how many events it moved. */
  const relay = async (batchMax: number) =>
    (await log.database.pool.execute(sql`select from events.relay_events(${batchMax})`)).length

  it('is taken into the log among others in order, each with its own moment', async () => {
    await log.database.transact(async (tx) => {
      await announceOne(tx, 'a', 0)
      await announceInOne(tx, 'a', [1, 2, 3])
      await announceOne(tx, 'b', 4)
      await announceInOne(tx, 'b', [5])
      await announceInOne(tx, 'a', [6, 7])
    })
    expect((await waiting()).map(({ eventCount }) => eventCount)).toEqual([1, 3, 1, 1, 2])
    ;(await log.open()).announce()
    const events = await logged(8)
    expect(told(events)).toEqual(['a0', 'a1', 'a2', 'a3', 'b4', 'b5', 'a6', 'a7'])
    expect(events.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(events.slice(1, 4).map(({ topic, occurredAt }) => [topic, occurredAt.getTime() - START])).toEqual(
      [0, 1000, 2000].map((since) => ['room:a', since]),
    )
    expect(await waiting()).toEqual([])
  })

  it('is moved whole, and with others until a batch is more than full: who is given no more knows that nothing is left', async () => {
    const rows = [upTo(3), [3], upTo(5).map((more) => 4 + more), [9], upTo(4).map((more) => 10 + more)]
    await log.database.transact(async (tx) => {
      for (const row of rows) await announceInOne(tx, 'a', row)
    })
    const moved: number[] = []
    do moved.push(await relay(3))
    while ((await waiting()).length > 0)
    expect(moved).toEqual([4, 5, 5])
    expect(await relay(3)).toBe(0)
    expect(told(await log.read())).toEqual(upTo(14).map((count) => `a${count}`))
    expect(await readExtent(log.database.pool)).toEqual({ position: 14, prunedUpTo: 0 })
  })

  it('is passed on when it is larger than a batch, and so are those behind it', async () => {
    await log.database.transact(async (tx) => {
      await announceInOne(tx, 'a', upTo(2500))
      for (let row = 0; row < 3; row++) await announceInOne(tx, 'b', upTo(600))
      await announceOne(tx, 'c', 0)
    })
    const bus = await log.open()
    const rooms = [topics.room('a'), topics.room('b'), topics.room('c')]
    const stream = await bus.stream(rooms, 0)
    const seen: LoggedEvent[] = []
    while (seen.length < 4301) {
      const { value } = await stream.next()
      if (value?.kind === 'event') seen.push(value.event)
      else throw new Error('the stream lost something')
    }
    await stream.return?.()
    const rest = [0, 1, 2].flatMap(() => upTo(600).map((count) => `b${count}`))
    expect(told(await log.read())).toEqual([...upTo(2500).map((count) => `a${count}`), ...rest, 'c0'])
    expect(seen.map(({ position }) => position)).toEqual(upTo(4301).map((before) => before + 1))
  })

  it('stands where its transaction announced it, whoever commits first', async () => {
    await log.database.transact(async (early) => {
      await announceInOne(early, 'early', [0, 1])
      await log.database.transact(async (late) => {
        await announceInOne(late, 'late', [0, 1])
        await announceOne(late, 'late', 2)
      })
      expect(await relay(1000)).toBe(3)
      await log.database.transact((third) => announceInOne(third, 'third', [0, 1]))
      await announceInOne(early, 'early', [2])
    })
    expect(await relay(1000)).toBe(5)
    const events = await log.read()
    expect(told(events)).toEqual(['late0', 'late1', 'late2', 'early0', 'early1', 'third0', 'third1', 'early2'])
    expect(events.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('is there once and whole when the process that moves it dies before it commits', async () => {
    await log.database.transact((tx) => announceInOne(tx, 'a', upTo(500)))
    const doomed = postgres(log.database.url, { max: 1 })
    await doomed`begin`
    expect(await doomed`select from events.relay_events(1000)`).toHaveLength(500)
    await doomed.end({ timeout: 0 })
    expect(await log.read()).toEqual([])
    ;(await log.open()).announce()
    const events = await logged(500)
    expect(told(events)).toEqual(upTo(500).map((count) => `a${count}`))
    expect(events.at(-1)?.position).toBe(500)
  })

  it('keeps every character of what is told', async () => {
    const messages = [
      '"quoted" \\ and \\n',
      'a\nb\r\nc\u2028d\u2029e\u0085f\vg',
      '\t\u007f\u0001',
      '🌍 漢字 e\u0301',
      '{}[],:null',
      '',
    ]
    const tips = messages.map((message) => ({ message }))
    await log.database.pool.insert(outbox).values({
      ...{ name: 'payments.tipReceived', topic: 'tips:a', occurredAt: new Date(START) },
      payloads: tips.map((tip) => JSON.stringify(tip)).join('\n'),
      occurred: tips.map(() => new Date(START)),
    })
    expect(await relay(1000)).toBe(messages.length)
    expect((await log.read()).map(({ payload }) => payload)).toEqual(tips)
  })

  it('is refused beside a payload of its own, without one, without moments, or empty', async () => {
    const [payload, payloads, occurred] = [{}, '{}', [new Date(START)]]
    const rows = [
      { payload, payloads, occurred },
      {},
      { payload, occurred },
      { payloads },
      { payloads: '', occurred: [] },
    ]
    for (const row of rows) {
      const written = log.database.pool
        .insert(outbox)
        .values({ name: 'live.viewersChanged', topic: 'room:a', occurredAt: new Date(START), ...row })
      await expect(written).rejects.toSatisfy((error) => sqlState(error) === '23514')
    }
  })

  it('holds nothing up when not all of it is JSON: that is set aside, and the rest goes on', async () => {
    const line = (viewers: number) => JSON.stringify({ roomId: 'a', viewers })
    const write = (tx: Executor, payloads: readonly string[], moments: number) =>
      tx.insert(outbox).values({
        ...{ name: 'live.viewersChanged', topic: topics.room('a'), occurredAt: new Date(START) },
        payloads: payloads.join('\n'),
        occurred: upTo(moments).map((index) => new Date(START + 1000 * (index + 1))),
      })
    await log.database.transact(async (tx) => {
      await announceOne(tx, 'a', 0)
      await write(tx, [line(1), '{"roomId":', line(2), '{"roomId":"\\u0000"}', '{"roomId":"\\ud800"}'], 5)
      await write(tx, ['not at all'], 1)
      await write(tx, [line(3), line(4)], 1)
      await write(tx, [line(5)], 2)
      await announceOne(tx, 'a', 6)
    })
    expect(await flushed()).toEqual(upTo(7).map((count) => `a${count}`))
    const events = await log.read()
    expect(events.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(events.slice(1, 5).map(({ occurredAt }) => occurredAt.getTime() - START)).toEqual([1000, 3000, 1000, 0])
    const letters = await log.database.pool.select().from(deadLetters)
    expect(letters).toMatchObject([{ consumer: 'relay', position: 0 }])
    expect(letters[0]?.error.split('\n')).toEqual(
      ['{"roomId":', '{"roomId":"\\u0000"}', '{"roomId":"\\ud800"}', 'not at all', 'none for a moment'].map(
        (text) => `live.viewersChanged: ${text}`,
      ),
    )
  })
})

describe('pruning', () => {
  const age = (upTo: number) =>
    log.database.client`update events.log set recorded_at = now() - interval '2 hours' where position <= ${upTo}`
  const consumer = (name: string, position: number) =>
    log.database.client`insert into events.consumers values (${name}, ${position})`
  const prune = () => pruneLog(log.database, 3600_000)

  beforeEach(async () => {
    const bus = await log.open()
    await log.announce(...Array.from({ length: 10 }, (_, index) => viewers('a', index)))
    bus.announce()
    await logged(10)
  })

  it('forgets what is older than the retention, and remembers how much that is', async () => {
    await consumer('content', 10)
    await age(6)
    await prune()
    expect((await log.read()).map((event) => event.position)).toEqual([7, 8, 9, 10])
    expect(await readExtent(log.database.pool)).toEqual({ position: 10, prunedUpTo: 6 })
    await prune()
    expect(await readExtent(log.database.pool)).toEqual({ position: 10, prunedUpTo: 6 })
  })

  it('keeps what a reaction has not seen, however old', async () => {
    await consumer('content', 10)
    await consumer('payments', 3)
    await age(10)
    await prune()
    expect(await readExtent(log.database.pool)).toEqual({ position: 10, prunedUpTo: 3 })
    expect(await log.read()).toHaveLength(7)
  })
})
