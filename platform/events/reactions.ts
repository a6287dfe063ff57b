import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { EventName } from '../../schema/events.ts'
import type { Database, Executor } from '../database.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import { sqlState } from '../sql-errors.ts'
import { openPasses } from './passes.ts'
import { type LoggedEvent, type LoggedEventOf, readExtent, readLog } from './reader.ts'

/**
 * What a subgraph does when others announce something: a handler per event name. It gets a run of consecutive events of that
 * name in log order, so that a storm costs one statement, and the transaction that also moves the subgraph's position:
 * effect and position commit together. Delivery is at-least-once all the same (a subgraph may move to its own database), so
 * handlers are idempotent.
 */
export type Reactions = {
  [N in EventName]?: (tx: Executor, events: readonly LoggedEventOf<N>[]) => Promise<void>
}

const BATCH_MAX = 500
/** How often a single event is tried before it is set aside. */
const ATTEMPTS = 6
/** Wait after the first failure; each one after waits twice as long. */
const RETRY_MS = 200
const RETRY_MAX_MS = 5_000

export interface Consumer {
  readonly name: string
  readonly names: ReadonlySet<string>
  /** Say that events are waiting; returns at once. */
  wake(): void
  /** Resolves once every event now in the log has been reacted to. */
  catchUp(): Promise<void>
  close(): Promise<void>
}

/**
 * Runs a subgraph's reactions over the log, in order. Several processes of one subgraph take turns on its position.
 * @param options.retryMs wait after the first failure of an event
 */
export function startConsumer(
  name: string,
  reactions: Reactions,
  database: Database,
  log: Log,
  afterCommit: () => void,
  { retryMs = RETRY_MS }: { retryMs?: number } = {},
): Consumer {
  const names = Object.keys(reactions)
  const closing = new AbortController()

  /**
   * One transaction: take the position, run the handlers, move the position.
   * @param trying told the events that are about to be handed to the handlers
   * @returns how many events there were; fewer than `limit` reach the end of the log
   */
  const step = (limit: number, trying: (events: readonly LoggedEvent[]) => void): Promise<number> =>
    database.transact(async (tx) => {
      await tx.execute(sql`insert into events.consumers (name, position) values (${name}, 0) on conflict do nothing`)
      const from = await lockPosition(tx, name)
      const { position: end } = await readExtent(tx)
      if (from >= end) return 0
      const events = await readLog(tx, { after: from, upTo: end, limit, names })
      trying(events)
      for (const run of runsByName(events)) {
        await (reactions[run.name] as (tx: Executor, events: readonly unknown[]) => Promise<void>)(tx, run.events)
      }
      await movePosition(tx, name, events.length < limit ? end : (events.at(-1)?.position ?? end))
      return events.length
    })

  const passes = openPasses(async () => {
    /** One bad event must not take its batch with it: so many events go one at a time, until it is found. */
    let careful = 0
    let suspect = { position: 0, failures: 0 }
    while (!closing.signal.aborted) {
      const limit = careful > 0 ? 1 : BATCH_MAX
      let tried: readonly LoggedEvent[] = []
      try {
        const taken = await step(limit, (events) => {
          tried = events
        })
        afterCommit()
        if (taken < limit) return
        if (careful > 0) careful--
      } catch (error) {
        const [first] = tried
        if (first && tried.length > 1) {
          log.warn({ err: error, consumer: name, events: tried.length }, 'a reaction failed, goes one event at a time')
          careful = tried.length
          continue
        }
        const position = first?.position ?? 0
        suspect = { position, failures: suspect.position === position ? suspect.failures + 1 : 1 }
        log.error({ err: error, consumer: name, ...suspect }, 'a reaction failed')
        if (first && suspect.failures >= ATTEMPTS && !isOutage(error)) {
          if (await setAside(database, name, first, names, messageOf(error)).catch(() => false)) continue
        }
        const delayMs = Math.min(retryMs * 2 ** (suspect.failures - 1), RETRY_MAX_MS)
        await wait(delayMs, undefined, { signal: closing.signal }).catch(() => {})
      }
    }
  })
  return {
    name,
    names: new Set(names),
    wake: () => {
      if (!closing.signal.aborted && names.length > 0)
        passes.request().catch((error) => log.error({ err: error, consumer: name }, 'consumer stopped'))
    },
    catchUp: async () => {
      if (names.length > 0) await passes.request()
    },
    close: async () => {
      closing.abort()
      await passes.idle()
    },
  }
}

async function lockPosition(tx: Executor, name: string): Promise<number> {
  const [held] = await tx.execute<{ position: string }>(
    sql`select position from events.consumers where name = ${name} for update`,
  )
  return Number(held?.position ?? 0)
}

async function movePosition(tx: Executor, name: string, position: number): Promise<void> {
  await tx.execute(sql`update events.consumers set position = ${position} where name = ${name}`)
}

/** The database is away or shutting down: not the event's fault. Classes 08 (connection), 53 (resources), 57 (operator). */
function isOutage(error: unknown): boolean {
  const state = sqlState(error)
  return state === null ? /ECONN|CONNECTION|CONNECT_TIMEOUT|EPIPE/.test(messageOf(error)) : /^(08|53|57)/.test(state)
}

/**
 * Step over an event, keeping it with its error for an engineer.
 * @returns false when it is not the next one any more: another process has dealt with it
 */
function setAside(
  database: Database,
  name: string,
  { position }: LoggedEvent,
  names: readonly string[],
  error: string,
): Promise<boolean> {
  return database.transact(async (tx) => {
    const [next] = await readLog(tx, { after: await lockPosition(tx, name), limit: 1, names })
    if (next?.position !== position) return false
    await tx.execute(sql`
      insert into events.dead_letters (consumer, position, error) values (${name}, ${position}, ${error})
      on conflict do nothing`)
    await movePosition(tx, name, position)
    return true
  })
}

function runsByName<E extends { name: EventName }>(events: readonly E[]): { name: EventName; events: E[] }[] {
  const runs: { name: EventName; events: E[] }[] = []
  for (const event of events) {
    const last = runs.at(-1)
    if (last?.name === event.name) last.events.push(event)
    else runs.push({ name: event.name, events: [event] })
  }
  return runs
}
