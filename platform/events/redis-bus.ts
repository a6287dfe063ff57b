import { setTimeout as wait } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { RedisClient } from '../redis.ts'
import { openPasses } from './passes.ts'
import type { LoggedEvent } from './reader.ts'
import { followRedisStream, openReadingConnection, openRedisStream } from './redis-stream.ts'

/**
 * Events by way of Redis, so that many processes hear of each without asking PostgreSQL. Redis is never believed to be whole: it
 * may be away, flushed, behind or of another time, and then the log itself is read.
 */
export interface RedisBus {
  /** Bring events to all other processes, in the background. @param events just given their positions, in order */
  publish(events: readonly LoggedEvent[]): void
  /** True while events come from Redis as soon as they are there. */
  isReading(): boolean
  /**
   * Part of the log from Redis: everything after a position up to `upTo`, which lies a page further or at the last event this
   * process has heard of; null when Redis does not have it. Read once for all who ask for it at the same time or soon after.
   */
  page(after: number): Promise<{ events: readonly LoggedEvent[]; upTo: number } | null>
  close(): Promise<void>
}

export interface RedisBusOptions {
  url: string
  /** For commands; the caller's, and not closed with the bus. */
  redis: RedisClient
  key: string
  /** The last event this process has passed on. */
  position(): number
  offer(events: readonly LoggedEvent[]): void
  /** The log itself: everything after a position, up to another. */
  read(after: number, upTo: number): Promise<readonly LoggedEvent[]>
  /** The end of the log. */
  end(): Promise<number>
  keptEvents?: number | undefined
  log: Log
}

/** Events waiting to be brought to Redis. Those beyond are left to whoever publishes next, who brings what is missing too. */
const WAITING_MAX = 5_000
/** A larger hole is not filled: the stream begins anew behind it. */
const FILL_MAX = 5_000
/** What another relay is given to bring what comes before ours. */
const TURN_MS = 20
const PAGE = 1_000
const PAGES_MAX = 20
/** Who is further behind reads from PostgreSQL, which has an index of topics. */
const REACH = 40_000

export function openRedisBus(options: RedisBusOptions): RedisBus {
  const { redis, position, offer, read, end, log } = options
  const stream = openRedisStream(redis, options.key, options.keptEvents)
  const connection = openReadingConnection(options.url, log)
  let waiting: LoggedEvent[] = []
  let closed = false

  /** Append events that have no gap between them, after whatever else is still missing before them. */
  const append = async (events: readonly LoggedEvent[]) => {
    const first = events[0]?.position ?? 0
    let last = await stream.append(events)
    if (last >= first - 1) return
    // Several relays move events at the same time: the one before us is a moment late, or has died.
    await wait(TURN_MS)
    last = await stream.append(events)
    if (last >= first - 1) return
    if (first - 1 - last > FILL_MAX) await stream.clear()
    else await stream.append(await read(last, first - 1))
    await stream.append(events)
  }
  /** A Redis that is full refuses to add, and so to trim too: the stream must not fill it for ever. */
  const makeRoom = async (error: unknown) => {
    if (!messageOf(error).startsWith('OOM')) return
    log.warn('redis: is full, the stream of events begins anew')
    await stream.clear()
  }
  const passes = openPasses(async () => {
    const events = waiting
    waiting = []
    for (let from = 0; from < events.length; ) {
      let to = from + 1
      while (
        to < events.length &&
        to - from < PAGE &&
        events[to]?.position === (events[from]?.position ?? 0) + to - from
      )
        to++
      await append(events.slice(from, to)).catch(async (error: unknown) => {
        await makeRoom(error)
        throw error
      })
      from = to
    }
  })

  /** A stream that reaches further than the log tells of a time that never was: PostgreSQL was restored from a backup. */
  const checkTime = async () => {
    const last = await stream.last()
    const logEnd = last === 0 ? 0 : await end()
    if (last <= logEnd) return
    log.warn({ last, logEnd }, 'redis: the stream reaches further than the event log, begins anew')
    await stream.clear()
  }
  const reader = followRedisStream(connection, options.key, {
    position,
    offer,
    connected: checkTime,
    failed: (error) => log.debug({ err: error }, `redis: stopped reading events: ${messageOf(error)}`),
  })

  const pages = new LRUCache<number, Promise<LoggedEvent[] | null>>({ max: PAGES_MAX })
  /** A whole page, between multiples of its size: it never changes, so it is kept. */
  const pageAt = (start: number): Promise<LoggedEvent[] | null> => {
    const known = pages.get(start)
    if (known) return known
    const reading = stream.range(start, start + PAGE).catch(() => null)
    pages.set(start, reading)
    void reading.then((events) => events ?? pages.delete(start))
    return reading
  }
  return {
    publish: (events) => {
      if (closed) return
      if (waiting.length + events.length > WAITING_MAX) waiting = []
      waiting.push(...events)
      if (redis.status !== 'ready') return
      passes.request().catch((error: unknown) => {
        log.debug({ err: error }, `redis: events could not be published: ${messageOf(error)}`)
      })
    },
    isReading: reader.isReading,
    page: async (after) => {
      if (redis.status !== 'ready' || position() - after > REACH || after >= position()) return null
      const start = after - (after % PAGE)
      if (start + PAGE <= position()) {
        const whole = await pageAt(start)
        if (whole) return { events: whole.filter((event) => event.position > after), upTo: start + PAGE }
      }
      const upTo = Math.min(start + PAGE, position())
      const rest = await stream.range(after, upTo).catch(() => null)
      return rest && { events: rest, upTo }
    },
    close: async () => {
      closed = true
      await reader.close()
      await passes.idle()
    },
  }
}
