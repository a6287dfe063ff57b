import { messageOf } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'

/** How often rooms are looked at while something goes on in them, and how often when nothing seems to. */
const BUSY_MS = 1000
const IDLE_MS = 15_000

/** Does what time brings about in rooms, without anybody asking: viewers go silent, streaks run out. */
export interface Keeper {
  /** Say that something began in a room that time may end; returns at once. */
  poke(): void
  close(): Promise<void>
}

/** Looks after nothing: what a dry run begins is gone before time could end it. */
export const NO_KEEPER: Keeper = { poke: () => {}, close: async () => {} }

/**
 * Look after rooms at most once a second. Several processes may run one each: what is to be told is taken by one of them. The
 * slow beat without a poke takes over what a process that died left behind.
 * @param look does the work. @returns whether something goes on, so that it wants to look again in a second
 */
export function startKeeper(look: () => Promise<boolean>, log: Log): Keeper {
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> | null = null
  let lookedAtMs = Number.NEGATIVE_INFINITY
  let poked = false
  let closed = false

  const lookOnce = async () => {
    poked = false
    lookedAtMs = performance.now()
    let busy = true
    try {
      busy = await look()
    } catch (error) {
      log.warn({ err: error }, `keeper: could not look after rooms, will try again: ${messageOf(error)}`)
    }
    running = null
    schedule(busy || poked ? BUSY_MS : IDLE_MS)
  }
  const schedule = (everyMs: number) => {
    if (closed) return
    if (timer) clearTimeout(timer)
    const waitMs = Math.max(0, lookedAtMs + everyMs - performance.now())
    timer = setTimeout(() => {
      running = lookOnce()
    }, waitMs)
    timer.unref()
  }
  schedule(BUSY_MS)
  return {
    poke: () => {
      if (poked) return
      poked = true
      if (!running) schedule(BUSY_MS)
    },
    close: async () => {
      closed = true
      if (timer) clearTimeout(timer)
      await running
    },
  }
}
