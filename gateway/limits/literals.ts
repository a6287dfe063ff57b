import { type DocumentNode, Kind } from 'graphql'
import type { LimitExceeded } from './limit.ts'
import { checkPlaces, type PlaceLimit } from './places.ts'

/** List items and object fields written into a document. Long inputs belong into variables, which are read in a tenth of the time. */
export const LITERALS: PlaceLimit = {
  code: 'LITERAL_LIMIT_EXCEEDED',
  limit: 2_000,
  over: 'document',
  count: (node) => (node.kind === Kind.LIST ? node.values.length : node.kind === Kind.OBJECT ? node.fields.length : 0),
  describe: (count) => `The document holds ${count} list items and object fields.`,
}

/** Bound the values of lists and objects in a document, each of which is checked against its type. */
export function checkLiterals(document: DocumentNode, limit = LITERALS.limit): LimitExceeded | null {
  return checkPlaces(document, [{ ...LITERALS, limit }])
}
