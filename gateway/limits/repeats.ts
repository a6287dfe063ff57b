import { type DocumentNode, Kind, type SelectionNode } from 'graphql'
import type { LimitExceeded } from './limit.ts'
import { checkPlaces, type PlaceLimit } from './places.ts'

/** How often one selection set may name the same response key; merging fields compares each with each. */
export const REPEATS: PlaceLimit = {
  code: 'REPEAT_LIMIT_EXCEEDED',
  limit: 50,
  over: 'place',
  count: (node) => (node.kind === Kind.SELECTION_SET ? mostRepeated(node.selections) : 0),
  describe: (count) => `One selection is repeated ${count} times.`,
}

/** Bound repeated fields: `{ me me me … }` answers once and is checked for conflicts a million times. */
export function checkRepeats(document: DocumentNode, limit = REPEATS.limit): LimitExceeded | null {
  return checkPlaces(document, [{ ...REPEATS, limit }])
}

function mostRepeated(selections: readonly SelectionNode[]): number {
  let most = 0
  const counts = new Map<string, number>()
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) continue
    const spread = selection.kind === Kind.FRAGMENT_SPREAD
    const key = spread ? `...${selection.name.value}` : (selection.alias ?? selection.name).value
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    most = Math.max(most, count)
  }
  return most
}
