import type { DemoClock } from './clock.ts'

/** Something that happens in the demo world at its moment. */
export interface Happening {
  at: Date
  run(): Promise<unknown>
}

/** How much happens at once: enough to share commits, few enough to keep to the order of moments. */
const AT_ONCE = 12

/**
 * Let things happen in the order of their moments, several at once, with the clock at the moment each begins. What happens
 * may wait for what happened before it, never for what comes after.
 * @throws what the first to fail threw; nothing more begins after that
 */
export async function play(happenings: readonly Happening[], clock: DemoClock): Promise<void> {
  const ordered = [...happenings].sort((a, b) => a.at.getTime() - b.at.getTime())
  let next = 0
  let failed = false
  const worker = async () => {
    while (!failed) {
      const happening = ordered[next++]
      if (!happening) return
      clock.moveTo(happening.at)
      try {
        await happening.run()
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
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
