import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../testing/postgres.ts'
import { DurabilityError, requireDurability } from './durability.ts'

let home: TestDatabase
beforeAll(async () => {
  home = await freshDatabase()
})
afterAll(() => home.drop())

/** The server of the tests forgets; what a connection may set for itself is enough to look at the rule. */
async function settings(): Promise<Map<string, string>> {
  const client = postgres(home.url, { max: 1 })
  const rows =
    await client`select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')`
  await client.end()
  return new Map(rows.map(({ name, setting }) => [name, setting]))
}

describe('a database to keep money in', () => {
  it('is refused by the names of the settings that let it forget', async () => {
    const off = [...(await settings())].filter(([, setting]) => setting === 'off').map(([name]) => name)
    const refusal = await requireDurability(home.url).then(
      () => null,
      (error: unknown) => error,
    )
    if (off.length === 0) expect(refusal).toBeNull()
    else expect(refusal).toBeInstanceOf(DurabilityError)
    for (const name of off) expect(String(refusal)).toContain(`${name}=off`)
  })

  it('is refused when only this database forgets', async () => {
    const name = new URL(home.url).pathname.slice(1)
    const client = postgres(home.url, { max: 1 })
    await client`alter database ${client(name)} set synchronous_commit = off`
    await client.end()
    await expect(requireDurability(home.url)).rejects.toThrow(/synchronous_commit=off.*DATABASE_DURABILITY=off/)
  })
})
