import type { DocumentNode } from 'graphql'
import { checkAliases } from './aliases.ts'
import { checkDepth } from './depth.ts'
import { checkDirectives } from './directives.ts'
import type { LimitExceeded } from './limit.ts'
import { checkNesting } from './nesting.ts'
import { checkRepeats } from './repeats.ts'
import { checkRootFields } from './root-fields.ts'
import { checkSize } from './size.ts'
import { checkTokens } from './tokens.ts'

export { boundErrors, ERRORS_MAX } from './errors.ts'
export { LimitExceeded } from './limit.ts'
export { checkVariableSize } from './variables.ts'

/** Bounds that hold before the text is parsed. @returns the first refusal, or null */
export function checkText(query: string): LimitExceeded | null {
  return checkTokens(query) ?? checkNesting(query)
}

/** Bounds that hold before the document is validated. @returns the first refusal, or null */
export function checkDocument(document: DocumentNode): LimitExceeded | null {
  for (const check of [checkDirectives, checkRepeats, checkSize, checkDepth, checkAliases, checkRootFields]) {
    const refusal = check(document)
    if (refusal) return refusal
  }
  return null
}
