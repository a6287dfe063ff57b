import { GraphQLError } from 'graphql'

/** Errors one answer carries. */
export const ERRORS_MAX = 50
/** Characters of one message; messages quote what was sent. */
export const MESSAGE_LENGTH_MAX = 1_000

/**
 * Bound the errors of an answer: as many as a person reads, and how many more there are. A list of 20,000 wrong values must
 * not answer in megabytes.
 */
export function boundErrors(errors: readonly GraphQLError[], limit = ERRORS_MAX): readonly GraphQLError[] {
  const shown = errors.slice(0, limit).map(withBoundedMessage)
  const more = errors.length - shown.length
  if (more === 0) return shown
  const extensions = { code: 'ERROR_LIMIT_EXCEEDED', limit, actual: errors.length }
  return [...shown, new GraphQLError(`${more} more errors are not shown.`, { extensions })]
}

function withBoundedMessage(error: GraphQLError): GraphQLError {
  if (error.message.length <= MESSAGE_LENGTH_MAX) return error
  const { nodes, source, positions, path, originalError, extensions } = error
  return new GraphQLError(`${error.message.slice(0, MESSAGE_LENGTH_MAX).toWellFormed()}…`, {
    nodes,
    source,
    positions,
    path,
    originalError,
    extensions,
  })
}
