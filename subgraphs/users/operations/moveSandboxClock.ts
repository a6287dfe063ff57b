import { badUserInput, forbidden } from '../../../platform/errors.ts'
import type { Context } from '../context.ts'

const HOUR_MS = 3600_000
/** A leap year. */
const HOURS_MAX = 366 * 24

/**
 * Let hours pass in the sandbox, in every subgraph.
 * @returns the time it is then
 * @throws FORBIDDEN in the real world; BAD_USER_INPUT for no or too many hours
 */
export async function moveSandboxClock({ sandbox }: Context, hours: number): Promise<Date> {
  if (!sandbox) throw forbidden('Nobody moves the clock of the real world; use a test key.')
  if (hours < 1 || hours > HOURS_MAX) throw badUserInput(`"hours" must be 1 to ${HOURS_MAX}.`, 'hours')
  return sandbox.advance(hours * HOUR_MS)
}
