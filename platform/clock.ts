/** Time as a dependency: rules about expiry and age are tested by moving a clock, never by waiting. */
export interface Clock {
  now(): Date
  /**
   * Hear whenever it was moved, where somebody may move it: whoever waits for a moment by a timer has to look again. Left out by
   * clocks that nobody moves.
   * @returns how to stop listening
   */
  onMoved?(listener: () => void): () => void
}

export const systemClock: Clock = { now: () => new Date() }

/** Hear whenever a clock was moved. @returns how to stop listening */
export function onClockMoved(clock: Clock, listener: () => void): () => void {
  return clock.onMoved?.(listener) ?? (() => {})
}

export interface ManualClock extends Clock {
  set(at: Date): void
  advance(ms: number): void
}

/** A clock that stands still until it is told to move. Starts at `start`, or at the present. */
export function manualClock(start: Date = new Date()): ManualClock {
  let at = start.getTime()
  return {
    now: () => new Date(at),
    set: (to) => {
      at = to.getTime()
    },
    advance: (ms) => {
      at += ms
    },
  }
}
