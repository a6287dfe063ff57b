import type { DocumentNode } from 'graphql'
import { checkAliases } from './aliases.ts'
import { ARGUMENTS } from './arguments.ts'
import { checkConflicts } from './conflicts.ts'
import { DECLARATIONS } from './declarations.ts'
import { checkDefers } from './defers.ts'
import { checkDefinitions } from './definitions.ts'
import { checkDepth } from './depth.ts'
import { DIRECTIVES } from './directives.ts'
import { checkIntrospection } from './introspection.ts'
import type { LimitExceeded } from './limit.ts'
import { LITERALS } from './literals.ts'
import { checkNesting } from './nesting.ts'
import { checkPlaces } from './places.ts'
import { REPEATS } from './repeats.ts'
import { checkRootFields } from './root-fields.ts'
import { checkFragmentDepth, checkSelections } from './selections.ts'
import { checkSize } from './size.ts'
import { checkText as checkLength } from './text.ts'
import { checkTokens } from './tokens.ts'

export { boundErrors, ERRORS_MAX } from './errors.ts'
export { LimitExceeded } from './limit.ts'
export { checkVariableSize } from './variables.ts'

/** Bounds that hold before the text is parsed. @returns the first refusal, or null */
export function checkText(query: string): LimitExceeded | null {
  return checkLength(query) ?? checkTokens(query) ?? checkNesting(query)
}

const BY_PLACE = [DIRECTIVES, REPEATS, ARGUMENTS, DECLARATIONS, LITERALS]
const CHECKS = [
  checkDefinitions,
  (document: DocumentNode) => checkPlaces(document, BY_PLACE),
  checkSize,
  checkDepth,
  checkAliases,
  checkDefers,
  checkRootFields,
  checkFragmentDepth,
  checkSelections,
  // Last, as they write out what the others have bounded.
  checkConflicts,
  checkIntrospection,
]

/** Bounds that hold before the document is validated. @returns the first refusal, or null */
export function checkDocument(document: DocumentNode): LimitExceeded | null {
  for (const check of CHECKS) {
    const refusal = check(document)
    if (refusal) return refusal
  }
  return null
}
