import { join } from 'node:path'
import postgres from 'postgres'
import { launchPostgres, removePostgres } from '../../platform/postgres/index.ts'
import { readPostmaster } from '../../platform/postgres/postmaster.ts'
import { scratchDirectory } from '../../platform/testing/scratch.ts'

/** A PostgreSQL of its own, durable as for real, which may be treated badly. */
export interface ChaosDatabase {
  readonly url: string
  isUp(): boolean
  /** End about half of its connections, as an operator or a proxy does. */
  cut(): Promise<void>
  /** End the server without a checkpoint, or its first process alone. @returns when it has recovered */
  crash(signal: 'SIGQUIT' | 'SIGKILL'): Promise<void>
  stop(): Promise<void>
}

export async function startDatabase(): Promise<ChaosDatabase> {
  // Named as those of the tests, which clear what runs that were killed have left behind.
  const dataDir = await scratchDirectory(`lifegraph-test-${process.pid}-`)
  // What connects: three subgraphs with a pool each, those they replace, and ourselves.
  const settings = { max_connections: 200 }
  let server = await launchPostgres({ dataDir, settings })
  const { port, url } = server
  const admin = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: 'chaos' } })
  let up = true
  return {
    url,
    isUp: () => up,
    cut: async () => {
      await admin`
        select pg_terminate_backend(pid) from pg_stat_activity
        where backend_type = 'client backend' and application_name <> 'chaos' and random() < 0.5`
    },
    crash: async (signal) => {
      up = false
      // Source: PostgreSQL, "Shutting Down the Server": SIGQUIT is an immediate shutdown, which leads to recovery.
      const postmaster = await readPostmaster(join(server.dataDir, 'data'))
      if (postmaster) process.kill(postmaster.pid, signal)
      await server.exited
      await server.stop()
      server = await launchPostgres({ dataDir, port, settings })
      up = true
    },
    stop: async () => {
      await admin.end({ timeout: 5 })
      await server.stop()
      await removePostgres({ dataDir })
    },
  }
}
