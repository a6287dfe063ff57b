import { type DocumentNode, Kind } from 'graphql'
import { measureDocument, total } from './fold.ts'
import { LimitExceeded } from './limit.ts'

/** Fields once fragments are written out. Screens have 20 to 60, introspection 230; the planner takes up to a second for 2,000. */
export const SIZE_MAX = 2_000

/** Bound the fields of all operations of a document, and of any fragment, once everything is written out. */
export function checkSize(document: DocumentNode, limit = SIZE_MAX): LimitExceeded | null {
  let operations = 0
  let largest = 0
  for (const { definition, amount } of measureDocument(
    document,
    total(() => 1),
  )) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operations += amount
    largest = Math.max(largest, amount)
  }
  const actual = Math.min(Math.max(operations, largest), Number.MAX_SAFE_INTEGER)
  if (actual <= limit) return null
  return new LimitExceeded(
    'SIZE_LIMIT_EXCEEDED',
    `The document selects ${actual} fields, fragments written out.`,
    limit,
    actual,
  )
}
