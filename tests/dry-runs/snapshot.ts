import type postgres from 'postgres'

/**
 * Every row of every table, as a hash by table: whatever schema it is in, also those of the event log. Sequences are left out, as
 * PostgreSQL does not take their numbers back: a dry run leaves a hole in the identity of `events.outbox` and of what else counts so,
 * and nobody reads anything from holes.
 */
export async function snapshotOf(sql: postgres.Sql): Promise<Record<string, string>> {
  const query = queries.get(sql) ?? (await queryOver(sql))
  queries.set(sql, query)
  // Planned once: there are some hundred tables, and a test looks at them often.
  const rows = await sql.unsafe<{ name: string; hash: string }[]>(query, [], { prepare: true })
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]))
}

const queries = new WeakMap<postgres.Sql, string>()

async function queryOver(sql: postgres.Sql): Promise<string> {
  const tables = await sql`select schemaname, tablename from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1, 2`
  const hashes = tables.map(
    ({ schemaname, tablename }) =>
      `select '${schemaname}.${tablename}' as name, md5(coalesce(string_agg(row::text, ',' order by row::text), '')) as hash
       from "${schemaname}"."${tablename}" as row`,
  )
  return `${hashes.join(' union all ')} order by name`
}
