import { type DirectiveNode, type DocumentNode, Kind, visit } from 'graphql'
import { readReason } from './deprecation.ts'

/**
 * Find deprecations that do not say since when, until when, and what to use instead: clients are told all three with every answer
 * (`extensions.deprecations`, `Deprecation`, `Sunset`). Where nothing takes its place the reason says "nothing".
 * @returns the coordinates, with what is missing
 */
export function vagueDeprecations(ast: DocumentNode): { coordinate: string; missing: string }[] {
  const problems: { coordinate: string; missing: string }[] = []
  const path: string[] = []
  visit(ast, {
    enter(node) {
      if (node.kind === Kind.DIRECTIVE_DEFINITION) return false
      if (!('name' in node) || !node.name || !('directives' in node)) return undefined
      path.push(node.name.value)
      const deprecated = (node.directives as readonly DirectiveNode[] | undefined)?.find(
        ({ name }) => name.value === 'deprecated',
      )
      const given = deprecated?.arguments?.find(({ name }) => name.value === 'reason')?.value
      if (!deprecated) return undefined
      const { reason, since, removalDate, replacement } = readReason(given?.kind === Kind.STRING ? given.value : '')
      const missing = [
        ...(since === null ? ['"since YYYY-MM-DD"'] : []),
        ...(removalDate === null ? ['the day it goes'] : []),
        ...(replacement === null && !/\bnothing\b/i.test(reason)
          ? ['what to use instead, in backquotes, or "nothing"']
          : []),
      ]
      if (missing.length > 0) problems.push({ coordinate: path.join('.'), missing: missing.join(', ') })
      return undefined
    },
    leave(node) {
      if ('name' in node && node.name && 'directives' in node) path.pop()
    },
  })
  return problems
}
