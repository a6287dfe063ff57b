import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'

/**
 * Decide whether a person may remove something; removing it again changes nothing, for those who may.
 * @param facts.removerIds who may: its author, and whoever else answers for the place it stands in
 * @returns `notFound` when there is no such thing, or when it is gone and was not theirs to remove
 */
export function decideRemoval<C extends string>(
  thing: { isRemoved: boolean; removerIds: readonly string[] } | null,
  userId: string,
  notFound: C,
  field: readonly string[],
): Outcome<'remove' | 'gone', C | 'NOT_AUTHOR'> {
  if (!thing) return rejected(notFound, field)
  if (thing.removerIds.includes(userId)) return ok(thing.isRemoved ? 'gone' : 'remove')
  return thing.isRemoved ? rejected(notFound, field) : rejected('NOT_AUTHOR', field)
}
