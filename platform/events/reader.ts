import { sql } from 'drizzle-orm'
import type { EventCatalogue, EventName } from '../../schema/events.ts'
import { BACKGROUND, type Executor } from '../database.ts'

/** An event with its place in the log. Narrow it by `name`. */
export type LoggedEvent = { [N in EventName]: LoggedEventOf<N> }[EventName]

export interface LoggedEventOf<N extends EventName> {
  readonly position: number
  readonly name: N
  readonly topic: string
  readonly payload: EventCatalogue[N]
  readonly occurredAt: Date
}

/** How far the log reaches: `position` is its last event, everything up to `prunedUpTo` is gone. */
export interface LogExtent {
  readonly position: number
  readonly prunedUpTo: number
}

/** A row of the log as the driver gives it. */
export interface LogRow extends Record<string, unknown> {
  position: string
  name: string
  topic: string
  payload: unknown
  occurred_at: string
}

export async function readExtent(executor: Executor): Promise<LogExtent> {
  const [row] = await executor.execute<{ position: string; pruned_up_to: string }>(
    sql`select position, pruned_up_to from events.head where id = 1`,
  )
  return { position: Number(row?.position ?? 0), prunedUpTo: Number(row?.pruned_up_to ?? 0) }
}

/** Whether somebody has not come as far as this position. @param but whom it does not matter of */
export async function isAnyBehind(executor: Executor, position: number, but: readonly string[]): Promise<boolean> {
  const rows = await executor.execute(sql`
    select 1 from events.consumers where position < ${position} and name <> all (${sql.param([...but])}::text[]) limit 1`)
  return rows.length > 0
}

/** Which log this is, among all whose copies may lie in one place: that of a restored or copied database is another one. */
export async function readLogName(executor: Executor): Promise<string> {
  const [row] = await executor.execute<{ name: string }>(sql`
    select log_id || '-' || (select oid from pg_database where datname = current_database()) as name
    from events.head where id = 1`)
  return row?.name ?? ''
}

/** A part of the log. */
export interface LogRange {
  after: number
  upTo?: number
  limit: number
  /** Only events of these names. */
  names?: readonly string[]
  /** Only events of these topics. */
  topics?: readonly string[]
  /** The read of a process that keeps up with the log, whoever asks for anything or not. */
  background?: boolean
}

/** Events after a position, in order, at most `limit`; `names` or `topics` narrow them. */
export async function readLog(executor: Executor, range: LogRange): Promise<LoggedEvent[]> {
  const rows = await executor.execute<LogRow>(sql`${sql.raw(range.background ? BACKGROUND : '')}
    select position, name, topic, payload, occurred_at from events.log
    where position > ${range.after}
      ${range.upTo === undefined ? sql`` : sql`and position <= ${range.upTo}`}
      ${range.names ? sql`and name in ${[...range.names]}` : sql``}
      ${range.topics ? sql`and topic in ${[...range.topics]}` : sql``}
    order by position limit ${range.limit}`)
  return rows.map(eventOf)
}

/** A row of the log, read. */
export function eventOf(row: LogRow): LoggedEvent {
  return {
    position: Number(row.position),
    name: row.name,
    topic: row.topic,
    payload: row.payload,
    occurredAt: new Date(row.occurred_at),
  } as LoggedEvent
}
