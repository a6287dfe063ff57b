import { sql } from 'drizzle-orm'
import type { Clock } from '../clock.ts'
import { BACKGROUND, type Database } from '../database.ts'
import { badUserInput } from '../errors.ts'
import type { Log } from '../log.ts'

/** How far ahead of the present a sandbox's clock may be moved, all in all. */
export const AHEAD_MAX_MS = 10 * 366 * 24 * 3600_000

const CHANNEL = 'lifegraph_sandbox_clock'
/** Safety net for a notification lost with its connection. */
const POLL_MS = 1_000

/**
 * The time of a sandbox: that of the machines, and ahead of it by as much as it was moved. How much that is is kept in the
 * sandbox's database, so that all processes tell the same time, and after a restart too.
 */
export interface SandboxClock extends Clock {
  /** Time as machines have it: for what is checked outside the sandbox, such as until when an access token holds. */
  readonly machine: Clock
  onMoved(listener: () => void): () => void
  /**
   * Move the clock, for every process. Others hear of it within milliseconds.
   * @param ms above zero
   * @returns the time it is then
   * @throws BAD_USER_INPUT when it would be further ahead than {@link AHEAD_MAX_MS}
   */
  advance(ms: number): Promise<Date>
  close(): Promise<void>
}

/** @param database of the sandbox, migrated */
export async function openSandboxClock(database: Database, machine: Clock, log: Log): Promise<SandboxClock> {
  let aheadMs = 0
  const listeners = new Set<() => void>()
  const now = () => new Date(machine.now().getTime() + aheadMs)
  /** What is heard late is no news: the clock never runs backwards. */
  const hear = (ms: number) => {
    if (!(ms > aheadMs)) return
    aheadMs = ms
    for (const listener of [...listeners]) listener()
  }
  const look = async () => {
    const [row] = await database.pool.execute<{ ahead_ms: string }>(
      sql`${sql.raw(BACKGROUND)} select ahead_ms from sandbox.clock where id = 1`,
    )
    hear(Number(row?.ahead_ms ?? 0))
  }
  const lookAgain = () => {
    look().catch((error: unknown) => log.warn({ err: error }, 'sandbox: cannot read the clock, will try again'))
  }
  const listening = await database.client.listen(CHANNEL, (ms) => hear(Number(ms)), lookAgain)
  await look()
  const poll = setInterval(lookAgain, POLL_MS)
  poll.unref()
  return {
    machine,
    now,
    onMoved: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    advance: async (ms) => {
      const [moved] = await database.pool.execute<{ ahead_ms: string }>(sql`
        with moved as (
          update sandbox.clock set ahead_ms = ahead_ms + ${ms} where id = 1 and ahead_ms + ${ms} <= ${AHEAD_MAX_MS}
          returning ahead_ms
        )
        select ahead_ms, pg_notify(${CHANNEL}, ahead_ms::text) from moved`)
      if (!moved) throw badUserInput("The sandbox's clock cannot be ten years ahead, or more.", 'hours')
      hear(Number(moved.ahead_ms))
      return now()
    },
    close: async () => {
      clearInterval(poll)
      listeners.clear()
      await listening.unlisten().catch(() => {})
    },
  }
}
