import { spawn } from 'node:child_process'

/** A user of this machine to run something as. */
export interface Account {
  uid: number
  gid: number
}

export interface RunResult {
  /** Exit code; null when a signal ended it or it could not be run at all. */
  status: number | null
  /** What it said on both streams, at most the last 8,000 characters; the reason when it could not be run. */
  output: string
}

const OUTPUT_CHARS_MAX = 8_000

/** Run a command to its end, as another user if asked. Never throws: a command that is missing is a result too. */
export function run(command: string, args: string[], account?: Account): Promise<RunResult> {
  return new Promise((resolve) => {
    let output = ''
    const hear = (chunk: string) => {
      output = (output + chunk).slice(-OUTPUT_CHARS_MAX)
    }
    const child = spawn(command, args, { ...account, ...serverSurroundings(), stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    child.on('error', (error) => resolve({ status: null, output: error.message }))
    child.on('close', (status) => resolve({ status, output }))
  })
}

/**
 * Where PostgreSQL's programs find themselves: no working directory that their user may not enter, none of our secrets,
 * no PG* variable that would speak over our settings, English messages and UTC wherever the machine stands.
 */
export function serverSurroundings(): { cwd: string; env: NodeJS.ProcessEnv } {
  const env: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' }
  for (const name of ['PATH', 'SystemRoot', 'TEMP', 'TMP']) {
    if (process.env[name] !== undefined) env[name] = process.env[name]
  }
  return { cwd: process.platform === 'win32' ? (process.env.SystemRoot ?? '.') : '/', env }
}
