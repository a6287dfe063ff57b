import { type EventCatalogue, type EventName, TOPIC } from '../../schema/events.ts'
import type { Clock } from '../clock.ts'
import type { Executor } from '../database.ts'
import { outbox as table } from './tables.ts'

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
  const insert = async (announcements: readonly Announcement[]) => {
    if (announcements.length === 0) return
    const occurredAt = clock.now()
    await executor
      .insert(table)
      .values(announcements.map(({ name, payload }) => ({ name, topic: topicOf(name, payload), payload, occurredAt })))
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
