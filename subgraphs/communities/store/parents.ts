import { type SQL, sql } from 'drizzle-orm'

/**
 * The ids as a table `parents (id, place)`: join the page of each laterally, and order by `parents.place`, so that one
 * statement reads a page of every parent and no parent's page costs another's.
 */
export function parentsOf(ids: readonly string[]): SQL {
  return sql`unnest(${sql.param([...ids])}::text[]) with ordinality as parents (id, place)`
}
