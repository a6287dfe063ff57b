import { type ASTNode, type DocumentNode, visit } from 'graphql'
import { type LimitCode, LimitExceeded } from './limit.ts'

/** Something that is counted where it stands, and bounded at each place, or over the document. */
export interface PlaceLimit {
  readonly code: LimitCode
  readonly limit: number
  /** How many there are at this node, not within it; 0 at nodes that hold none. */
  count(node: ASTNode): number
  /** What the count is of, as a sentence. */
  describe(count: number): string
  /** What counts: the most at one place, or all places together. */
  readonly over: 'place' | 'document'
}

/** Count all that is counted by place in one walk. @returns the first refusal in the order of the limits, or null */
export function checkPlaces(document: DocumentNode, limits: readonly PlaceLimit[]): LimitExceeded | null {
  const counts = limits.map(() => 0)
  visit(document, {
    enter: (node) => {
      for (const [index, { count, over }] of limits.entries()) {
        const here = count(node)
        if (here > 0)
          counts[index] = over === 'place' ? Math.max(counts[index] ?? 0, here) : (counts[index] ?? 0) + here
      }
    },
  })
  for (const [index, { code, limit, describe }] of limits.entries()) {
    const actual = counts[index] ?? 0
    if (actual > limit) return new LimitExceeded(code, describe(actual), limit, actual)
  }
  return null
}
