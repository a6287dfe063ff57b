import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Executor } from '../database.ts'
import { openTestLog, type TestLog, viewers } from '../testing/log.ts'
import type { EventBus } from './bus.ts'
import type { Reactions } from './reactions.ts'

let log: TestLog
let bus: EventBus

beforeEach(async () => {
  log = await openTestLog()
  await log.database.client`create table effects (room text, viewers int, by text)`
})
afterEach(() => log.close())

const note = (tx: Executor, roomId: string, count: number, by = '') =>
  tx.execute(sql`insert into effects values (${roomId}, ${count}, ${by})`)
const effects = async (): Promise<number[]> =>
  (await log.database.client`select viewers from effects order by viewers`).map((row) => row.viewers)
const deadLetters = async () =>
  (await log.database.client`select consumer, position, error from events.dead_letters order by position`).map(
    (row) => ({ ...row, position: Number(row.position) }),
  )
const tell = async (...counts: number[]) => {
  await log.announce(...counts.map((count) => viewers('a', count)))
  bus.announce()
}
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)

/** Notes every event, unless `refuse` throws for it. */
function noting(refuse: (count: number, tx: Executor) => unknown = () => {}, by = ''): Reactions {
  return {
    'live.viewersChanged': async (tx, events) => {
      for (const { payload } of events) {
        await note(tx, payload.roomId, payload.viewers, by)
        await refuse(payload.viewers, tx)
      }
    },
  }
}

describe('reactions', () => {
  it('take runs of one name, in the order of the log, and hear only what they listen for', async () => {
    bus = await log.open()
    const runs: unknown[] = []
    await log.announce(
      viewers('a', 1),
      viewers('b', 2),
      { name: 'live.productPinned', payload: { roomId: 'a', productId: 'p' } },
      { name: 'payments.giftPaid', payload: { giftPaymentId: 'g', transferId: 't' } },
      { name: 'live.productPinned', payload: { roomId: 'b', productId: 'q' } },
      viewers('a', 3),
    )
    bus.react('toy', {
      'live.viewersChanged': async (_, events) => void runs.push(events.map((event) => event.payload.viewers)),
      'live.productPinned': async (_, events) => void runs.push(events.map((event) => event.payload.productId)),
    })
    await bus.settle('toy')
    expect(runs).toEqual([[1, 2], ['p', 'q'], [3]])
  })

  it('are over when an operation has settled, whatever was committed before', async () => {
    bus = await log.open()
    bus.react('toy', noting())
    for (const count of range(0, 30)) {
      await log.announce(viewers('a', count))
      await bus.settle('toy')
      expect(await effects()).toHaveLength(count + 1)
    }
  })

  it('are settled for as many as ask at once', async () => {
    bus = await log.open()
    bus.react('toy', noting())
    await Promise.all(
      range(0, 40).map(async (count) => {
        await log.announce(viewers('a', count))
        await bus.settle('toy')
        expect(await effects()).toContain(count)
      }),
    )
  })

  it('go on after a restart where they were', async () => {
    bus = await log.open()
    bus.react('toy', noting())
    await tell(1, 2)
    await bus.settle('toy')
    await bus.close()
    await tell(3)
    const next = await log.open()
    next.react('toy', noting())
    await next.settle('toy')
    expect(await effects()).toEqual([1, 2, 3])
  })

  it('happen once for each event, in two processes that take turns', async () => {
    const buses = [await log.open(), await log.open()]
    const consumers = buses.map((each, index) => each.react('toy', noting(undefined, `process ${index}`)))
    bus = buses[0] as EventBus
    for (const start of range(0, 40)) {
      await log.announce(...range(start * 5, start * 5 + 5).map((count) => viewers('a', count)))
      buses[start % 2]?.announce()
    }
    await bus.settle('nobody')
    await Promise.all(consumers.map((consumer) => consumer.catchUp()))
    expect(await effects()).toEqual(range(0, 200))
  })
})

describe('a reaction that fails', () => {
  it('leaves nothing behind, and is tried again: effect and position commit together', async () => {
    bus = await log.open()
    let failures = 2
    bus.react(
      'toy',
      noting(() => {
        if (failures-- > 0) throw new Error('not yet')
      }),
    )
    await tell(1)
    await bus.settle('toy')
    expect(await effects()).toEqual([1])
    expect(await deadLetters()).toEqual([])
  })

  it('is set aside after six tries, and all others of its batch go on, each once', async () => {
    bus = await log.open()
    const tries = new Map<number, number>()
    const reactions = noting((count) => {
      tries.set(count, (tries.get(count) ?? 0) + 1)
      if (count === 50 || count === 70) throw new Error(`no sense in ${count}`)
    })
    await tell(...range(0, 100))
    await bus.settle('nobody')
    const consumer = bus.react('toy', reactions)
    await consumer.catchUp()
    expect(await effects()).toEqual(range(0, 100).filter((count) => count !== 50 && count !== 70))
    expect(await deadLetters()).toEqual([
      { consumer: 'toy', position: 51, error: 'no sense in 50' },
      { consumer: 'toy', position: 71, error: 'no sense in 70' },
    ])
    // Once with its batch, then alone.
    expect([tries.get(50), tries.get(70), tries.get(99)]).toEqual([7, 6, 1])
    await tell(100)
    await bus.settle('nobody')
    await consumer.catchUp()
    expect(await effects()).toContain(100)
  })

  it('is set aside alone when two processes fail on it', async () => {
    const buses = await Promise.all([log.open(), log.open()])
    bus = buses[0] as EventBus
    await tell(...range(0, 30))
    await bus.settle('nobody')
    const reactions = noting((count) => {
      if (count % 10 === 5) throw new Error('five')
    })
    await Promise.all(buses.map((each) => each.react('toy', reactions).catchUp()))
    expect(await effects()).toEqual(range(0, 30).filter((count) => count % 10 !== 5))
    expect((await deadLetters()).map((letter) => letter.position)).toEqual([6, 16, 26])
  })

  it('is not set aside for what the database cannot help', async () => {
    bus = await log.open()
    let outages = 9
    const consumer = bus.react(
      'toy',
      noting((_, tx) =>
        outages-- > 0 ? tx.execute(sql`do $$ begin raise 'terminating' using errcode = '57P01'; end $$`) : undefined,
      ),
    )
    await tell(1)
    await bus.settle('nobody')
    await consumer.catchUp()
    expect(outages).toBe(-1)
    expect(await effects()).toEqual([1])
    expect(await deadLetters()).toEqual([])
  })

  it('does not hold up a process that stops', async () => {
    bus = await log.open({ retryMs: 60_000 })
    let failed = () => {}
    const failure = new Promise<void>((resolve) => {
      failed = resolve
    })
    bus.react(
      'toy',
      noting(() => {
        failed()
        throw new Error('not today')
      }),
    )
    await tell(1)
    await failure
    const since = performance.now()
    await bus.close()
    expect(performance.now() - since).toBeLessThan(15_000)
  })
})
