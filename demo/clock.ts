import { type Clock, systemClock } from '../platform/clock.ts'

/** A clock that tells the time, except while the past of the demo world is being made. */
export interface DemoClock extends Clock {
  /** Be at this moment from now on, unless it is earlier than where the clock stands: time does not run backwards. */
  moveTo(at: Date): void
  /** Tell the time again. */
  release(): void
}

export function openDemoClock(base: Clock = systemClock): DemoClock {
  let moved: Date | null = null
  return {
    now: () => new Date(moved ?? base.now()),
    moveTo: (at) => {
      if (!moved || at > moved) moved = at
    },
    release: () => {
      moved = null
    },
  }
}
