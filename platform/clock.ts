/** Time as a dependency: rules about expiry and age are tested by moving a clock, never by waiting. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

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
