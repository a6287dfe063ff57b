import { GraphQLError } from 'graphql'
import { type Message, MessageType, parseMessage } from 'graphql-ws'
import { checkBodyNesting } from './body-nesting.ts'

/** Lists and objects within each other in one message: what a ping carries is written again, by a writer that calls itself per level. */
const NESTING_MAX = 1_000

/** Read a message of graphql-transport-ws. @returns null for what is none */
export function readMessage(text: string): Message | null {
  try {
    checkBodyNesting(text, NESTING_MAX)
    return parseMessage(text)
  } catch {
    return null
  }
}

/** Every event is told with the id of each who hears it: a long one would cost us for as long as the operation goes on. */
export const ID_LENGTH_MAX = 1_024

export const tooLong = (actual: number) =>
  new GraphQLError(`The id of an operation has ${ID_LENGTH_MAX} characters at most.`, {
    extensions: { code: 'OPERATION_ID_TOO_LONG', limit: ID_LENGTH_MAX, actual },
  })
export const tooMany = (limit: number) =>
  new GraphQLError(`This socket has ${limit} operations in flight. The limit is ${limit}.`, {
    extensions: { code: 'OPERATION_LIMIT_EXCEEDED', limit, actual: limit + 1 },
  })
export const tooFast = () =>
  new GraphQLError('Operations come too fast on this socket; wait a second.', {
    extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 1 },
  })
/** An operation that is not begun. */
export const refused = (id: string, error: GraphQLError): Message => ({
  id,
  type: MessageType.Error,
  payload: [error.toJSON()],
})
