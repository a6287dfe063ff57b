import type { GraphQLError } from 'graphql'
import { denialError, Rejected } from './denial-error.ts'
import { locationsOf } from './field-error.ts'
import { holds } from './guard.ts'
import type { PreparedOperation } from './planner.ts'

/**
 * What a caller is told whose contract runs an operation as a whole or not at all: everything these variables ask for and the
 * caller may not have, at once.
 * @param variables checked before
 * @returns an error for each path; empty when the operation may run
 */
export function rejections(
  { contract, compiled }: Pick<PreparedOperation, 'contract' | 'compiled'>,
  variables: Readonly<Record<string, unknown>>,
): readonly GraphQLError[] {
  if (contract.denials !== 'reject' || compiled.denials.length === 0) return NONE
  const values = compiled.conditionValues(variables)
  return compiled.denials
    .filter(({ occurrences }) => occurrences.some(({ guard }) => holds(guard, values)))
    .map(
      ({ path, at, lack, occurrences }) => new Rejected(denialError(path, at, lack, locationsOf(occurrences, values))),
    )
}

const NONE: readonly GraphQLError[] = []
