import { sql } from 'drizzle-orm'
import { BACKGROUND, type Database } from '../database.ts'
import type { Log } from '../log.ts'
import { openPasses } from './passes.ts'

/** Rows one transaction of the relay moves; large enough for a storm, small enough to commit in milliseconds. */
const BATCH_MAX = 1000
/** Safety net for rows whose own process died between commit and relay. */
const POLL_MS = 500
const PRUNE_EVERY_MS = 60_000

export interface Relay {
  /** Say that rows may be waiting; returns at once. */
  wake(): void
  /** Resolves once every row committed before the call is in the log. */
  flush(): Promise<void>
  close(): Promise<void>
}

/**
 * Moves committed outbox rows into the event log in the background. Several processes may run one each: they take turns on
 * the log's head, and each event is moved once.
 * @param retentionMs events older than this are pruned once every reaction has seen them
 */
export function startRelay(database: Database, log: Log, retentionMs: number): Relay {
  let closed = false
  const passes = openPasses(async () => {
    let moved: number
    do {
      const [row] = await database.pool.execute<{ moved: number }>(
        sql`${sql.raw(BACKGROUND)} select events.relay(${BATCH_MAX}) as moved`,
      )
      moved = row?.moved ?? 0
    } while (moved === BATCH_MAX)
  })
  const wake = () => {
    if (!closed)
      passes.request().catch((error) => log.warn({ err: error }, 'relay: could not move events, will try again'))
  }
  const poll = setInterval(wake, POLL_MS)
  const prune = setInterval(() => {
    pruneLog(database, retentionMs).catch((error) => log.warn({ err: error }, 'relay: could not prune the event log'))
  }, PRUNE_EVERY_MS)
  return {
    wake,
    flush: passes.request,
    close: async () => {
      closed = true
      clearInterval(poll)
      clearInterval(prune)
      await passes.idle()
    },
  }
}

/** Forget events older than the retention that every reaction has seen, and remember how far the log is gone. */
export async function pruneLog(database: Database, retentionMs: number): Promise<void> {
  await database.pool.execute(sql`
    with slowest as (select coalesce(min(position), 0) as position from events.consumers),
    gone as (
      delete from events.log
      where recorded_at < now() - ${retentionMs} * interval '1 millisecond'
        and position <= (select position from slowest)
      returning position
    )
    update events.head set pruned_up_to = greatest(pruned_up_to, (select max(position) from gone))
    where exists (select from gone)`)
}
