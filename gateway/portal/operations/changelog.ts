import { badUserInput } from '../../../platform/errors.ts'
import type { ChangelogEntry } from '../../../schema/changelog.ts'
import { pickContract } from '../../access/contracts.ts'
import type { QueryChangelogArgs } from '../__generated__/types.ts'
import type { Context } from '../context.ts'

const FIRST_MAX = 200

/** A change as it is told; how often the viewer used it is asked apart. */
export type Change = Omit<ChangelogEntry, 'at' | 'removalDate' | 'contracts'> & {
  readonly at: Date
  readonly removalDate: Date | null
}

/**
 * What releases changed in the viewer's contract, the newest first.
 * @throws BAD_USER_INPUT when more are asked for than are told at once
 */
export function changelog({ viewer, engine, released }: Context, { since, first, skip }: QueryChangelogArgs): Change[] {
  const count = first ?? 50
  const from = skip ?? 0
  if (count < 0 || count > FIRST_MAX) throw badUserInput(`"first" may be 0 to ${FIRST_MAX}.`, 'first')
  if (from < 0) throw badUserInput('"skip" may not be negative.', 'skip')
  const contract = pickContract(engine().contracts, viewer, undefined)
  return released()
    .filter(
      ({ contracts, at }) =>
        contracts.some((each) => each === contract) && (!since || Date.parse(at) >= since.getTime()),
    )
    .slice(from, from + count)
    .map(({ contracts: _, at, removalDate, ...change }) => ({
      ...change,
      at: new Date(at),
      removalDate: removalDate === null ? null : new Date(`${removalDate}T00:00:00Z`),
    }))
}
