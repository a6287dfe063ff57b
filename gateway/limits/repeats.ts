import { type DocumentNode, Kind, visit } from 'graphql'
import { LimitExceeded } from './limit.ts'

/** How often one selection set may name the same response key; merging fields compares each with each. */
export const REPEATS_MAX = 50

/** Bound repeated fields: `{ me me me … }` answers once and is checked for conflicts a million times. */
export function checkRepeats(document: DocumentNode, limit = REPEATS_MAX): LimitExceeded | null {
  let most = 0
  visit(document, {
    SelectionSet: ({ selections }) => {
      const counts = new Map<string, number>()
      for (const selection of selections) {
        if (selection.kind === Kind.INLINE_FRAGMENT) continue
        const spread = selection.kind === Kind.FRAGMENT_SPREAD
        const key = spread ? `...${selection.name.value}` : (selection.alias ?? selection.name).value
        const count = (counts.get(key) ?? 0) + 1
        counts.set(key, count)
        most = Math.max(most, count)
      }
    },
  })
  if (most <= limit) return null
  return new LimitExceeded('REPEAT_LIMIT_EXCEEDED', `One selection is repeated ${most} times.`, limit, most)
}
