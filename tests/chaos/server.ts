import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { run } from '../support/processes.ts'

/** A process that is started again whenever it ends, as a supervisor does. */
export interface Server {
  readonly name: string
  readonly url: string
  /** True while it serves. */
  isUp(): boolean
  /** End it as `kill -9` does. @returns when it serves again */
  crash(): Promise<void>
  /** How often it ended, after it had served, without having been asked to. */
  ownDeaths(): number
  stop(): Promise<void>
}

export interface ServerOptions {
  readonly name: string
  readonly port: number
  /** Source and arguments. */
  readonly command: string[]
  readonly env: NodeJS.ProcessEnv
  /** Answers 200 while it serves. */
  readonly healthPath: string
  /** Where to write what it says. */
  readonly logDirectory: string | null
}

const READY_WITHIN_MS = 180_000
const LOOK_EVERY_MS = 50

/** @throws when it does not serve within three minutes, however often it is started */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { name, port, command, env, healthPath, logDirectory } = options
  const origin = `http://127.0.0.1:${port}`
  const output = logDirectory === null ? 'ignore' : openSync(join(logDirectory, `${name}.log`), 'a')
  let child: ChildProcess
  let up = false
  let stopped = false
  let ownDeaths = 0
  let serving = Promise.resolve()

  const serve = async () => {
    const deadline = Date.now() + READY_WITHIN_MS
    launch()
    while (!stopped) {
      if (await answers(`${origin}${healthPath}`)) {
        up = true
        return
      }
      if (Date.now() > deadline) throw new Error(`${name} does not serve`)
      // One that is started while the database is away says so and ends.
      if (hasEnded(child)) launch()
      await wait(LOOK_EVERY_MS)
    }
  }
  const launch = () => {
    const launched = run(command, env, ['ignore', output, output])
    child = launched
    launched.once('exit', () => {
      if (launched !== child || !up || stopped) return
      ownDeaths += 1
      up = false
      serving = serve()
    })
  }
  const kill = async () => {
    up = false
    if (hasEnded(child)) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  // A run that is broken off leaves nothing behind.
  process.once('exit', () => child?.kill('SIGKILL'))
  await serve()
  return {
    name,
    url: `${origin}/graphql`,
    isUp: () => up,
    crash: async () => {
      await kill()
      serving = serve()
      await serving
    },
    ownDeaths: () => ownDeaths,
    stop: async () => {
      stopped = true
      await serving
      await kill()
    },
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

function answers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false,
  )
}
