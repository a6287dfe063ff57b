import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { PostgresLaunchError } from './errors.ts'
import type { Home } from './home.ts'
import { readPostmaster } from './postmaster.ts'
import { serverSurroundings } from './run.ts'
import { type Settings, serverSettings } from './settings.ts'
import { tailOf } from './tail.ts'

export interface Exit {
  code: number | null
  signal: string | null
}

export interface Server {
  port: number
  child: ChildProcess
  /** Resolves when the server process has ended, however it came to that. */
  ended: Promise<Exit>
}

const POLL_MS = 5
/** Recovery after a crash reads the log it left, which may be a gigabyte; longer than this is not recovery. */
const READY_TIMEOUT_MS = 300_000

/**
 * Start the server process and wait until it answers.
 * @throws PostgresLaunchError PORT_TAKEN, STILL_RUNNING (processes of an earlier server have the data), START_FAILED
 */
export async function startServer(
  home: Home,
  binaries: Binaries,
  port: number,
  settings: Settings,
  log?: (line: string) => void,
): Promise<Server> {
  const options = Object.entries(serverSettings(port, settings)).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(binaries.postgres, ['-D', home.data, ...options], {
    ...home.account,
    ...serverSurroundings(),
    stdio: ['ignore', 'ignore', 'pipe'],
    // In a session of its own: Ctrl-C reaches us, and we end the server when nobody needs it any more.
    detached: true,
    windowsHide: true,
  })
  const words = tailOf(child.stderr, log)
  child.on('error', (error) => words.add(error.message))
  // An exit of ours without a stop, such as an uncaught error: the server shuts itself down in its own time.
  const endWithUs = () => child.kill('SIGINT')
  process.once('exit', endWithUs)
  const ended = new Promise<Exit>((resolve) => {
    child.on('exit', (code, signal) => resolve({ code, signal }))
  })
  let closed = false
  child.on('close', () => {
    closed = true
    process.removeListener('exit', endWithUs)
  })
  for (const since = Date.now(); Date.now() - since < READY_TIMEOUT_MS; await delay(POLL_MS)) {
    if (closed) throw explain(port, words.text(), child)
    const postmaster = await readPostmaster(home.data)
    if (postmaster?.pid === child.pid && postmaster?.ready) return { port, child, ended }
  }
  child.kill('SIGKILL')
  await ended
  throw new PostgresLaunchError(
    'START_FAILED',
    `PostgreSQL was not ready in ${READY_TIMEOUT_MS / 1000} s: ${words.text()}`,
  )
}

function explain(port: number, words: string, { exitCode, signalCode }: ChildProcess): PostgresLaunchError {
  if (/lock file ".*" already exists|pre-existing shared memory block/.test(words)) {
    return new PostgresLaunchError('STILL_RUNNING', `Another PostgreSQL server has these data: ${words}`)
  }
  if (/could not bind .*(in use|10048)/i.test(words)) {
    return new PostgresLaunchError(
      'PORT_TAKEN',
      `Port ${port} of 127.0.0.1 is taken by another program; choose another one.`,
    )
  }
  return new PostgresLaunchError(
    'START_FAILED',
    `PostgreSQL ended while starting (${signalCode ?? exitCode}): ${words}`,
  )
}
