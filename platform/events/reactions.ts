import { sql } from 'drizzle-orm'
import type { EventName } from '../../schema/events.ts'
import { type Database, type Executor, sqlState } from '../database.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import { openPasses } from './passes.ts'
import { type LoggedEventOf, readExtent, readLog } from './reader.ts'

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
const ATTEMPTS_PER_EVENT = 6
const RETRY_MS = 100

export interface Consumer {
  readonly name: string
  readonly names: ReadonlySet<string>
  /** Say that events are waiting; returns at once. */
  wake(): void
  /** Resolves once every event now in the log has been reacted to. */
  catchUp(): Promise<void>
  close(): Promise<void>
}

/** Runs a subgraph's reactions over the log, in order. Several processes of one subgraph take turns on its position. */
export function startConsumer(
  name: string,
  reactions: Reactions,
  database: Database,
  log: Log,
  afterCommit: () => void,
): Consumer {
  const names = Object.keys(reactions)
  let closed = false
  let failures = 0

  /** One transaction: take the position, run the handlers, move the position. @returns true at the end of the log */
  const step = (limit: number): Promise<{ done: boolean }> =>
    database.transact(async (tx) => {
      await tx.execute(sql`insert into events.consumers (name, position) values (${name}, 0) on conflict do nothing`)
      const [held] = await tx.execute<{ position: string }>(
        sql`select position from events.consumers where name = ${name} for update`,
      )
      const from = Number(held?.position ?? 0)
      const { position: end } = await readExtent(tx)
      if (from >= end) return { done: true }
      const events = await readLog(tx, { after: from, upTo: end, limit, names })
      const done = events.length < limit
      for (const run of runsByName(events)) {
        await (reactions[run.name] as (tx: Executor, events: readonly unknown[]) => Promise<void>)(tx, run.events)
      }
      const upTo = done ? end : (events.at(-1)?.position ?? end)
      await tx.execute(sql`update events.consumers set position = ${upTo} where name = ${name}`)
      return { done }
    })

  const passes = openPasses(async () => {
    for (let limit = BATCH_MAX; !closed; ) {
      try {
        const { done } = await step(limit)
        failures = 0
        limit = BATCH_MAX
        afterCommit()
        if (done) return
      } catch (error) {
        failures++
        // One bad event must not take its batch with it: go on one at a time until it is found.
        limit = 1
        log.error({ err: error, consumer: name, failures }, 'a reaction failed')
        if (failures >= ATTEMPTS_PER_EVENT && !isOutage(error)) {
          await setAside(database, name, names, messageOf(error))
          failures = 0
        } else {
          await new Promise((resolve) => setTimeout(resolve, Math.min(RETRY_MS * 2 ** failures, 5_000)))
        }
      }
    }
  })
  return {
    name,
    names: new Set(names),
    wake: () => {
      if (!closed && names.length > 0)
        passes.request().catch((error) => log.error({ err: error, consumer: name }, 'consumer stopped'))
    },
    catchUp: async () => {
      if (names.length > 0) await passes.request()
    },
    close: async () => {
      closed = true
      await passes.idle()
    },
  }
}

/** The database is away or shutting down: not the event's fault. Classes 08 (connection), 53 (resources), 57 (operator). */
function isOutage(error: unknown): boolean {
  const state = sqlState(error)
  return state === null ? /ECONN|CONNECTION|CONNECT_TIMEOUT|EPIPE/.test(messageOf(error)) : /^(08|53|57)/.test(state)
}

/** Step over the next event of this consumer, keeping it with its error for an engineer. */
async function setAside(database: Database, name: string, names: string[], error: string): Promise<void> {
  await database.transact(async (tx) => {
    const [held] = await tx.execute<{ position: string }>(
      sql`select position from events.consumers where name = ${name} for update`,
    )
    const [event] = await readLog(tx, { after: Number(held?.position ?? 0), limit: 1, names })
    if (!event) return
    await tx.execute(sql`
      insert into events.dead_letters (consumer, position, error) values (${name}, ${event.position}, ${error})
      on conflict do nothing`)
    await tx.execute(sql`update events.consumers set position = ${event.position} where name = ${name}`)
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
