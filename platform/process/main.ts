import type { Log } from '../log.ts'
import { stopOnSignal, surviveStrayErrors } from './lifecycle.ts'

export interface RunningProcess {
  log: Log
  stop(): Promise<void>
  stopTimeoutMs: number
}

/**
 * Run a composition root: start, then stop on a signal. What keeps it from starting is told in one message on stderr,
 * without a stack trace, and the process exits 1.
 */
export async function runMain(start: () => Promise<RunningProcess>): Promise<void> {
  try {
    const { log, stop, stopTimeoutMs } = await start()
    surviveStrayErrors(log)
    stopOnSignal(stop, log, stopTimeoutMs)
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`)
    process.exit(1)
  }
}

/** Run a command that ends by itself. What keeps it from its end is told in the same way. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`)
    process.exitCode = 1
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // Errors meant for the operator have a name of their own; anything else is a bug and shows where it happened.
  const told = error.name !== 'Error' || !error.stack || /^[A-Z].*\.$/s.test(error.message)
  return told ? error.message : (error.stack ?? error.message)
}
