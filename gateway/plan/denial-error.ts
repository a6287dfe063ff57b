import type { GraphQLError, SourceLocation } from 'graphql'
import type { Lack } from '../access/rights.ts'
import { LocatedError } from './field-error.ts'

/**
 * A denial as the caller is told it: which field, what is missing and how to get it. Of a field within lists, `path` leads to
 * the first of them, as there is no one place in the answer, and `deniedPath` to the field, as do its places in the document.
 * @param path response names from the root
 * @param at the same as far as there is no list
 */
export function denialError(
  path: readonly string[],
  at: readonly string[],
  { authenticated, scopes, policies }: Lack,
  places: readonly SourceLocation[] = [],
): GraphQLError {
  const missing = {
    ...(scopes.length > 0 && { missingScopes: scopes.length === 1 ? scopes[0] : scopes.flat() }),
    ...(policies.length > 0 && { missingPolicies: policies.length === 1 ? policies[0] : policies.flat() }),
  }
  const extensions = { deniedPath: path.join('.'), ...missing }
  const told = (message: string, code: string, howToGet: string) =>
    new LocatedError(message, { path: at, extensions: { code, ...extensions, howToGet } }, places)
  if (authenticated)
    return told(
      'Sign in to do this.',
      'UNAUTHENTICATED',
      'Send an access token, as `signIn` gives it, in the header "authorization: Bearer …".',
    )
  const lacked =
    scopes.length > 0
      ? `This needs the scope ${scopes.map(alternatives).join(', and the scope ')}.`
      : `This needs to meet the policy ${policies.map(alternatives).join(', and the policy ')}.`
  return told(
    lacked,
    'FORBIDDEN',
    scopes.length > 0
      ? 'Scopes are granted to people by staff, and to partner apps with their API keys.'
      : 'Policies are about who you are, not what you were granted: the message of each says what it takes.',
  )
}

/** A denial for which nothing of the operation was run. */
export class Rejected extends LocatedError {
  constructor({ message, path, extensions, locations }: GraphQLError) {
    super(message, { path, extensions }, locations)
  }
}

const alternatives = (any: readonly (readonly string[])[]) => any.map((all) => `"${all.join('" and "')}"`).join(' or ')
