import type { DemoClock } from './clock.ts'

/** Something that happens in the demo world at its moment. */
export interface Happening {
  at: Date
  run(): Promise<unknown>
}

/** How much happens at once: enough to share commits. */
const AT_ONCE = 12
/** The clock is one for all, so nothing begins that lies further ahead than this part of its age of what still goes on. */
const SKEW_OF_AGE = 0.1

/**
 * Let things happen in the order of their moments, several at once, with the clock at the moment each begins. What happens
 * may wait for what happened before it, never for what comes after.
 * @param present ages are told from here
 * @throws what the first to fail threw, once everything that had begun is over; nothing more begins after that
 */
export async function play(happenings: readonly Happening[], clock: DemoClock, present: Date): Promise<void> {
  const ordered = [...happenings].sort((a, b) => a.at.getTime() - b.at.getTime())
  const going = new Map<Happening, Promise<void>>()
  const failures: unknown[] = []
  const isAhead = ({ at }: Happening) => {
    const oldest = going.keys().next().value?.at ?? at
    return at.getTime() - oldest.getTime() > SKEW_OF_AGE * (present.getTime() - oldest.getTime())
  }
  for (const happening of ordered) {
    while (failures.length === 0 && (going.size >= AT_ONCE || isAhead(happening))) await Promise.race(going.values())
    if (failures.length > 0) break
    clock.moveTo(happening.at)
    const over = happening
      .run()
      .catch((error: unknown) => failures.push(error))
      .then(() => void going.delete(happening))
    going.set(happening, over)
  }
  await Promise.all(going.values())
  if (failures.length > 0) throw failures[0]
}

/** The same, each only once the one before it is over: what is said in this order is heard in this order. */
export function inTurn(happenings: readonly Happening[]): Happening[] {
  let before: Promise<unknown> = Promise.resolve()
  return happenings.map(({ at, run }) => ({
    at,
    run: () => {
      before = before.then(run)
      return before
    },
  }))
}
