import { readFile, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { PostgresLaunchError, systemCode } from './errors.ts'
import type { Home } from './home.ts'
import { identify, isRunning, type ProcessId, servesData } from './processes.ts'
import { run } from './run.ts'

const POLL_MS = 10
const FAST_TIMEOUT_MS = 30_000
const IMMEDIATE_TIMEOUT_MS = 10_000

/**
 * What a server says of itself in its data directory.
 * Source: PostgreSQL, src/include/utils/pidfile.h: the first line is the pid, the eighth the state.
 */
export async function readPostmaster(data: string): Promise<{ pid: number; ready: boolean } | undefined> {
  try {
    const lines = (await readFile(pidFile(data), 'utf8')).split('\n')
    return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Stop the server that works on these data, if there is one. It is the server of a process that was killed: its clients are gone
 * with that process, and a new server has the settings and the port of the present.
 * @param home locked by the caller, so no living process of ours needs that server
 */
export async function stopLeftServer(home: Home, binaries: Binaries): Promise<void> {
  const postmaster = await readPostmaster(home.data)
  if (!postmaster || !(postmaster.pid > 0)) return
  const server = identify(postmaster.pid)
  if (!isRunning(server)) return
  const serves = servesData(server.pid, await realpath(home.data))
  if (serves === 'yes') await stopServer(server, home, binaries)
  // The pid went to a stranger, after a reboot or in a new container; PostgreSQL would take that one for a server and refuse.
  if (serves === 'no') await rm(pidFile(home.data), { force: true })
}

/**
 * Stop a server: at first so that it writes everything down, and if that takes too long, at once, which costs a recovery
 * at the next start but no data.
 * @throws PostgresLaunchError STILL_RUNNING
 */
export async function stopServer(server: ProcessId, home: Home, binaries: Binaries): Promise<void> {
  if (process.platform === 'win32') {
    await run(binaries.pgCtl, ['stop', '-D', home.data, '-m', 'fast', '-t', String(FAST_TIMEOUT_MS / 1000)])
  }
  // Source: PostgreSQL, "Shutting Down the Server": SIGINT is a fast shutdown, SIGQUIT an immediate one.
  for (const [signal, timeoutMs] of [
    ['SIGINT', FAST_TIMEOUT_MS],
    ['SIGQUIT', IMMEDIATE_TIMEOUT_MS],
  ] as const) {
    if (await endsAfter(server, signal, timeoutMs)) return
  }
  throw new PostgresLaunchError('STILL_RUNNING', `The PostgreSQL server ${server.pid} on ${home.data} does not stop.`)
}

async function endsAfter(server: ProcessId, signal: NodeJS.Signals, timeoutMs: number): Promise<boolean> {
  if (!isRunning(server)) return true
  try {
    process.kill(server.pid, signal)
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return true
    throw error
  }
  for (const since = Date.now(); Date.now() - since < timeoutMs; await delay(POLL_MS)) {
    if (!isRunning(server)) return true
  }
  return false
}

function pidFile(data: string): string {
  return join(data, 'postmaster.pid')
}
