import { openRedis, type RedisClient, redisReady } from '../redis.ts'
import type { LoggedEvent } from './reader.ts'

/**
 * The last part of the event log in a Redis stream, one for all topics. An entry's id is its event's position, `<position>-0`, so
 * Redis itself refuses a repeat, and the stream has no hole from its first entry to its last.
 */
export interface RedisStream {
  /**
   * Append events, leaving out those that are there.
   * @param events without a gap, in order
   * @returns position of the stream's last event; less than that of the first given minus one when those in between are missing,
   * and nothing was appended then
   */
  append(events: readonly LoggedEvent[]): Promise<number>
  /** Position of the last event; 0 when there is none. */
  last(): Promise<number>
  /** Every event after one position up to another, or null when the stream does not hold all of them. */
  range(after: number, upTo: number): Promise<LoggedEvent[] | null>
  /** Forget the stream. */
  clear(): Promise<void>
}

/** How much is kept, roughly: Redis drops whole nodes of its tree. */
const KEPT_EVENTS = 50_000
/** A stream nobody adds to for so long is one of a log that is gone. */
const KEPT_MS = 48 * 3600_000
const FIELD = 'e'

/** KEYS: the stream. ARGV: position of the first event, how many to keep, for how long, then each event. Returns the last position. */
const APPEND = `
local top = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
local last = top and tonumber(string.match(top[1], '^%d+')) or 0
local first = tonumber(ARGV[1])
if last > 0 and first > last + 1 then return last end
for i = 4, #ARGV do
  local position = first + i - 4
  if position > last then
    redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[2], string.format('%.0f-0', position), '${FIELD}', ARGV[i])
    last = position
  end
end
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return last`

/** @param key of the stream: another one for each log */
export function openRedisStream(redis: RedisClient, key: string, keptEvents = KEPT_EVENTS): RedisStream {
  return {
    append: async (events) => {
      const [first] = events
      if (!first) return 0
      const entries = events.map(printEvent)
      return Number(await redis.eval(APPEND, 1, key, first.position, keptEvents, KEPT_MS, ...entries))
    },
    last: async () => positionOf((await redis.xrevrange(key, '+', '-', 'COUNT', 1))[0]?.[0] ?? '0-0'),
    range: async (after, upTo) => {
      const entries = await redis.xrange(key, `${after + 1}-0`, `${upTo}-0`)
      const isWhole = entries.length === upTo - after && positionOf(entries[0]?.[0] ?? '0-0') === after + 1
      return isWhole ? entries.map(readEntry) : null
    },
    clear: async () => {
      await redis.unlink(key)
    },
  }
}

const READ_MAX = 500
/** How long Redis is waited for at a time. Long enough to cost nothing, short enough to notice a dead connection by. */
const BLOCK_MS = 2_000

export interface RedisStreamReader {
  /** True while events come from here as soon as they are there. */
  isReading(): boolean
  close(): Promise<void>
}

/** What a reader does with what it reads. */
export interface RedisReading {
  /** Position to read on after. */
  position(): number
  offer(events: readonly LoggedEvent[]): void
  /** Called on every connection before the first read. Rejects when there is nothing to be read yet. */
  connected(): Promise<void>
  failed(error: unknown): void
}

/** Follow a stream on a connection of its own, for ever: a lost connection is made again, and reading goes on where it was. */
export function followRedisStream(redis: RedisClient, key: string, reading: RedisReading): RedisStreamReader {
  let isReading = false
  let closed = false
  let leave = () => {}
  /** A connection that is closed while it waits to be made again says nothing of it. */
  const left = new Promise<false>((resolve) => {
    leave = () => resolve(false)
  })
  const readOn = async () => {
    await reading.connected()
    isReading = true
    for (let from = 0; !closed; ) {
      from = Math.max(from, reading.position())
      const answer = await redis.xread('COUNT', READ_MAX, 'BLOCK', BLOCK_MS, 'STREAMS', key, `${from}-0`)
      const events = answer?.[0]?.[1].map(readEntry) ?? []
      from = events.at(-1)?.position ?? from
      if (!closed) reading.offer(events)
    }
  }
  const running = (async () => {
    while (!closed && (await Promise.race([redisReady(redis), left]))) {
      await readOn().catch((error: unknown) => {
        isReading = false
        if (!closed) reading.failed(error)
      })
      // Even a Redis that answers with nothing but errors is asked a few times a second only.
      if (!closed) await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })()
  return {
    isReading: () => isReading && redis.status === 'ready',
    close: async () => {
      closed = true
      leave()
      redis.disconnect()
      await running
    },
  }
}

/** A connection for {@link followRedisStream}. */
export function openReadingConnection(url: string, log: Parameters<typeof openRedis>[2]): RedisClient {
  return openRedis(url, { name: 'events', blocksMs: BLOCK_MS }, log)
}

type Entry = [id: string, fields: string[]]
type Printed = [name: string, topic: string, occurredAtMs: number, payload: unknown]

function printEvent({ name, topic, occurredAt, payload }: LoggedEvent): string {
  return JSON.stringify([name, topic, occurredAt.getTime(), payload] satisfies Printed)
}

function readEntry([id, fields]: Entry): LoggedEvent {
  const [name, topic, occurredAt, payload] = JSON.parse(fields[1] ?? '') as Printed
  return { position: positionOf(id), name, topic, payload, occurredAt: new Date(occurredAt) } as LoggedEvent
}

function positionOf(id: string): number {
  return Number(id.slice(0, id.indexOf('-')))
}
