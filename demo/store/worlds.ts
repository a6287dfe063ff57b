import { eq, sql } from 'drizzle-orm'
import { type Database, openDatabase } from '../../platform/database.ts'
import { migrate } from '../../platform/migrate.ts'
import { worlds } from './tables.ts'

/** The one world there is, by now. */
const NAME = 'demo'
/** Any number all processes agree on: the key of the advisory lock that makes one world at a time. */
const LOCK = 7_541_902_263_002
const LOOK_AGAIN_MS = 250

export type WorldRow = typeof worlds.$inferSelect

/** How far the world in this database is; null when none was begun. */
export async function findWorld({ pool }: Database): Promise<WorldRow | null> {
  const [known] = await pool.execute<{ table: string | null }>(sql`select to_regclass('demo.worlds')::text as table`)
  if (!known?.table) return null
  const [world] = await pool.select().from(worlds).where(eq(worlds.name, NAME))
  return world ?? null
}

/** Begin the world, or go on with the one that was begun. */
export async function beginWorld(database: Database, at: Date): Promise<WorldRow> {
  await migrate(database.url, ['demo'])
  const [begun] = await database.pool
    .insert(worlds)
    .values({ name: NAME, begunAt: at })
    .onConflictDoUpdate({ target: worlds.name, set: { name: NAME } })
    .returning()
  return begun as WorldRow
}

export async function finishWorld({ pool }: Database, at: Date): Promise<void> {
  await pool.update(worlds).set({ finishedAt: at }).where(eq(worlds.name, NAME))
}

/** Do this while no other process does; it waits for one that does. */
export async function alone<T>({ url }: Database, work: () => Promise<T>): Promise<T> {
  // A connection of its own: the lock belongs to it, and is free when this process dies.
  const { client, close } = openDatabase({ url, max: 1, applicationName: 'lifegraph-demo' })
  try {
    for (;;) {
      const [answer] = await client<{ held: boolean }[]>`select pg_try_advisory_lock(${LOCK}::bigint) as held`
      if (answer?.held) return await work()
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
    }
  } finally {
    await close()
  }
}
