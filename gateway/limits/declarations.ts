import { type DocumentNode, Kind } from 'graphql'
import type { LimitExceeded } from './limit.ts'
import { checkPlaces, type PlaceLimit } from './places.ts'

/** Variables one operation declares. */
export const DECLARATIONS: PlaceLimit = {
  code: 'DECLARATION_LIMIT_EXCEEDED',
  limit: 200,
  over: 'place',
  count: (node) => (node.kind === Kind.OPERATION_DEFINITION && node.variableDefinitions?.length) || 0,
  describe: (count) => `One operation declares ${count} variables.`,
}

/** Bound declared variables: every use is looked up among them, for each operation anew. */
export function checkDeclarations(document: DocumentNode, limit = DECLARATIONS.limit): LimitExceeded | null {
  return checkPlaces(document, [{ ...DECLARATIONS, limit }])
}
