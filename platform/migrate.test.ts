import postgres from 'postgres'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from './migrate.ts'
import { freshDatabase, type TestDatabase } from './testing/postgres.ts'

let home: TestDatabase
let sql: postgres.Sql

beforeEach(async () => {
  home = await freshDatabase()
  sql = postgres(home.url, { max: 1, onnotice: () => {} })
})
afterEach(async () => {
  await sql.end()
  await home.drop()
})

const tablesOf = async (schema: string) =>
  (await sql`select table_name from information_schema.tables where table_schema = ${schema} order by 1`).map(
    (row) => row.table_name,
  )

it('brings a new database up to date once, however many processes start together', async () => {
  await Promise.all([1, 2, 3, 4].map(() => migrate(home.url, ['users'])))
  expect(await tablesOf('events')).toEqual(['consumers', 'dead_letters', 'head', 'log', 'outbox', 'presence'])
  expect(await tablesOf('users')).toContain('people')
  expect(await sql`select position from events.head`).toHaveLength(1)
  const applied = await sql`select count(*)::int as times, count(distinct hash)::int as files from migrations.platform`
  expect(applied[0]?.times).toBe(applied[0]?.files)
})

it('changes nothing in a database that is up to date', async () => {
  await migrate(home.url, ['users'])
  const before = await sql`select * from migrations.users`
  await migrate(home.url, ['users'])
  expect(await sql`select * from migrations.users`).toEqual(before)
})

it('passes over a subgraph that has no tables', async () => {
  await migrate(home.url, ['portal'])
  expect(await tablesOf('migrations')).toEqual(['platform'])
})
