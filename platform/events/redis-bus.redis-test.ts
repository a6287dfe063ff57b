import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { topics } from '../../schema/events.ts'
import { openTestLog, type TestBusOptions, type TestLog, viewers } from '../testing/log.ts'
import { startTestRedis, type TestRedis } from '../testing/redis.ts'
import type { EventBus } from './bus.ts'
import { readLogName } from './reader.ts'

let redis: TestRedis
let log: TestLog
let told = 0
beforeAll(async () => {
  redis = await startTestRedis()
})
afterAll(() => redis.stop())
beforeEach(async () => {
  await redis.client.flushall()
  log = await openTestLog()
  told = 0
})
afterEach(() => log.close())

const TOPIC = [topics.room('a')]
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)
const eventually = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 30_000, interval: 5 })
const keyOf = async () => `lifegraph:events:${await readLogName(log.database.pool)}`
const idsInRedis = async () =>
  (await redis.client.xrange(await keyOf(), '-', '+')).map(([id]) => Number(id.replace('-0', '')))

/** A process, what it sent to PostgreSQL, and what somebody who watches there has been shown. */
async function open(options: TestBusOptions = {}) {
  const texts: string[] = []
  const bus = await log.open({ redisUrl: redis.url, onStatement: (text) => texts.push(text), ...options })
  const seen: (number | string)[] = []
  const stream = await bus.stream(TOPIC, null)
  const watching = (async () => {
    for await (const item of stream)
      seen.push(item.kind === 'gap' ? 'gap' : (item.event.payload as { viewers: number }).viewers)
  })()
  const leave = async () => {
    await stream.return?.()
    await watching
  }
  return { bus, texts, seen, leave }
}
type Process = Awaited<ReturnType<typeof open>>

/** Commit the next events, numbered on from the last, and have one process relay them. */
async function tell(bus: EventBus, count: number): Promise<void> {
  const numbers = range(told, told + count)
  told += count
  await log.announce(...numbers.map((number) => viewers('a', number)))
  bus.announce()
}
const shown = (processes: readonly Process[]) =>
  eventually(() => {
    for (const { seen } of processes) expect(seen.length).toBeGreaterThanOrEqual(told)
  })
/** Everybody was shown everything, once and in order. */
async function expectAllShown(processes: readonly Process[]): Promise<void> {
  await shown(processes)
  for (const { seen } of processes) expect(seen).toEqual(range(0, told))
}
/** Until events come by Redis again, without a statement in a process that only listens. */
const expectRedisAtWork = (teller: Process, listener: Process) =>
  eventually(async () => {
    listener.texts.length = 0
    await tell(teller.bus, 1)
    await shown([teller, listener])
    expect(listener.texts.filter((text) => text.includes('from events.log'))).toEqual([])
    expect(await idsInRedis()).toContain(listener.bus.position())
  })

describe('events by way of Redis', () => {
  it('reach other processes without a statement there', async () => {
    const [teller, listener] = [await open(), await open()]
    const counts: number[] = []
    for (const count of [1, 1, 400, 1, 400]) {
      listener.texts.length = 0
      await tell(teller.bus, count)
      await shown([listener])
      // But for the looks each process takes at the log once a second, and after its outbox twice.
      counts.push(listener.texts.length)
    }
    expect(Math.min(...counts)).toBe(0)
    await expectAllShown([teller, listener])
    expect(await idsInRedis()).toEqual(range(1, told + 1))
  })

  it('come once and in order from many relays at once', async () => {
    const processes = [await open(), await open(), await open()]
    const write = async (writer: number) => {
      for (const _ of range(0, 15)) await tell(processes[writer % 3]?.bus as EventBus, 1 + (writer % 4))
    }
    await Promise.all(range(0, 12).map(write))
    await shown(processes)
    const inLog = (await log.read()).map(({ payload }) => (payload as { viewers: number }).viewers)
    for (const { seen } of processes) expect(seen).toEqual(inLog)
    await eventually(async () => expect(await idsInRedis()).toEqual(range(1, told + 1)))
  })

  it('are read from the log as long as Redis is away, from the first moment', async () => {
    await redis.kill()
    const processes = [await open(), await open()] as const
    await tell(processes[0].bus, 50)
    await expectAllShown(processes)
    // A process is stopped all the same.
    const leaving = await open()
    await leaving.leave()
    await leaving.bus.close()
    await redis.restart({ keepsData: false })
    await expectRedisAtWork(...processes)
    await expectAllShown(processes)
  })
})

describe('nothing is lost, repeated or out of order', () => {
  it.each([true, false])('when Redis is killed in mid-stream and comes back (with its data: %s)', async (keepsData) => {
    const processes = [await open(), await open(), await open()] as const
    let over = false
    const writing = (async () => {
      for (let turn = 0; !over; turn++) await tell(processes[turn % 2]?.bus as EventBus, 3)
    })()
    await eventually(() => expect(processes[2].seen.length).toBeGreaterThan(30))
    await redis.kill()
    const before = processes[2].seen.length
    await eventually(() => expect(processes[2].seen.length).toBeGreaterThan(before + 60))
    await redis.restart({ keepsData })
    const then = processes[2].seen.length
    await eventually(() => expect(processes[2].seen.length).toBeGreaterThan(then + 60))
    over = true
    await writing
    await shown(processes)
    const inLog = (await log.read()).map(({ payload }) => (payload as { viewers: number }).viewers)
    for (const { seen } of processes) expect(seen).toEqual(inLog)
    await expectRedisAtWork(processes[0], processes[2])
  })

  it('when Redis is flushed again and again', async () => {
    const processes = [await open(), await open()] as const
    for (const turn of range(0, 30)) {
      if (turn % 3 === 0) await redis.client.flushall()
      await tell(processes[turn % 2]?.bus as EventBus, 4)
    }
    await expectAllShown(processes)
    await expectRedisAtWork(...processes)
  })

  it('when Redis answers nothing for a while', async () => {
    const processes = [await open(), await open()] as const
    await tell(processes[0].bus, 5)
    await expectAllShown(processes)
    redis.freeze()
    try {
      for (const _ of range(0, 10)) await tell(processes[0].bus, 5)
      await expectAllShown(processes)
    } finally {
      redis.thaw()
    }
    await expectRedisAtWork(...processes)
    await expectAllShown(processes)
  })

  it('when Redis is full: its stream begins anew, and others find room', async () => {
    const processes = [await open(), await open()] as const
    await tell(processes[0].bus, 50)
    await expectAllShown(processes)
    await redis.client.config('SET', 'maxmemory', 1)
    try {
      await eventually(async () => {
        await tell(processes[0].bus, 1)
        await expectAllShown(processes)
        expect(await redis.client.exists(await keyOf())).toBe(0)
      })
    } finally {
      await redis.client.config('SET', 'maxmemory', 0)
    }
    await expectRedisAtWork(...processes)
    await expectAllShown(processes)
    expect((await idsInRedis())[0]).toBeGreaterThan(50)
  })

  it('when single entries are gone from Redis', async () => {
    const processes = [await open(), await open()] as const
    await tell(processes[0].bus, 20)
    await expectAllShown(processes)
    await redis.client.xdel(await keyOf(), '5-0', '6-0', '20-0')
    await tell(processes[0].bus, 3)
    const late = await open({ ring: { eventsMax: 0, bytesMax: 0 } })
    const replay = await late.bus.stream(TOPIC, 2)
    for (const number of range(2, told)) {
      const { value } = await replay.next()
      expect(value.event.payload.viewers).toBe(number)
    }
    await replay.return?.()
    await expectAllShown(processes)
  })

  it('when Redis remembers more than a database that was restored from a backup', async () => {
    const [first] = [await open()]
    await tell(first.bus, 10)
    await expectAllShown([first])
    await first.leave()
    await first.bus.close()
    // The last four events never were.
    await log.database.client`delete from events.log where position > 6`
    await log.database.client`update events.head set position = 6`
    const processes = [await open(), await open()] as const
    for (const process of processes) process.seen.push(...range(0, 10))
    await tell(processes[0].bus, 5)
    await expectAllShown(processes)
    await eventually(async () => expect(await idsInRedis()).toEqual(range(7, 12)))
  })

  it('whatever happens to Redis, in whatever order, and whoever tells', async () => {
    const act = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({ kind: fc.constant('tell'), who: fc.nat(2), count: fc.integer({ min: 1, max: 40 }) }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constantFrom('flush', 'kill', 'return', 'forget', 'freeze', 'thaw') }),
      },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 20 }), async (acts) => {
        const processes = [await open(), await open(), await open()]
        for (const process of processes) process.seen.push(...range(0, told))
        let isFrozen = false
        let isAlive = true
        const thaw = () => {
          if (isFrozen) redis.thaw()
          isFrozen = false
        }
        for (const each of acts) {
          if ('who' in each) await tell(processes[each.who]?.bus as EventBus, each.count)
          else if (each.kind === 'flush' && isAlive && !isFrozen) await redis.client.flushall().catch(() => {})
          else if (each.kind === 'freeze' && isAlive) {
            redis.freeze()
            isFrozen = true
          } else if (each.kind === 'thaw') thaw()
          else if (each.kind === 'kill') {
            thaw()
            await redis.kill()
            isAlive = false
          } else if (each.kind === 'return' || each.kind === 'forget') {
            thaw()
            await redis.restart({ keepsData: each.kind === 'return' })
            isAlive = true
          }
        }
        thaw()
        await expectAllShown(processes)
        if (!isAlive) await redis.restart({ keepsData: true })
        await expectRedisAtWork(processes[0] as Process, processes[2] as Process)
        await expectAllShown(processes)
        for (const process of processes) await process.leave()
      }),
      { numRuns: 6 },
    )
  }, 180_000)
})

describe('a replay', () => {
  const TALK = 3_000
  const takeAll = async (bus: EventBus, after: number, count: number) => {
    const stream = await bus.stream(TOPIC, after)
    const taken: number[] = []
    while (taken.length < count) {
      const { value } = await stream.next()
      if (value.kind === 'gap') throw new Error('a gap where nothing is gone')
      taken.push(value.event.payload.viewers)
    }
    await stream.return?.()
    return taken
  }

  it('of what is no longer in memory comes from Redis, read once for all who come at the same time', async () => {
    const teller = await open()
    const small = await open({ ring: { eventsMax: 50, bytesMax: 1e6 } })
    for (const _ of range(0, TALK / 500)) await tell(teller.bus, 500)
    await shown([teller, small])
    await eventually(async () => expect(await redis.client.xlen(await keyOf())).toBe(TALK))
    small.texts.length = 0
    const calls = async () =>
      Number(/cmdstat_xrange:calls=(\d+)/.exec(await redis.client.info('commandstats'))?.[1] ?? 0)
    const before = await calls()
    const all = await Promise.all(range(0, 100).map((reader) => takeAll(small.bus, reader * 20, TALK - reader * 20)))
    for (const [reader, taken] of all.entries()) expect(taken).toEqual(range(reader * 20, TALK))
    expect(small.texts.filter((text) => text.includes('topic in'))).toEqual([])
    expect((await calls()) - before).toBeLessThan(130)
  })

  it('of what Redis no longer has comes from PostgreSQL', async () => {
    const bounds = { ring: { eventsMax: 50, bytesMax: 1e6 }, redisKeptEvents: 500 }
    const [teller, small] = [await open(bounds), await open(bounds)]
    for (const _ of range(0, TALK / 500)) await tell(teller.bus, 500)
    await shown([teller, small])
    small.texts.length = 0
    expect(await takeAll(small.bus, 0, TALK)).toEqual(range(0, TALK))
    expect(small.texts.filter((text) => text.includes('topic in')).length).toBeGreaterThan(0)
  })

  it('costs a thousand who come back to what is in memory no statement and no command', async () => {
    const [teller, other] = [await open(), await open()]
    await tell(teller.bus, 300)
    await shown([teller, other])
    const counts: number[] = []
    for (const _ of range(0, 4)) {
      other.texts.length = 0
      const all = await Promise.all(range(0, 1000).map((reader) => takeAll(other.bus, reader % 200, 100)))
      expect(all[150]).toEqual(range(150, 250))
      counts.push(other.texts.length)
    }
    expect(Math.min(...counts)).toBe(0)
  })
})
