import { openDatabase } from '../database.ts'
import { migrate } from '../migrate.ts'
import type { SubgraphModule } from '../subgraph.ts'

/**
 * Bring a database up to date for these subgraphs: their migrations, then the rows they cannot work without.
 * @param first histories that come before those of the subgraphs; a sandbox has its own
 * @throws Error that says so when the database is a sandbox's, and no sandbox is meant
 */
export async function prepareDatabase(
  url: string,
  modules: readonly SubgraphModule[],
  first: readonly string[] = [],
): Promise<void> {
  const database = openDatabase({ url, max: 2, applicationName: 'lifegraph-prepare' })
  try {
    const [found] = await database.client`select to_regclass('sandbox.clock') is not null as sandbox`
    if (found?.sandbox && !first.includes('sandbox'))
      throw new Error("The database is a sandbox's: nobody lives there.")
    await migrate(url, [...first, ...modules.map((module) => module.name)])
    for (const module of modules) await module.seedReference?.(database)
  } finally {
    await database.close()
  }
}
