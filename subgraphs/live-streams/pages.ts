import { badUserInput } from '../../platform/errors.ts'
import { type CursorKey, decodeCursor, type PageRequest, pageLimit, pageRequest } from '../../platform/pagination.ts'
import { placedAt } from './store/rooms.ts'
import type { MessageRow, RoomRow } from './store/tables.ts'

type Given<T> = T | null | undefined

const INT_MAX = 2_147_483_647
/** The sort key of a room among rooms in its state: when it began or was made, and its id. */
export const roomKey = (room: RoomRow): CursorKey => [placedAt(room).toISOString(), room.id]

/** @throws BAD_USER_INPUT when `first` is out of bounds or `after` is no cursor of a list of rooms */
export const roomPage = (args: { first?: Given<number>; after?: Given<string> }) =>
  pageRequest(args, ['instant', 'string'])

/** The sort key of a message in its chat. */
export const messageKey = (message: MessageRow): CursorKey => [message.seq]

/** @throws BAD_USER_INPUT when `first` is out of bounds or `before` is no cursor of a chat */
export function chatPage(args: { first?: Given<number>; before?: Given<string> }): PageRequest {
  const limit = pageLimit(args.first, 50)
  if (args.before == null) return { limit, after: null }
  const after = decodeCursor(args.before, ['number'], 'before')
  // A forged number must fit the column it is compared with.
  if (Number(after[0]) < 1 || Number(after[0]) > INT_MAX)
    throw badUserInput('The cursor in "before" is not one this connection gave out.', 'before')
  return { limit, after }
}

/** The first `first` rows of a list without cursors. @throws BAD_USER_INPUT when `first` is out of bounds */
export function firstOnly(args: { first?: Given<number> }): PageRequest {
  return { limit: pageLimit(args.first, 10), after: null }
}
