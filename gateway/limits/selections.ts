import { type DocumentNode, Kind } from 'graphql'
import { type Measure, measureDocument, sum } from './fold.ts'
import { LimitExceeded } from './limit.ts'

/**
 * Selections of all operations and all fragments, each written out for itself: fields, spreads and inline fragments. Ten
 * times the fields an operation may have; a screen of 60 fields in ten fragments has 200.
 */
export const SELECTIONS_MAX = 20_000
/** Fragments within fragments, one for each component within a component. */
export const FRAGMENT_DEPTH_MAX = 50

const SELECTIONS: Measure = { ofField: (_, below) => sum(1, below), ofFragment: (below) => sum(1, below), join: sum }
const FRAGMENT_LEVELS: Measure = {
  ofField: (_, below) => below,
  ofFragment: (below, kind) => (kind === Kind.FRAGMENT_SPREAD ? 1 + below : below),
  join: Math.max,
}

/**
 * Bound what is walked where fields are not counted: fragments that nobody spreads are validated like others, and a long
 * chain of them is walked from each of its links.
 */
export function checkSelections(document: DocumentNode, limit = SELECTIONS_MAX): LimitExceeded | null {
  const actual = measureDocument(document, SELECTIONS).reduce((all, { amount }) => sum(all, amount), 0)
  if (actual <= limit) return null
  return new LimitExceeded(
    'SELECTION_LIMIT_EXCEEDED',
    `All operations and fragments of the document, written out, have ${actual} selections.`,
    limit,
    actual,
  )
}

/** Bound how many fragments lie within each other. */
export function checkFragmentDepth(document: DocumentNode, limit = FRAGMENT_DEPTH_MAX): LimitExceeded | null {
  const actual = measureDocument(document, FRAGMENT_LEVELS).reduce(
    (deepest, { amount }) => Math.max(deepest, amount),
    0,
  )
  if (actual <= limit) return null
  return new LimitExceeded(
    'FRAGMENT_DEPTH_LIMIT_EXCEEDED',
    `The document spreads fragments ${actual} levels deep.`,
    limit,
    actual,
  )
}
