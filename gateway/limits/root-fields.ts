import { type DocumentNode, Kind, type OperationTypeNode } from 'graphql'
import { type Measure, measureDocument, sum } from './fold.ts'
import { LimitExceeded } from './limit.ts'

/** Root fields of one operation. A mutation acts once per root field: ten guesses of a password a request, not a thousand. */
export const ROOT_FIELDS_MAX = { query: 50, mutation: 10, subscription: 10 } as const

const AT_THE_ROOT: Measure = { ofField: () => 1, join: sum }

/** Bound how many things one operation begins at once. */
export function checkRootFields(
  document: DocumentNode,
  limits: Record<OperationTypeNode, number> = ROOT_FIELDS_MAX,
): LimitExceeded | null {
  for (const { definition, amount } of measureDocument(document, AT_THE_ROOT)) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    const limit = limits[definition.operation]
    if (amount > limit)
      return new LimitExceeded(
        'ROOT_FIELD_LIMIT_EXCEEDED',
        `A ${definition.operation} has ${amount} root fields.`,
        limit,
        amount,
      )
  }
  return null
}
