import { readFileSync } from 'node:fs'

/** Times of this process's first thread in nanoseconds: running, and waiting for a core. Null where Linux does not tell. */
function times(): readonly number[] | null {
  try {
    return readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ').map(Number)
  } catch {
    return null
  }
}

/**
 * Milliseconds this process's first thread has run on a core, where Linux tells; elsewhere the time that has passed. What is
 * measured so does not depend on who else wants the cores. Source: docs.kernel.org/scheduler/sched-stats.html.
 */
export function threadMs(): number {
  const running = times()?.[0]
  return running === undefined ? performance.timeOrigin + performance.now() : running / 1e6
}

/** Milliseconds this process's first thread could have run and had no core to run on; 0 where nobody tells. */
export function starvedMs(): number {
  return (times()?.[1] ?? 0) / 1e6
}
