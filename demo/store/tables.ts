import { pgSchema, text, timestamp } from 'drizzle-orm/pg-core'

export const demo = pgSchema('demo')
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** Worlds made in this database. A row is what allows a seed to go on in a database that is no longer empty. */
export const worlds = demo.table('worlds', {
  name: text().primaryKey(),
  begunAt: instant('begun_at').notNull(),
  /** Null while it is being made, or when its making was cut short. */
  finishedAt: instant('finished_at'),
})
