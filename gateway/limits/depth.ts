import type { DocumentNode } from 'graphql'
import { type Measure, measureDocument } from './fold.ts'
import { LimitExceeded } from './limit.ts'

/** Fields within fields. The deepest screens have eight levels, introspection 15. */
export const DEPTH_MAX = 32

const LEVELS: Measure = { ofField: (_, below) => 1 + below, join: Math.max }

/** Bound how many levels of objects one operation walks down; fragments add no level of their own. */
export function checkDepth(document: DocumentNode, limit = DEPTH_MAX): LimitExceeded | null {
  const actual = measureDocument(document, LEVELS).reduce((deepest, { amount }) => Math.max(deepest, amount), 0)
  if (actual <= limit) return null
  return new LimitExceeded('DEPTH_LIMIT_EXCEEDED', `The document selects fields ${actual} levels deep.`, limit, actual)
}
