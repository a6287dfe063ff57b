import { badUserInput } from '../errors.ts'

/** The opaque `EventCursor` of a position in the event log. */
export function encodeEventCursor(position: number): string {
  return Buffer.from(`v1:${position}`).toString('base64url')
}

/** @throws BAD_USER_INPUT when the string is no cursor this platform gave out */
export function decodeEventCursor(cursor: string): number {
  const text = cursor.length <= 64 ? Buffer.from(cursor, 'base64url').toString('latin1') : ''
  const digits = /^v1:(0|[1-9][0-9]{0,15})$/.exec(text)?.[1]
  const position = Number(digits)
  if (!digits || !Number.isSafeInteger(position) || encodeEventCursor(position) !== cursor)
    throw badUserInput('The cursor in "after" is not one a subscription gave out.', 'after')
  return position
}
