import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import type { Order, ServerState } from './child.ts'

/** The server has a core to itself; the driver, and whatever else there is, another. */
const SERVER_CORE = '0'
const DRIVER_CORE = '1'

/** @returns whether cores could be chosen: not on every system */
function pin(child: ChildProcess, core: string): void {
  if (child.pid !== undefined && process.platform === 'linux')
    execFileSync('taskset', ['-a', '-p', '-c', core, String(child.pid)], { stdio: 'ignore' })
}

/** A burst that has not arrived by then never will. */
const LATE_MS = 30_000

const next = <T>(child: ChildProcess, key: string): Promise<T> =>
  new Promise((resolve, reject) => {
    const heard = (told: unknown) => {
      if (typeof told !== 'object' || told === null || !(key in told)) return
      child.off('message', heard)
      child.off('exit', gone)
      resolve(told as T)
    }
    const gone = (code: number | null) => reject(new Error(`a process of the bench ended with ${code}`))
    child.on('message', heard)
    child.once('exit', gone)
  })

export interface Server {
  readonly port: number
  tell(order: Order): void
  state(): Promise<ServerState>
  stop(): void
}

/** Start a server of the bench. @param script compiled */
export async function startServer(script: string, args: readonly string[], core = SERVER_CORE): Promise<Server> {
  const child = fork(script, [...args], { execArgv: ['--expose-gc'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const { port } = await next<{ port: number }>(child, 'port')
  pin(child, core)
  return {
    port,
    tell: (order) => child.send(order),
    state: () => {
      const told = next<ServerState>(child, 'cpuUs')
      child.send({ kind: 'state' } satisfies Order)
      return told
    },
    stop: () => {
      child.kill('SIGKILL')
    },
  }
}

export interface Driven {
  readonly delivered: number
  readonly closed: number
  readonly p99Ms: number
  readonly sample: string
}

export interface Driver {
  /** Handshakes answered, from the first to the last. */
  readonly joinMs: number
  /** Have `publish` make so many deliveries. @returns when all have come */
  reach(deliveries: number, publish: () => void): Promise<void>
  reset(): void
  state(): Promise<Driven>
  stop(): void
}

/** Let subscribers join. @returns when all of them are acknowledged */
export async function startDriver(
  script: string,
  port: number,
  path: string,
  subscribers: number,
  query: string,
  reads: 'all' | 'little' | 'none' = 'all',
): Promise<Driver> {
  const payload = JSON.stringify({ query, variables: { roomId: 'r1' } })
  const startedAt = performance.now()
  const child = fork(script, [String(port), path, String(subscribers), payload, reads], { execArgv: [] })
  pin(child, DRIVER_CORE)
  await next(child, 'opened')
  const joinMs = performance.now() - startedAt
  return {
    joinMs,
    reach: async (deliveries, publish) => {
      const [armed, reached] = [next(child, 'armed'), next(child, 'reached')]
      child.send({ reach: deliveries })
      await armed
      publish()
      const late = setTimeout(() => child.kill('SIGTERM'), LATE_MS)
      await reached
      clearTimeout(late)
    },
    reset: () => child.send({ reset: true }),
    state: () => {
      const told = next<Driven>(child, 'delivered')
      child.send({ state: true })
      return told
    },
    stop: () => {
      child.kill('SIGKILL')
    },
  }
}
