import { messageOf } from '../../platform/errors.ts'
import { openPasses } from '../../platform/events/passes.ts'
import type { Log } from '../../platform/log.ts'

/** How often it is looked for what is due. */
const POLL_MS = 1000

/** Has what is due done, without anybody asking. */
export interface Runner {
  /** Say that something may be due; returns at once. */
  wake(): void
  close(): Promise<void>
}

/**
 * Look once a second, or every `everyMs`, and when woken. Several processes may run one each: what is due is taken by one of them.
 */
export function startRunner(look: () => Promise<void>, log: Log, everyMs = POLL_MS): Runner {
  let closed = false
  const passes = openPasses(look)
  const wake = () => {
    if (closed) return
    passes
      .request()
      .catch((error: unknown) => log.warn({ err: error }, `workflows: will look again: ${messageOf(error)}`))
  }
  const poll = setInterval(wake, everyMs)
  poll.unref()
  return {
    wake,
    close: async () => {
      closed = true
      clearInterval(poll)
      await passes.idle()
    },
  }
}
