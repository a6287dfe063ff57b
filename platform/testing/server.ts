import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { launchPostgres, removePostgres } from '../postgres/index.ts'
import { scratchDirectory, scratchPlaces } from './scratch.ts'

export interface TestServer {
  url: string
  /** Shut the server down, and start it again where it was. @param meanwhile done while it is away */
  restart(meanwhile?: () => Promise<unknown>): Promise<void>
  /** Stop the server and remove its data. */
  stop(): Promise<void>
}

const PREFIX = 'lifegraph-test-'

/** Fast because it may forget: the data of a test are thrown away with it, so nothing waits for the disk. */
const FORGETFUL = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_wal_size: '256MB',
}

/**
 * A PostgreSQL server to be thrown away, on data of its own, so that any number of runs stand beside each other.
 * What runs that were killed have left behind is cleared on the way.
 */
export async function startTestServer(): Promise<TestServer> {
  await clearAbandoned()
  const dataDir = await scratchDirectory(`${PREFIX}${process.pid}-`)
  let server = await launchPostgres({ dataDir, settings: FORGETFUL })
  const { url, port } = server
  return {
    url,
    restart: async (meanwhile) => {
      await server.stop()
      await meanwhile?.()
      server = await launchPostgres({ dataDir, port, settings: FORGETFUL })
    },
    stop: async () => {
      await server.stop()
      await removePostgres({ dataDir })
    },
  }
}

async function clearAbandoned(): Promise<void> {
  for (const place of scratchPlaces()) {
    for (const name of await readdir(place).catch(() => [])) {
      const maker = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN
      if (!Number.isNaN(maker) && !runs(maker)) await clear(join(place, name))
    }
  }
}

async function clear(dataDir: string): Promise<void> {
  // Two runs may clear the same directory, and one of them finds it locked or gone: the other one does the work.
  const owner = await lstat(dataDir).catch(() => undefined)
  if (owner?.uid === process.getuid?.()) await removePostgres({ dataDir }).catch(() => undefined)
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
