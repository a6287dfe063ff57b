import { GraphQLError } from 'graphql'
import { PublicError } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'

/** A stream ended with errors instead of events. */
export class StreamRefused extends Error {
  readonly errors: readonly GraphQLError[]
  constructor(errors: readonly GraphQLError[]) {
    super(errors[0]?.message ?? 'The stream was refused.')
    this.errors = errors
  }
}

/** An error of the owner in the client's terms: its locations speak of the plan's own document. */
export function withoutPlan(error: GraphQLError): GraphQLError {
  return new GraphQLError(error.message, { path: error.path, extensions: error.extensions })
}

/** What may be told of anything a stream ends with. */
export function errorsOf(thrown: unknown, log: Log): readonly GraphQLError[] {
  if (thrown instanceof StreamRefused) return thrown.errors
  if (thrown instanceof PublicError) return [withoutPlan(thrown)]
  log.error({ err: thrown }, 'a stream broke')
  return [new GraphQLError('Something went wrong on our side.', { extensions: { code: 'INTERNAL_SERVER_ERROR' } })]
}

export const goingAway = () =>
  new GraphQLError('The server is going away.', { extensions: { code: 'SERVICE_UNAVAILABLE' } })
export const notOwned = () =>
  new GraphQLError('This subscription has no owner.', { extensions: { code: 'INTERNAL_SERVER_ERROR' } })
