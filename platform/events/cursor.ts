import { badUserInput } from '../errors.ts'
import type { EventBus } from './bus.ts'

/** The opaque `EventCursor` of a position in the event log. */
export function encodeEventCursor(position: number): string {
  return Buffer.from(`v1:${position}`).toString('base64url')
}

/**
 * The `EventCursor` of this moment: what `eventCursor` fields answer. A subgraph takes it when a request begins, before it reads
 * anything, so that what was read and the events after it leave nothing out; it costs no statement.
 */
export function presentCursor(bus: Pick<EventBus, 'position'>): string {
  return encodeEventCursor(bus.position())
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
