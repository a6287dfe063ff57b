import type { Mode } from '../viewer.ts'

/**
 * Where the event log of a sandbox begins (`drizzle/sandbox`): positions of the two worlds never meet, so that a cursor of one
 * can be told from those of the other. Safe as a number of JavaScript, as is as much again.
 */
export const SANDBOX_POSITION_MIN = 2 ** 52

/** Whether a position may be one of the log of a world. */
export function isPositionOf(mode: Mode, position: number): boolean {
  return mode === 'test' ? position >= SANDBOX_POSITION_MIN : position < SANDBOX_POSITION_MIN
}
