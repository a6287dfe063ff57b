import type postgres from 'postgres'

/**
 * Every row of every table, as the sum of their hashes by table: whatever schema it is in, also those of the event log. Sequences are left out, as
 * PostgreSQL does not take their numbers back: a dry run leaves a hole in the identity of `events.outbox` and of what else counts so,
 * and nobody reads anything from holes.
 */
export async function snapshotOf(sql: postgres.Sql): Promise<Record<string, string>> {
  const query = queries.get(sql) ?? (await queryOver(sql))
  queries.set(sql, query)
  // Planned once: there are some hundred tables, and a test looks at them often. Without a parameter it would be
  // sent simply, and planned each time.
  const rows = await sql.unsafe<{ name: string; hash: string }[]>(query, [SEED], { prepare: true })
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]))
}

/** Of the hashes. */
const SEED = 20_261_121
const queries = new WeakMap<postgres.Sql, string>()

async function queryOver(sql: postgres.Sql): Promise<string> {
  const tables = await sql`select schemaname, tablename from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1, 2`
  const hashes = tables.map(
    ({ schemaname, tablename }) =>
      `select '${schemaname}.${tablename}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(row::text, $1)), 0) as hash
       from "${schemaname}"."${tablename}" as row`,
  )
  return `${hashes.join(' union all ')} order by name`
}
