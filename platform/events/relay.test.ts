import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { topics } from '../../schema/events.ts'
import { systemClock } from '../clock.ts'
import { openTestLog, payloadsOf, type TestLog, viewers } from '../testing/log.ts'
import { openOutbox } from './outbox.ts'
import { type LoggedEvent, readExtent, readLog } from './reader.ts'
import { pruneLog } from './relay.ts'

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
      for (let turn = 0; turn < EACH; turn++) {
        await log.database.transact(async (tx) => {
          await openOutbox(tx, systemClock).publish('live.viewersChanged', { roomId: `room_${writer}`, viewers: turn })
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
