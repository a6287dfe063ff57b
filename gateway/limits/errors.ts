import { GraphQLError } from 'graphql'
import { LocatedError } from '../plan/field-error.ts'

/** Errors one answer carries. */
export const ERRORS_MAX = 50
/** Characters of one message; messages quote what was sent. */
export const MESSAGE_LENGTH_MAX = 1_000
/** Characters of all errors of an answer, as JSON. */
export const ERRORS_LENGTH_MAX = 65_536

/**
 * Bound the errors of an answer: as many as a person reads, no longer than they read, and how many more there are. A list of
 * 20,000 wrong values must not answer in megabytes, nor one error that points at 2,000 places, or what a subgraph put into
 * its extensions.
 */
export function boundErrors(errors: readonly GraphQLError[], limit = ERRORS_MAX): readonly GraphQLError[] {
  const shown: GraphQLError[] = []
  let length = 0
  for (const error of errors.slice(0, limit)) {
    const bounded = withBoundedMessage(error)
    length += JSON.stringify(bounded).length
    if (length > ERRORS_LENGTH_MAX) break
    shown.push(bounded)
  }
  // The first error is why there is no answer, so it is said at any length.
  if (shown.length === 0 && errors[0]) shown.push(inFewWords(errors[0]))
  const more = errors.length - shown.length
  if (more === 0) return shown
  const extensions = { code: 'ERROR_LIMIT_EXCEEDED', limit, actual: errors.length }
  return [...shown, new GraphQLError(`${more} more errors are not shown.`, { extensions })]
}

function withBoundedMessage(error: GraphQLError): GraphQLError {
  if (error.message.length <= MESSAGE_LENGTH_MAX) return error
  const { nodes, source, positions, path, originalError, extensions, locations } = error
  const options = { nodes, source, positions, path, originalError, extensions }
  return new LocatedError(bounded(error.message), options, locations)
}

/** An error with the first of the places it points at, and of its extensions the code alone. */
function inFewWords({ message, path, originalError, extensions, locations }: GraphQLError): GraphQLError {
  const options = { path, originalError, extensions: { code: extensions.code } }
  return new LocatedError(bounded(message), options, locations?.slice(0, 1))
}

/** Cut, and never within a character. */
function bounded(message: string): string {
  return message.length <= MESSAGE_LENGTH_MAX ? message : `${message.slice(0, MESSAGE_LENGTH_MAX).toWellFormed()}…`
}
