import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

export interface Measured {
  readonly inFlight: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Of this process and of PostgreSQL, per 1,000 acts; null where the system does not tell of other processes. */
  readonly clientMsPer1000: number
  readonly serverMsPer1000: number | null
}

/**
 * A closed loop: so many acts at any moment, each followed by the next.
 * @param act one act; a throw ends the run
 * @param serverPid of PostgreSQL's postmaster
 */
export async function measure(
  act: () => Promise<void>,
  inFlight: number,
  options: { seconds: number; warmUpSeconds: number; serverPid: number },
): Promise<Measured> {
  let going = true
  let latencies = openLatencies()
  // No async function and no closure per act: what the loop leaves to be collected would count as the act's.
  const loop = () =>
    new Promise<void>((resolve, reject) => {
      let since = 0
      const again = () => {
        since = performance.now()
        act().then(done, reject)
      }
      const done = () => {
        latencies.add(performance.now() - since)
        if (going) again()
        else resolve()
      }
      again()
    })
  const loops = Promise.all(Array.from({ length: inFlight }, loop)).catch((error: unknown) => {
    going = false
    throw error
  })
  const waiting = async () => {
    await wait(options.warmUpSeconds * 1000)
    latencies = openLatencies()
    const [started, client, server] = [performance.now(), process.cpuUsage(), serverCpuMs(options.serverPid)]
    await wait(options.seconds * 1000)
    const taken = latencies.taken()
    const elapsed = performance.now() - started
    const { user, system } = process.cpuUsage(client)
    const serverAfter = serverCpuMs(options.serverPid)
    going = false
    taken.sort()
    const at = (share: number) => taken[Math.floor(taken.length * share)] ?? 0
    return {
      inFlight,
      perSecond: (taken.length / elapsed) * 1000,
      p50Ms: at(0.5),
      p99Ms: at(0.99),
      clientMsPer1000: (user + system) / taken.length,
      serverMsPer1000: server === null || serverAfter === null ? null : ((serverAfter - server) / taken.length) * 1000,
    }
  }
  const [measured] = await Promise.all([waiting(), loops])
  return measured
}

/** Numbers in a block that doubles: in an array each would be an object of its own that lives to the end of the run. */
function openLatencies() {
  let [block, count] = [new Float64Array(1 << 16), 0]
  return {
    add: (ms: number) => {
      if (count === block.length) {
        const larger = new Float64Array(2 * count)
        larger.set(block)
        block = larger
      }
      block[count++] = ms
    },
    /** Those so far, to be sorted as numbers. */
    taken: () => block.subarray(0, count),
  }
}

/** Clock ticks a second, as Linux shows them to everybody. */
const TICKS = 100

/** CPU time of a server and its processes, those that ended included; null where there is no /proc. */
function serverCpuMs(postmaster: number): number | null {
  if (process.platform !== 'linux') return null
  let ticks = 0
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = readStat(entry)
    if (!stat) continue
    if (Number(entry) === postmaster) ticks += stat.own + stat.reaped
    else if (stat.parent === postmaster) ticks += stat.own
  }
  return (ticks * 1000) / TICKS
}

/** Source: proc_pid_stat(5): fields after the command, which is in parentheses. */
function readStat(pid: string) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const field = (place: number) => fields[place] ?? 0
    return { parent: field(1), own: field(11) + field(12), reaped: field(13) + field(14) }
  } catch {
    return null
  }
}

/** The process that started another one: of a backend of PostgreSQL, its postmaster. 0 when it cannot be told. */
export function parentOf(pid: number): number {
  return readStat(String(pid))?.parent ?? 0
}
