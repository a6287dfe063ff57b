/**
 * How the third tab orders posts: newest first, each moved on in time by what people made of it. Both halves of the rank are
 * whole milliseconds, so a rank is never worked out again because time has passed.
 */
export const HEAT_STEP_MS = 90 * 60_000
const STEPS_PER_DOUBLING = 4

/**
 * Steps of engagement, from 0. Each doubling of likes and comments is worth four steps, 6 hours of newness.
 * @param engagement likes and comments together
 */
export function heatOf(engagement: number): number {
  return Math.floor(STEPS_PER_DOUBLING * Math.log2(1 + Math.max(0, engagement)))
}

/** Higher stands first. Milliseconds since 1970. */
export function rankOf(createdAt: Date, heat: number): number {
  return createdAt.getTime() + heat * HEAT_STEP_MS
}
