const FIRST_MS = 500

/**
 * How long to wait before trying again: twice as long each time, up to a limit, half of it by chance, so that clients that
 * were cut off together do not come back together.
 * @param failures before this one @param chance 0 to 1
 * Source: "Exponential Backoff And Jitter", AWS Architecture Blog, "equal jitter".
 */
export function waitMs(failures: number, msMax: number, chance = Math.random()): number {
  return Math.min(msMax, FIRST_MS * 2 ** Math.min(failures, 16)) * (0.5 + chance / 2)
}
