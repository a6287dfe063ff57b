import { sql } from 'drizzle-orm'
import { type EventCatalogue, type EventName, TOPIC } from '../../schema/events.ts'
import type { Clock } from '../clock.ts'
import type { Executor } from '../database.ts'

/** One announced event on its way into the log. */
export type Announcement = { [N in EventName]: { name: N; payload: EventCatalogue[N] } }[EventName]

export interface Outbox {
  /** Write an event in the transaction of the data it describes: both are there after commit, or neither. */
  publish<N extends EventName>(name: N, payload: EventCatalogue[N]): Promise<void>
  /** Many at once, in this order, with one statement. */
  publishAll(announcements: readonly Announcement[]): Promise<void>
}

/** @param executor the transaction that writes the data */
export function openOutbox(executor: Executor, clock: Clock): Outbox {
  /** One parameter however many there are: a thousand sign-ups would be four thousand. */
  const insert = async (announcements: readonly Announcement[]) => {
    if (announcements.length === 0) return
    const rows = announcements.map(({ name, payload }) => ({ name, topic: topicOf(name, payload), payload }))
    await executor.execute(sql`
      insert into events.outbox (name, topic, payload, occurred_at)
      select name, topic, payload, ${clock.now().toISOString()}::timestamptz
      from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (name text, topic text, payload jsonb))
        with ordinality as announced (name, topic, payload, place)
      order by place`)
  }
  return {
    publish: (name, payload) => insert([{ name, payload } as Announcement]),
    publishAll: insert,
  }
}

/** The stream an event belongs to. */
export function topicOf<N extends EventName>(name: N, payload: EventCatalogue[N]): string {
  return TOPIC[name](payload)
}

/**
 * Names of the events announced in a transaction that is open, and not undone in it, in alphabetical order. What others announced
 * and committed is told apart by the transaction that wrote it: theirs is over, this one, and each of its savepoints, is not.
 */
export async function announcedIn(executor: Executor): Promise<string[]> {
  const rows = await executor.execute<{ name: string }>(sql`
    select distinct name from events.outbox
    where pg_xact_status((((pg_current_xact_id()::text::bigint >> 32) << 32) + xmin::text::bigint)::text::xid8) = 'in progress'
    order by name`)
  return rows.map(({ name }) => name)
}
