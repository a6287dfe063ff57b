import { PublicError } from '../../platform/errors.ts'

/** Who may try mutations out: everybody, nobody, or whoever is held to one of these contracts. */
export type DryRunPolicy = 'on' | 'off' | readonly string[]

/**
 * @param contract what the caller is held to; undefined for the whole graph, which is in nobody's list
 * @throws DRY_RUN_REFUSED, as the alternative would be to do what is meant to be tried out
 */
export function requireDryRun(policy: DryRunPolicy, contract: string | undefined): void {
  if (policy === 'on') return
  if (policy !== 'off' && contract !== undefined && policy.includes(contract)) return
  throw new PublicError('DRY_RUN_REFUSED', 'There are no dry runs for you here. Nothing was done.')
}
