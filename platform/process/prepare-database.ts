import { openDatabase } from '../database.ts'
import { migrate } from '../migrate.ts'
import type { SubgraphModule } from '../subgraph.ts'

/**
 * Bring a database up to date for these subgraphs: their migrations, then the rows they cannot work without.
 * @param first histories that come before those of the subgraphs
 */
export async function prepareDatabase(
  url: string,
  modules: readonly SubgraphModule[],
  first: readonly string[] = [],
): Promise<void> {
  await migrate(url, [...first, ...modules.map((module) => module.name)])
  const database = openDatabase({ url, max: 2, applicationName: 'lifegraph-prepare' })
  try {
    for (const module of modules) await module.seedReference?.(database)
  } finally {
    await database.close()
  }
}
