import { onClockMoved } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import type { Context } from './context.ts'
import { forgetDecisions } from './operations/forgetDecisions.ts'

const EVERY_MS = 10 * 60_000

/** Housekeeping in the background. Several processes of this subgraph may each do it: they leave each other's rows alone. */
export function startMaintenance(
  ctx: Pick<Context, 'store' | 'clock'>,
  log: Log,
  everyMs = EVERY_MS,
): { close(): Promise<void> } {
  let running: Promise<unknown> | null = null
  const run = () => {
    running ??= forgetDecisions(ctx)
      .catch((error) => log.warn({ err: error }, 'could not forget old decisions, will try again'))
      .finally(() => {
        running = null
      })
  }
  const timer = setInterval(run, everyMs)
  const stopHearing = onClockMoved(ctx.clock, run)
  return {
    close: async () => {
      clearInterval(timer)
      stopHearing()
      await running
    },
  }
}
