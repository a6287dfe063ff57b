import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Binaries, findBinaries } from './binaries.ts'
import { ensureCluster, SUPERUSER } from './cluster.ts'
import { PostgresLaunchError } from './errors.ts'
import { type Home, openHome } from './home.ts'
import { type Lock, LockHeldError, takeLock } from './lock.ts'
import { stopLeftServer, stopServer } from './postmaster.ts'
import { identify } from './processes.ts'
import { type Exit, type Server, startServer } from './server.ts'
import type { Settings } from './settings.ts'

export interface LaunchOptions {
  /** Where the database is kept; made when it is not there. */
  dataDir: string
  /** 0 or absent: a free one. */
  port?: number
  /** PostgreSQL settings by name, over our defaults. */
  settings?: Settings
  /** Hears what the server says, line by line. */
  log?: (line: string) => void
  /** The directory for data and binaries that the server's user cannot reach where they are; absent: a usual one. */
  shelterDir?: string
}

export interface EmbeddedPostgres {
  /** With the superuser's password: for this process, not for logs. */
  url: string
  port: number
  /** Absolute. Elsewhere than asked for when the server's user cannot reach that; a link there leads here. */
  dataDir: string
  /** Shut the server down and give the data back. Calling it again waits for the same end. */
  stop(): Promise<void>
  /** Resolves when the server ends without having been asked to; stays open after `stop`. */
  exited: Promise<Exit>
}

const ATTEMPTS = 6

/**
 * Start the PostgreSQL that comes with the npm packages, on 127.0.0.1 only, on data kept in `dataDir`. Durable by default.
 * One process has the data at a time; what a killed process left behind, its server included, is cleared first.
 * The caller owns the signals: it calls `stop` on SIGINT and SIGTERM. A process that exits without it takes the server along.
 * @throws PostgresLaunchError; DATA_IN_USE names the process that has the data
 */
export async function launchPostgres(options: LaunchOptions): Promise<EmbeddedPostgres> {
  const home = await openHome(options.dataDir, options.shelterDir)
  const lock = await lockHome(home)
  try {
    const binaries = await findBinaries(home.account, options.shelterDir)
    await stopLeftServer(home, binaries)
    const password = await ensureCluster(home, binaries, options.settings?.fsync !== 'off')
    const server = await startOnSomePort(home, binaries, options)
    return handle(home, binaries, lock, server, password)
  } catch (error) {
    await lock.release()
    throw error
  }
}

/**
 * Remove a database with everything in it, and stop the server a killed process may have left on it.
 * @throws PostgresLaunchError DATA_IN_USE when a living process has it
 */
export async function removePostgres(options: Pick<LaunchOptions, 'dataDir' | 'shelterDir'>): Promise<void> {
  const home = await openHome(options.dataDir, options.shelterDir)
  const lock = await lockHome(home)
  try {
    await stopLeftServer(home, await findBinaries(home.account, options.shelterDir))
  } catch (error) {
    await lock.release()
    throw error
  }
  await rm(home.path, { recursive: true, force: true, maxRetries: 3 })
  await rm(resolve(options.dataDir), { recursive: true, force: true })
}

async function lockHome(home: Home): Promise<Lock> {
  try {
    return await takeLock(home.lock)
  } catch (error) {
    if (!(error instanceof LockHeldError)) throw error
    const { pid, takenAt } = error.holder
    const who = pid === process.pid ? 'this process itself' : `process ${pid}`
    throw new PostgresLaunchError(
      'DATA_IN_USE',
      `The database in ${home.path} is in use by ${who} (since ${takenAt}). Stop that one first, or start this one on other data.`,
      { cause: error },
    )
  }
}

async function startOnSomePort(home: Home, binaries: Binaries, options: LaunchOptions): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port || (await freePort())
    try {
      return await startServer(home, binaries, port, options.settings ?? {}, options.log)
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof PostgresLaunchError)) throw error
      if (error.code === 'STILL_RUNNING') {
        // A server that a killed process had only just started, or the last processes of one that was killed itself.
        await stopLeftServer(home, binaries)
        await delay(50 * 2 ** attempt)
      } else if (error.code !== 'PORT_TAKEN' || options.port) throw error
    }
  }
}

function handle(home: Home, binaries: Binaries, lock: Lock, server: Server, password: string): EmbeddedPostgres {
  const { child, port, ended } = server
  const id = identify(child.pid ?? 0)
  let stopping: Promise<void> | undefined
  const stop = async () => {
    await stopServer(id, home, binaries)
    await ended
    await lock.release()
  }
  return {
    url: `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`,
    port,
    dataDir: home.path,
    stop: () => {
      stopping ??= stop()
      return stopping
    },
    exited: new Promise((resolve) => void ended.then((exit) => stopping ?? resolve(exit))),
  }
}

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolvePort(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
