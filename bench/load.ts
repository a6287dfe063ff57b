import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Pool } from 'undici'

export interface Measured {
  name: string
  requests: number
  perSecond: number
  /** CPU time of the server's process per request, user and system. */
  cpuMsPerRequest: number
  p50Ms: number
  p99Ms: number
}

export interface Target {
  readonly name: string
  readonly port: number
  readonly child: ChildProcess
  stop(): void
}

/**
 * Start a server of `bench/servers` in a process of its own.
 * @param nodeOptions what Node is started with besides
 */
export async function startTarget(
  name: string,
  databaseUrl: string,
  nodeOptions: readonly string[] = [],
): Promise<Target> {
  const child = fork(new URL(`./servers/${name}.ts`, import.meta.url), {
    execArgv: [...nodeOptions, '--import', 'tsx'],
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { name, port, child, stop: () => child.disconnect() }
}

async function cpuMsOf(target: Target): Promise<number> {
  target.child.send('cpu')
  const [{ cpu }] = (await once(target.child, 'message')) as [{ cpu: NodeJS.CpuUsage }]
  return (cpu.user + cpu.system) / 1000
}

/** Ask for `seconds`, `inFlight` requests at a time, after warming up for a quarter of that. Every answer is checked. */
export async function load(target: Target, query: string, inFlight: number, seconds: number): Promise<Measured> {
  const pool = new Pool(`http://127.0.0.1:${target.port}`, { connections: inFlight })
  const body = JSON.stringify({ query })
  const run = async (until: number, latencies: number[]) => {
    while (performance.now() < until) {
      const start = performance.now()
      const response = await pool.request({
        path: '/graphql',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      const text = await response.body.text()
      if (response.statusCode !== 200 || text.startsWith('{"errors"'))
        throw new Error(`a wrong answer: ${text.slice(0, 300)}`)
      latencies.push(performance.now() - start)
    }
  }
  const storm = async (forSeconds: number) => {
    const latencies: number[] = []
    const until = performance.now() + forSeconds * 1000
    await Promise.all(Array.from({ length: inFlight }, () => run(until, latencies)))
    return latencies.sort((a, b) => a - b)
  }
  await storm(seconds / 4)
  const [cpuBefore, start] = [await cpuMsOf(target), performance.now()]
  const latencies = await storm(seconds)
  const [cpuAfter, end] = [await cpuMsOf(target), performance.now()]
  await pool.close()
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0
  return {
    name: target.name,
    requests: latencies.length,
    perSecond: latencies.length / ((end - start) / 1000),
    cpuMsPerRequest: (cpuAfter - cpuBefore) / latencies.length,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  }
}
