import { decideSettled } from '../../../platform/gatekeeper/gatekeeper.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import type { Context } from '../context.ts'

/**
 * Act, and when the act is refused on grounds of what other subgraphs told, hear what they have told since and act again: a
 * merchant approved a moment ago counts.
 * @param codes the refusals that rest on others' facts
 */
export function settled<T, C extends string>(
  ctx: Pick<Context, 'settle'>,
  codes: readonly C[],
  act: () => Promise<Outcome<T, C>>,
): Promise<Outcome<T, C>> {
  return decideSettled(act, (outcome) => outcome.ok || !codes.includes(outcome.code), ctx.settle)
}
