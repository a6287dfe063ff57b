import type { EventCatalogue, EventName } from '../../schema/events.ts'
import { systemClock } from '../clock.ts'
import { type Database, type DatabaseOptions, openDatabase } from '../database.ts'
import { type EventBus, type EventBusOptions, openEventBus } from '../events/bus.ts'
import { type Announcement, openOutbox } from '../events/outbox.ts'
import { type LoggedEvent, readLog } from '../events/reader.ts'
import { silentLog } from '../log.ts'
import { migrate } from '../migrate.ts'
import { openRedis, type RedisClient } from '../redis.ts'
import { freshDatabase, templateDatabase } from './postgres.ts'

export type TestBusOptions = Partial<Omit<EventBusOptions, 'redis'>> &
  Pick<DatabaseOptions, 'onStatement'> & { redisUrl?: string; redisKeptEvents?: number; applicationName?: string }

/** An event log with nothing around it. */
export interface TestLog {
  readonly database: Database
  /** One process's end of the log, with a pool of its own; closed with the log. */
  open(options?: TestBusOptions): Promise<EventBus>
  /** Commit announcements in one transaction, as a process that dies right after: somebody else has to relay them. */
  announce(...announcements: Announcement[]): Promise<void>
  /** The whole log, in order. */
  read(): Promise<LoggedEvent[]>
  close(): Promise<void>
}

export async function openTestLog(): Promise<TestLog> {
  const template = await templateDatabase('platform', (url) => migrate(url, []))
  const home = await freshDatabase({ template })
  const database = openDatabase({ url: home.url, max: 24 })
  const opened: { bus: EventBus; pool: Database; redis: RedisClient | null }[] = []
  return {
    database,
    open: async ({ onStatement, redisUrl, redisKeptEvents: keptEvents, applicationName, ...options } = {}) => {
      const named = applicationName === undefined ? {} : { applicationName }
      const pool = openDatabase({ url: home.url, max: 6, ...named, ...(onStatement && { onStatement }) })
      const redis =
        redisUrl === undefined
          ? null
          : {
              url: redisUrl,
              client: openRedis(redisUrl, { name: 'commands' }, silentLog),
              ...(keptEvents && { keptEvents }),
            }
      const bus = await openEventBus(pool, silentLog, {
        retentionMs: 3600_000,
        retryMs: 1,
        settleMaxMs: 15_000,
        redis,
        ...options,
      })
      opened.push({ bus, pool, redis: redis?.client ?? null })
      return bus
    },
    announce: (...announcements) => database.transact((tx) => openOutbox(tx, systemClock).publishAll(announcements)),
    read: () => readLog(database.pool, { after: 0, limit: 100_000 }),
    close: async () => {
      for (const { bus, pool, redis } of opened) {
        await bus.close()
        redis?.disconnect()
        await pool.close()
      }
      await database.close()
      await home.drop()
    },
  }
}

/** An event on the topic of a room, told apart by a number. */
export function viewers(roomId: string, count: number): Announcement {
  return { name: 'live.viewersChanged', payload: { roomId, viewers: count } }
}

/** The payloads of events of one name. */
export function payloadsOf<N extends EventName>(events: readonly LoggedEvent[], name: N): EventCatalogue[N][] {
  return events.flatMap((event) => (event.name === name ? [event.payload as EventCatalogue[N]] : []))
}
