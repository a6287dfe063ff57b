import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyHistory } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'

/** Any number all processes agree on: the key of the advisory lock that makes migrations one at a time. */
const MIGRATION_LOCK = 7_541_902_263_001
const HISTORIES = fileURLToPath(new URL('../drizzle/', import.meta.url))

/**
 * Bring the database up to date: the platform's own history first, then each subgraph's. Processes that start together
 * queue on an advisory lock, so each migration runs once. Idempotent.
 * @param histories names of folders under `drizzle/`
 */
export async function migrate(url: string, histories: readonly string[]): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 })
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK}::bigint)`
    for (const history of ['platform', ...histories]) {
      const migrationsFolder = `${HISTORIES}${history}`
      if (!existsSync(`${migrationsFolder}/meta/_journal.json`)) continue
      await applyHistory(drizzle(client), {
        migrationsFolder,
        migrationsSchema: 'migrations',
        migrationsTable: history.replaceAll('-', '_'),
      })
    }
  } finally {
    await client.end({ timeout: 5 })
  }
}
