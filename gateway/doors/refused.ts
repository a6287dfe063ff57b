import { GraphQLError } from 'graphql'
import { PublicError } from '../../platform/errors.ts'

/** A request refused by the door itself, before GraphQL sees it. Its message is safe to show. */
export class Refused extends GraphQLError {
  readonly status: number
  /** What HTTP wants said with this status, such as `allow`. */
  readonly headers: Readonly<Record<string, string>>
  constructor(
    status: number,
    code: string,
    message: string,
    headers: Record<string, string> = {},
    details: Record<string, unknown> = {},
  ) {
    super(message, { extensions: { ...details, code } })
    this.status = status
    this.headers = headers
  }
}

export const badRequest = (message: string) => new Refused(400, 'BAD_REQUEST', message)

/** What may leave of anything thrown: our own errors as they are, nothing at all of the others. */
export function presentable(error: unknown): GraphQLError {
  if (error instanceof Refused || error instanceof PublicError)
    return new GraphQLError(error.message, { extensions: error.extensions })
  return new GraphQLError('Something went wrong on our side.', { extensions: { code: 'INTERNAL_SERVER_ERROR' } })
}
