import type { Clock } from './clock.ts'
import { openDatabase } from './database.ts'
import { openDryRuns } from './dry-run.ts'
import { openEventBus } from './events/bus.ts'
import { announcedIn } from './events/outbox.ts'
import type { Log } from './log.ts'
import { openRedis } from './redis.ts'
import type { Kernel } from './subgraph.ts'
import type { Mode } from './viewer.ts'
import { openSandboxClock } from './worlds/clock.ts'

export interface KernelOptions {
  databaseUrl: string
  databasePoolMax: number
  /** What processes share beside the database; without it they do with the database alone. */
  redisUrl?: string | undefined
  eventRetentionHours: number
  /** How long a dry run may take; see {@link openDryRuns}. */
  dryRunMaxMs?: number | undefined
  accessTokenSecret: string
  /** The time of machines. The sandbox's is ahead of it by as much as it was moved. */
  clock: Clock
  /** The world this is; the real one unless said. The database of the other has its migrations too. */
  mode?: Mode
  log: Log
}

export interface OpenKernel extends Kernel {
  /** True while the database answers. */
  ready(): Promise<boolean>
  close(): Promise<void>
}

/** Open what subgraphs stand on: the pool, Redis and this process's end of the event log. Migrations must have run. */
export async function openKernel(options: KernelOptions): Promise<OpenKernel> {
  const { mode = 'live', log } = options
  const database = openDatabase({ url: options.databaseUrl, max: options.databasePoolMax })
  const sandbox =
    mode === 'live'
      ? undefined
      : await openSandboxClock(database, options.clock, log).catch(async (error: unknown) => {
          await database.close()
          throw error
        })
  const redis = options.redisUrl === undefined ? null : openRedis(options.redisUrl, { name: 'commands' }, log)
  const bus = await openEventBus(database, log, {
    mode,
    retentionMs: options.eventRetentionHours * 3600_000,
    redis: redis && { url: options.redisUrl ?? '', client: redis },
  }).catch(async (error: unknown) => {
    redis?.disconnect()
    await sandbox?.close()
    await database.close()
    throw error
  })
  const dryRuns = openDryRuns({
    databaseUrl: options.databaseUrl,
    log,
    announcedIn: ({ pool }) => announcedIn(pool),
    maxMs: options.dryRunMaxMs,
  })
  return {
    database,
    bus,
    dryRuns,
    redis,
    clock: sandbox ?? options.clock,
    sandbox,
    log,
    accessTokenSecret: new TextEncoder().encode(options.accessTokenSecret),
    ready: () =>
      database.client`select 1`.then(
        () => true,
        () => false,
      ),
    close: async () => {
      await dryRuns.close()
      await bus.close()
      redis?.disconnect()
      await sandbox?.close()
      await database.close()
    },
  }
}
