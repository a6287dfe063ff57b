import { randomBytes } from 'node:crypto'
import { openOneProcess } from '../gateway/one-process.ts'
import { type Log, silentLog } from '../platform/log.ts'
import { openDemoClock } from './clock.ts'
import { seedCrowd } from './crowd.ts'
import { type SeedReport, seedDemo } from './seed.ts'
import type { Progress } from './stage.ts'

export interface SeedDatabaseOptions {
  /** How many people to add to those who have a name; 0 for none. */
  people?: number
  log?: Log
  progress?: Progress
}

const POOL_MAX = 20
/** Longer than any seed takes: nothing is pruned meanwhile. */
const RETENTION_HOURS = 72

/**
 * Make the demo world in a database nothing runs on, migrations included, and add a crowd if one is wanted.
 * @returns what was made of each; null where there was nothing to make
 */
export async function seedDatabase(
  databaseUrl: string,
  { people = 0, log = silentLog, progress = () => {} }: SeedDatabaseOptions = {},
): Promise<{ world: SeedReport | null; crowd: SeedReport | null }> {
  const clock = openDemoClock()
  const host = await openOneProcess({
    databaseUrl,
    databasePoolMax: POOL_MAX,
    eventRetentionHours: RETENTION_HOURS,
    // Signs sessions that nobody gets to see.
    accessTokenSecret: randomBytes(32).toString('base64url'),
    clock,
    log,
  })
  try {
    const world = await seedDemo(host, { clock, progress })
    const crowd = people > 0 ? await seedCrowd(host, { people, progress }) : null
    return { world, crowd }
  } finally {
    await host.close()
  }
}
