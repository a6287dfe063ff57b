import type { DocumentNode } from 'graphql'
import { measureDocument, sum } from './fold.ts'
import { LimitExceeded } from './limit.ts'

/** Fragments that `@defer` puts off, written out: each is planned, run and written for itself. A large screen puts off ten. */
export const DEFERS_MAX = 50

/** Bound how many parts an answer may come in. */
export function checkDefers(document: DocumentNode, limit = DEFERS_MAX): LimitExceeded | null {
  if (document.loc?.source.body.includes('defer') === false) return null
  const actual = measureDocument(document, {
    ofField: (_field, below) => below,
    ofFragment: (below, _kind, { directives = [] }) =>
      sum(below, directives.some(({ name }) => name.value === 'defer') ? 1 : 0),
    join: sum,
  }).reduce((most, { amount }) => Math.max(most, amount), 0)
  if (actual <= limit) return null
  return new LimitExceeded('DEFER_LIMIT_EXCEEDED', `An operation puts off ${actual} fragments.`, limit, actual)
}
