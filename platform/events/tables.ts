import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, jsonb, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** The platform's own schema: what was announced, in which order, and how far each reader has come. */
export const events = pgSchema('events')

/**
 * Events written in the transaction of the data they describe, not yet in order. A row announces one event, or several of one name and
 * topic, as a thousand tips for one stream: writing and deleting a row costs the same, whatever it holds.
 */
export const outbox = events.table(
  'outbox',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    name: text().notNull(),
    topic: text().notNull(),
    /** Of one event; null for several. */
    payload: jsonb(),
    /** When it occurred; the first of several. */
    occurredAt: timestamp('occurred_at', { withTimezone: true, mode: 'date' }).notNull(),
    /** Of several events, as JSON, one to a line, in order; a line has no line break. Whoever writes it answers for its being JSON. */
    payloads: text(),
    /** When each of several occurred, in the same order. */
    occurred: timestamp({ withTimezone: true, mode: 'date' }).array(),
    eventCount: integer('event_count').notNull().generatedAlwaysAs(sql`coalesce(cardinality(occurred), 1)`),
  },
  (table) => [
    check('outbox_one_or_several', sql`(${table.payload} is null) <> (${table.payloads} is null)`),
    check('outbox_each_occurred', sql`(${table.payloads} is null) = (${table.occurred} is null)`),
    check('outbox_not_empty', sql`${table.eventCount} > 0`),
  ],
)

/** Events in their final order. Positions are given after commit, gapless and rising, so no reader skips a late one. */
export const log = events.table(
  'log',
  {
    position: bigint({ mode: 'number' }).primaryKey(),
    name: text().notNull(),
    topic: text().notNull(),
    payload: jsonb().notNull(),
    occurredAt: timestamp('occurred_at', { withTimezone: true, mode: 'date' }).notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [
    index('log_topic_position').on(table.topic, table.position),
    index('log_name_position').on(table.name, table.position),
    index('log_recorded_at').on(table.recordedAt),
  ],
)

/**
 * One row: the last position given, and the last one pruned away. Locking it is what makes relays one at a time. `logId` says
 * which log this is to those who keep copies of it.
 */
export const head = events.table('head', {
  id: integer().primaryKey(),
  logId: uuid('log_id').notNull().defaultRandom(),
  position: bigint({ mode: 'number' }).notNull(),
  prunedUpTo: bigint('pruned_up_to', { mode: 'number' }).notNull(),
})

/** How far each subgraph's reactions have come; moved in the transaction of the reaction itself. */
export const consumers = events.table('consumers', {
  name: text().primaryKey(),
  position: bigint({ mode: 'number' }).notNull(),
})

/**
 * Events a reaction could not take after many tries, or the relay (`consumer` is then `relay`) at all: set aside so that the rest goes on,
 * kept for an engineer.
 */
export const deadLetters = events.table(
  'dead_letters',
  {
    consumer: text().notNull(),
    position: bigint({ mode: 'number' }).notNull(),
    error: text().notNull(),
    at: timestamp({ withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.consumer, table.position] })],
)
