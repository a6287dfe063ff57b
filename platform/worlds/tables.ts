import { sql } from 'drizzle-orm'
import { bigint, check, integer, pgSchema } from 'drizzle-orm/pg-core'

/** What only the database of a sandbox has. */
export const sandbox = pgSchema('sandbox')

/** One row: how far the sandbox's clock is ahead of the machines'. */
export const clock = sandbox.table(
  'clock',
  { id: integer().primaryKey(), aheadMs: bigint('ahead_ms', { mode: 'number' }).notNull() },
  (table) => [check('clock_is_one', sql`${table.id} = 1`), check('clock_runs_forward', sql`${table.aheadMs} >= 0`)],
)
