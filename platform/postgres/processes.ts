import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

/** One process for good: a pid alone is given again to another one, a pid and its start are not. */
export interface ProcessId {
  pid: number
  /** Opaque, equal only for the same process; absent where the system does not tell. */
  start?: string
}

/** Name a running process so that it can be recognised later, by any process of this machine. */
export function identify(pid: number): ProcessId {
  const start = look(pid)?.start
  return start === undefined ? { pid } : { pid, start }
}

/**
 * Whether that very process still runs. A zombie does not: it holds nothing any more.
 * Where the system hides the start of a process, a living pid counts as the same one: better to refuse than to share.
 */
export function isRunning({ pid, start }: ProcessId): boolean {
  if (!answersSignals(pid)) return false
  const seen = look(pid)
  if (!seen) return answersSignals(pid)
  return !seen.zombie && (start === undefined || seen.start === start)
}

/**
 * Whether a running process is a PostgreSQL server working in this data directory (an absolute path without links).
 * 'unknown' where the system does not let us see: nothing may be done to such a process, nor in its place.
 */
export function servesData(pid: number, data: string): 'yes' | 'no' | 'unknown' {
  try {
    if (process.platform === 'linux' && commandName(pid) !== 'postgres') return 'no'
    return (workingDirectory(pid) ?? commandLine(pid)).includes(data) ? 'yes' : 'no'
  } catch {
    return 'unknown'
  }
}

/**
 * The server changes into its data directory and stays there, also when the checkout is moved; its command line tells where that
 * was. Root in a container without the right to trace may read only the latter.
 */
function workingDirectory(pid: number): string[] | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    return [readlinkSync(`/proc/${pid}/cwd`)]
  } catch {
    return undefined
  }
}

function commandLine(pid: number): string | string[] {
  if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  if (process.platform !== 'win32') return ps(pid, 'command=')
  const query = `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`
  return execFileSync('powershell', ['-NoProfile', '-Command', query], { encoding: 'utf8', stdio: 'pipe' })
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function look(pid: number): { start: string; zombie: boolean } | undefined {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      // Source: proc_pid_stat(5). The name may hold spaces and brackets, so count from its last bracket:
      // the state comes first, the start (ticks since boot) twentieth.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return { start: `${bootId()}:${fields[19]}`, zombie: fields[0] === 'Z' || fields[0] === 'X' }
    }
    if (process.platform === 'win32') return undefined
    const [state = '', ...start] = ps(pid, 'stat=,lstart=').split(/\s+/)
    return { start: start.join(' '), zombie: state.startsWith('Z') }
  } catch {
    return undefined
  }
}

function commandName(pid: number): string {
  return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
}

function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
}

function ps(pid: number, columns: string): string {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  return execFileSync('ps', ['-ww', '-o', columns, '-p', String(pid)], { env, encoding: 'utf8', stdio: 'pipe' }).trim()
}
