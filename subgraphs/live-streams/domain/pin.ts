import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'

export const PINS_MAX = 10

/** Decide whether one more product fits. @param others how many other products the room shows */
export function decidePin(others: number): Outcome<true, 'PIN_LIMIT_REACHED'> {
  return others < PINS_MAX ? ok(true) : rejected('PIN_LIMIT_REACHED', ['input', 'productId'])
}
