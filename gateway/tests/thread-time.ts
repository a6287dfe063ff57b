import { readFileSync } from 'node:fs'

/**
 * Milliseconds this process's first thread has run on a core, where Linux tells; elsewhere the time that has passed. What is
 * measured so does not depend on who else wants the cores. Source: docs.kernel.org/scheduler/sched-stats.html.
 */
export function threadMs(): number {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return performance.timeOrigin + performance.now()
  }
}
