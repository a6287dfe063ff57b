import type { DocumentNode } from 'graphql'
import { measureDocument, total } from './fold.ts'
import { LimitExceeded } from './limit.ts'

/** Aliases, fragments written out. Clients that generate documents alias freely; nobody needs one field hundreds of times. */
export const ALIASES_MAX = 200

/** Bound how often a document may ask for the same thing under other names. */
export function checkAliases(document: DocumentNode, limit = ALIASES_MAX): LimitExceeded | null {
  const aliases = total((field) => (field.alias && field.alias.value !== field.name.value ? 1 : 0))
  const actual = measureDocument(document, aliases).reduce((most, { amount }) => Math.max(most, amount), 0)
  if (actual <= limit) return null
  return new LimitExceeded('ALIAS_LIMIT_EXCEEDED', `An operation has ${actual} aliases.`, limit, actual)
}
