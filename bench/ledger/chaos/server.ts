import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../../platform/database.ts'
import { type EmbeddedPostgres, launchPostgres } from '../../../platform/postgres/index.ts'
import { parentOf } from '../measure.ts'

/** A PostgreSQL to be killed, on its own data and always on the same port. */
export interface Victim {
  readonly url: string
  /** Kill one process that serves a client, which takes the others along and makes the server recover. */
  killBackend(): Promise<void>
  /** Kill the server itself, and start it again on what it left. */
  killServer(): Promise<void>
  close(): Promise<void>
}

/** A server that forgets says yes before anything is on disk, and writes it ten seconds later. */
const FORGETFUL = { synchronous_commit: 'off', wal_writer_delay: '10s', wal_writer_flush_after: '1GB' }

export async function openVictim(forgetful: boolean): Promise<Victim> {
  const folder = await mkdtemp(join(tmpdir(), 'lifegraph-chaos-'))
  const dataDir = join(folder, 'postgres')
  const settings = { max_connections: 60, ...(forgetful ? FORGETFUL : {}) }
  let postgres: EmbeddedPostgres = await launchPostgres({ dataDir, settings })
  const { url, port } = postgres
  /** The process of a connection made for it, whose parent is the server's. */
  const withBackends = async <T>(work: (own: number, others: number[]) => T): Promise<T | null> => {
    const database = openDatabase({ url, max: 1, readsArrays: false })
    try {
      const rows = await database.client<{ pid: number; own: boolean }[]>`
        select pid, pid = pg_backend_pid() as own from pg_stat_activity where backend_type = 'client backend'`
      const own = rows.find((row) => row.own)?.pid ?? 0
      return work(
        own,
        rows.filter((row) => !row.own).map(({ pid }) => pid),
      )
    } catch {
      // It is down, or recovering from the last kill.
      return null
    } finally {
      await database.close().catch(() => {})
    }
  }
  return {
    url,
    killBackend: async () => {
      await withBackends((_, others) => {
        const pid = others[Math.floor(Math.random() * others.length)]
        if (pid) process.kill(pid, 'SIGKILL')
      })
    },
    killServer: async () => {
      const pid = await withBackends((own) => parentOf(own))
      if (!pid) return
      process.kill(pid, 'SIGKILL')
      await postgres.exited
      await postgres.stop()
      postgres = await launchPostgres({ dataDir, port, settings })
    },
    close: async () => {
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
      await rm(postgres.dataDir, { recursive: true, force: true })
    },
  }
}
