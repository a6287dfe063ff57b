import { join } from 'node:path'
import { z } from 'zod'
import { databaseShape, parseConfig } from '../platform/config.ts'
import { migrate } from '../platform/migrate.ts'
import { launchPostgres } from '../platform/postgres/index.ts'
import { SUBGRAPHS } from '../schema/subgraphs.ts'

/** `npm run migrate`: bring the database at DATABASE_URL, or the embedded one, up to date and leave. Every start does the same. */
const config = parseConfig(
  { DATABASE_URL: databaseShape.DATABASE_URL, DATA_DIR: z.string().min(1).default('.data') },
  process.env,
)
const embedded = config.DATABASE_URL ? null : await launchPostgres({ dataDir: join(config.DATA_DIR, 'postgres') })
try {
  await migrate(config.DATABASE_URL ?? embedded?.url ?? '', SUBGRAPHS)
  process.stdout.write('The database is up to date.\n')
} finally {
  await embedded?.stop()
}
