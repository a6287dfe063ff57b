import { sql } from 'drizzle-orm'
import { BACKGROUND, type Database } from '../database.ts'
import type { Log } from '../log.ts'
import { sqlState } from '../sql-errors.ts'
import { openPasses } from './passes.ts'
import { eventOf, type LoggedEvent, type LogRow } from './reader.ts'

/**
 * Events one transaction of the relay moves, more only by what the last row holds: large enough for a storm, small enough to commit in
 * milliseconds.
 */
const BATCH_MAX = 1000
/** Safety net for rows whose own process died between commit and relay. */
const POLL_MS = 500
const PRUNE_EVERY_MS = 60_000

export interface Relay {
  /** Say that rows may be waiting; returns at once. */
  wake(): void
  /** Resolves once every row committed before the call is in the log. */
  flush(): Promise<void>
  /** Settles when the events now being moved, if any, have been told to `moved`; null when none are. */
  moving(): Promise<void> | null
  close(): Promise<void>
}

/**
 * Moves committed outbox rows into the event log in the background. Several processes may run one each: they take turns on
 * the log's head, and each event is moved once.
 * @param options.retentionMs events older than this are pruned once every reaction has seen them
 * @param options.moved told the events this relay has moved, in order
 */
export function startRelay(
  database: Database,
  log: Log,
  { retentionMs, moved }: { retentionMs: number; moved: (events: readonly LoggedEvent[]) => void },
): Relay {
  let closed = false
  const passes = openPasses(async () => {
    for (;;) {
      const rows = await moveBatch(database, log)
      const events = rows.map(eventOf).sort((one, other) => one.position - other.position)
      if (events.length > 0) moved(events)
      // More are given as soon as there are more: nothing was left.
      if (rows.length <= BATCH_MAX) return
    }
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
    moving: passes.running,
    close: async () => {
      closed = true
      clearInterval(poll)
      clearInterval(prune)
      await passes.idle()
    },
  }
}

async function moveBatch(database: Database, log: Log): Promise<LogRow[]> {
  const move = () =>
    database.pool.execute<LogRow>(
      sql`${sql.raw(BACKGROUND)} select position, name, topic, payload, occurred_at from events.relay_events(${BATCH_MAX})`,
    )
  try {
    return await move()
  } catch (error) {
    // Classes 22 (data) and 23 (constraints): what was written is not what the log takes, and would hold up all that comes after it.
    if (!/^2[23]/.test(sqlState(error) ?? '')) throw error
    const [mended] = await database.pool.execute<{ rows: number }>(sql`select events.set_aside_unreadable() as rows`)
    if (!mended?.rows) throw error
    log.error(
      { err: error, rows: mended.rows },
      'relay: events that are not JSON are set aside, see events.dead_letters',
    )
    return move()
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
