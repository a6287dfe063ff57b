import type { DocumentNode } from 'graphql'
import type { LimitExceeded } from './limit.ts'
import { checkPlaces, type PlaceLimit } from './places.ts'

/** Arguments of one field or directive; no field takes ten. */
export const ARGUMENTS: PlaceLimit = {
  code: 'ARGUMENT_LIMIT_EXCEEDED',
  limit: 50,
  over: 'place',
  count: (node) => ('arguments' in node && node.arguments?.length) || 0,
  describe: (count) => `One field or directive has ${count} arguments.`,
}

/** Bound arguments: one that is given 3,000 times is one error that points at 3,000 places. */
export function checkArguments(document: DocumentNode, limit = ARGUMENTS.limit): LimitExceeded | null {
  return checkPlaces(document, [{ ...ARGUMENTS, limit }])
}
