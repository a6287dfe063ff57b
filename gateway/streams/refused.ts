import { GraphQLError } from 'graphql'
import { PublicError } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { boundErrors } from '../limits/index.ts'
import { failureOf, presented } from '../plan/failures.ts'

/** A stream ended with errors instead of events. */
export class StreamRefused extends Error {
  readonly errors: readonly GraphQLError[]
  constructor(errors: readonly GraphQLError[]) {
    super(errors[0]?.message ?? 'The stream was refused.')
    this.errors = errors
  }
}

/**
 * What may be told of the errors an owner refuses a stream with, as of those it answers with: no locations, which speak of the
 * plan's own document, nothing of its inside, and nothing that cannot be written.
 */
export function refusalOf(errors: readonly GraphQLError[] | undefined, subgraph: string): StreamRefused {
  const told = (errors ?? []).map((error) => presented(failureOf(error, subgraph, null), error.path ?? null, false))
  return new StreamRefused(boundErrors(told))
}

/** What may be told of anything a stream ends with. */
export function errorsOf(thrown: unknown, log: Log): readonly GraphQLError[] {
  if (thrown instanceof StreamRefused) return thrown.errors
  if (thrown instanceof PublicError)
    return [new GraphQLError(thrown.message, { path: thrown.path, extensions: thrown.extensions })]
  log.error({ err: thrown }, 'a stream broke')
  return [new GraphQLError('Something went wrong on our side.', { extensions: { code: 'INTERNAL_SERVER_ERROR' } })]
}

export const goingAway = () =>
  new GraphQLError('The server is going away.', { extensions: { code: 'SERVICE_UNAVAILABLE' } })
export const notOwned = () =>
  new GraphQLError('This subscription has no owner.', { extensions: { code: 'INTERNAL_SERVER_ERROR' } })
