import type { DocumentNode } from 'graphql'
import type { LimitExceeded } from './limit.ts'
import { checkPlaces, type PlaceLimit } from './places.ts'

/** Directives on one field, fragment, variable or operation; `@skip` with `@include` are two. */
export const DIRECTIVES: PlaceLimit = {
  code: 'DIRECTIVE_LIMIT_EXCEEDED',
  limit: 5,
  over: 'place',
  count: (node) => ('directives' in node && node.directives?.length) || 0,
  describe: (count) => `One place has ${count} directives.`,
}

/** Bound directives per location. */
export function checkDirectives(document: DocumentNode, limit = DIRECTIVES.limit): LimitExceeded | null {
  return checkPlaces(document, [{ ...DIRECTIVES, limit }])
}
