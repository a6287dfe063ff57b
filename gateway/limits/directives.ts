import { type DocumentNode, visit } from 'graphql'
import { LimitExceeded } from './limit.ts'

/** Directives on one field, fragment, variable or operation; `@skip` with `@include` are two. */
export const DIRECTIVES_MAX = 5

/** Bound directives per location. */
export function checkDirectives(document: DocumentNode, limit = DIRECTIVES_MAX): LimitExceeded | null {
  let most = 0
  visit(document, {
    enter: (node) => {
      if ('directives' in node) most = Math.max(most, node.directives?.length ?? 0)
    },
  })
  if (most <= limit) return null
  return new LimitExceeded('DIRECTIVE_LIMIT_EXCEEDED', `One place has ${most} directives.`, limit, most)
}
