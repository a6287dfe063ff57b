import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { Connection, requestBytes } from './client.ts'
import type { Stage, StagedOperation } from './stage.ts'
import type { RunningTarget } from './targets.ts'

/** One turn of one target at one operation. */
export interface Sample {
  requests: number
  perSecond: number
  /** CPU time of the gateway's process per request, user and system, all threads. */
  cpuMs: number
  p50Ms: number
  p99Ms: number
  /** Calls that reached subgraphs, per request. */
  calls: number
  rssMiB: number
  /** How busy the load's own core was, 0 to 1: near 1 the gateway was waiting, and `perSecond` says nothing about it. */
  loadBusy: number
}

export const IN_FLIGHT = 32

/** Warm a target up: for `seconds`, and on until it has answered often enough to be compiled, within reason. */
export async function warmUp(target: RunningTarget, stage: Stage, operation: StagedOperation, seconds: number) {
  let requests = 0
  for (let spent = 0; spent === 0 || (requests < WARM_REQUESTS && spent < WARM_SECONDS_MAX); spent += seconds)
    requests += (await load(target, stage, operation, seconds)).requests
}

const WARM_REQUESTS = 1_500
const WARM_SECONDS_MAX = 20

/**
 * Ask one operation for `seconds`, {@link IN_FLIGHT} at a time over as many keep-alive connections.
 * @throws when any answer is not the expected one
 */
export async function load(
  target: RunningTarget,
  stage: Stage,
  operation: StagedOperation,
  seconds: number,
): Promise<Sample> {
  const connections = await Promise.all(Array.from({ length: IN_FLIGHT }, () => Connection.open(target.port)))
  try {
    const isRight = openCheck(operation)
    const request = requestBytes(target.port, JSON.stringify({ query: operation.query }), await target.spec.headers?.())
    const [cpuBefore, callsBefore, ownBefore, start] = [
      cpuMsOf(target.pid),
      stage.subgraphs.calls(),
      process.cpuUsage(),
      performance.now(),
    ]
    const latencies: number[] = []
    const until = start + seconds * 1000
    await Promise.all(connections.map((connection) => ask(connection, request, until, isRight, latencies)))
    const [cpuAfter, elapsed, own] = [cpuMsOf(target.pid), performance.now() - start, process.cpuUsage(ownBefore)]
    latencies.sort((a, b) => a - b)
    const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0
    return {
      requests: latencies.length,
      perSecond: (latencies.length / elapsed) * 1000,
      cpuMs: (cpuAfter - cpuBefore) / latencies.length,
      p50Ms: at(0.5),
      p99Ms: at(0.99),
      calls: (stage.subgraphs.calls() - callsBefore) / latencies.length,
      rssMiB: rssMiBOf(target.pid),
      loadBusy: (own.user + own.system) / 1000 / elapsed,
    }
  } finally {
    for (const connection of connections) connection.close()
  }
}

function ask(
  connection: Connection,
  request: Buffer,
  until: number,
  isRight: (status: number, body: Buffer) => void,
  latencies: number[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    let sentAt = performance.now()
    const answered = (status: number, body: Buffer) => {
      const now = performance.now()
      latencies.push(now - sentAt)
      try {
        isRight(status, body)
      } catch (error) {
        return reject(error)
      }
      if (now >= until) return resolve()
      sentAt = now
      connection.send(request, answered, reject)
    }
    connection.send(request, answered, reject)
  })
}

/** A gateway that answers wrongly, and where. */
export class WrongAnswer extends Error {}

/** Every answer is compared: with the bytes of one that was found right, or, where they differ, value by value. */
function openCheck({ expected }: StagedOperation): (status: number, body: Buffer) => void {
  const right: Buffer[] = []
  return (status, body) => {
    if (status === 200 && right.some((known) => known.equals(body))) return
    const text = body.toString()
    if (status !== 200) throw new WrongAnswer(`status ${status}: ${text.slice(0, 200)}`)
    const actual: unknown = JSON.parse(text)
    if (!isDeepStrictEqual(actual, expected)) throw new WrongAnswer(firstDifference(expected, actual, []))
    if (right.length < 16) right.push(Buffer.from(body))
  }
}

function firstDifference(expected: unknown, actual: unknown, path: readonly string[]): string {
  if (typeof expected === 'object' && expected && typeof actual === 'object' && actual) {
    const [left, right] = [new Map(Object.entries(expected)), new Map(Object.entries(actual))]
    for (const key of new Set([...left.keys(), ...right.keys()]))
      if (!isDeepStrictEqual(left.get(key), right.get(key)))
        return firstDifference(left.get(key), right.get(key), [...path, key])
  }
  const shown = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 120))
  return `at ${path.join('.')}: ${shown(actual)} for ${shown(expected)}`
}

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

/** User and system time of a process so far, all threads (proc_pid_stat(5), fields 14 and 15). */
export function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name in parentheses may hold spaces; the third field follows it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND
}

export function rssMiBOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
}
