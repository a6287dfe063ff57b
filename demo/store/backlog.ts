import { sql } from 'drizzle-orm'
import type { Database } from '../../platform/database.ts'
import { consumers, head, outbox } from '../../platform/events/tables.ts'

/** How many events the slowest subgraph has not reacted to yet. */
export async function countBacklog({ pool }: Database): Promise<number> {
  const [row] = await pool.execute<{ waiting: string }>(sql`
    select (select coalesce(sum(${outbox.eventCount}), 0) from ${outbox})
      + (select position from ${head}) - coalesce((select min(position) from ${consumers}), 0) as waiting`)
  return Number(row?.waiting ?? 0)
}
