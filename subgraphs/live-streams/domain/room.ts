import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'

export type RoomState = 'SCHEDULED' | 'LIVE' | 'ENDED'

/** What rules about a room need to know of it. */
export interface RoomFacts {
  readonly id: string
  readonly hostId: string
  readonly state: RoomState
}

/** Where a broadcast may go from where it stands. A scheduled one may be called off; an ended one stays so. */
const NEXT: Record<RoomState, readonly RoomState[]> = { SCHEDULED: ['LIVE', 'ENDED'], LIVE: ['ENDED'], ENDED: [] }

export function mayBecome(from: RoomState, to: RoomState): boolean {
  return NEXT[from].includes(to)
}

export type HostRefusal = 'ROOM_NOT_FOUND' | 'NOT_HOST'
const ROOM_FIELD = ['input', 'roomId']

/** Decide whether a person may look after a room at all. @param field path of the room's id in the mutation's arguments */
export function decideHosting<R extends RoomFacts>(
  room: R | null,
  userId: string,
  field: readonly string[] = ROOM_FIELD,
): Outcome<R, HostRefusal> {
  if (!room) return rejected('ROOM_NOT_FOUND', field)
  if (room.hostId !== userId) return rejected('NOT_HOST', field)
  return ok(room)
}

/** As {@link decideHosting}, for what makes sense only while the broadcast is not over. */
export function decidePreparing<R extends RoomFacts>(
  room: R | null,
  userId: string,
): Outcome<R, HostRefusal | 'ROOM_ENDED'> {
  const hosting = decideHosting(room, userId)
  if (!hosting.ok) return hosting
  return hosting.value.state === 'ENDED' ? rejected('ROOM_ENDED', ROOM_FIELD) : hosting
}

/**
 * Decide a move of a room to another state.
 * @returns whether anything changes: a room that stands there already stays as it is
 */
export function decideMove<R extends RoomFacts>(
  room: R | null,
  userId: string,
  to: 'LIVE' | 'ENDED',
  field: readonly string[] = ROOM_FIELD,
): Outcome<{ room: R; moves: boolean }, HostRefusal | 'ROOM_ENDED'> {
  const hosting = decideHosting(room, userId, field)
  if (!hosting.ok) return hosting
  const { state } = hosting.value
  if (state === to) return ok({ room: hosting.value, moves: false })
  return mayBecome(state, to) ? ok({ room: hosting.value, moves: true }) : rejected('ROOM_ENDED', field)
}

/** Decide whether a person may broadcast under a life account. @param ownerId who runs it; null when there is no such one */
export function decideLifeAccount(
  wantedId: string | null,
  ownerId: string | null,
  userId: string,
): Outcome<string | null, 'LIFE_ACCOUNT_NOT_FOUND'> {
  if (wantedId !== null && ownerId !== userId) return rejected('LIFE_ACCOUNT_NOT_FOUND', ['input', 'lifeAccountId'])
  return ok(wantedId)
}

/** A broadcast is announced for the future; this very moment is past already. */
export function decideSchedule(scheduledFor: Date, at: Date): Outcome<Date, 'STARTS_IN_PAST'> {
  return scheduledFor > at ? ok(scheduledFor) : rejected('STARTS_IN_PAST', ['input', 'scheduledFor'])
}
