import type { Clock } from './clock.ts'
import { openDatabase } from './database.ts'
import { openEventBus } from './events/bus.ts'
import type { Log } from './log.ts'
import type { Kernel } from './subgraph.ts'

export interface KernelOptions {
  databaseUrl: string
  databasePoolMax: number
  eventRetentionHours: number
  accessTokenSecret: string
  clock: Clock
  log: Log
}

export interface OpenKernel extends Kernel {
  /** True while the database answers. */
  ready(): Promise<boolean>
  close(): Promise<void>
}

/** Open what subgraphs stand on: the pool and this process's end of the event log. Migrations must have run. */
export async function openKernel(options: KernelOptions): Promise<OpenKernel> {
  const { clock, log } = options
  const database = openDatabase({ url: options.databaseUrl, max: options.databasePoolMax })
  const bus = await openEventBus(database, log, { retentionMs: options.eventRetentionHours * 3600_000 }).catch(
    async (error: unknown) => {
      await database.close()
      throw error
    },
  )
  return {
    database,
    bus,
    clock,
    log,
    accessTokenSecret: new TextEncoder().encode(options.accessTokenSecret),
    ready: () =>
      database.client`select 1`.then(
        () => true,
        () => false,
      ),
    close: async () => {
      await bus.close()
      await database.close()
    },
  }
}
