import { type DocumentNode, Kind } from 'graphql'
import { LimitExceeded } from './limit.ts'

/** Operations of one document: tools send all of a file and name the one they mean. */
export const OPERATIONS_MAX = 50
/** Fragments of one document: one per component of a screen. */
export const FRAGMENTS_MAX = 200

/** Bound what validation looks at for each other: every operation walks every fragment, fragments are compared in pairs. */
export function checkDefinitions(
  { definitions }: DocumentNode,
  { operations: operationsMax, fragments: fragmentsMax } = { operations: OPERATIONS_MAX, fragments: FRAGMENTS_MAX },
): LimitExceeded | null {
  const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length
  if (operations > operationsMax)
    return new LimitExceeded(
      'OPERATION_LIMIT_EXCEEDED',
      `The document has ${operations} operations.`,
      operationsMax,
      operations,
    )
  // What is neither is no part of an executable document, and refused by validation one by one.
  const others = definitions.length - operations
  if (others <= fragmentsMax) return null
  return new LimitExceeded('FRAGMENT_LIMIT_EXCEEDED', `The document has ${others} fragments.`, fragmentsMax, others)
}
