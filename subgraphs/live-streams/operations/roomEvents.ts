import { badUserInput, PublicError } from '../../../platform/errors.ts'
import { decodeEventCursor, encodeEventCursor } from '../../../platform/events/cursor.ts'
import type { LoggedEvent, LoggedEventOf } from '../../../platform/events/reader.ts'
import { mapStream, type StreamItem } from '../../../platform/events/stream.ts'
import { userIdOf } from '../../../platform/viewer.ts'
import { topics } from '../../../schema/events.ts'
import type { ResolversTypes, RoomEventKind, SubscriptionRoomEventsArgs } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { openRemovals, type Removals } from './removals.ts'

/** One event as a resolver gets it. */
export type RoomEvent = Awaited<ResolversTypes['RoomEvent']>

/**
 * What happens in a room, in order: replayed from a position, then live.
 * Who is kept out hears nothing; where several share a stream, and later on, gateways see to that: see `roomBans`.
 * @throws BANNED; BAD_USER_INPUT when there is no such room, or `after` is no cursor or lies ahead of the stream
 */
export async function roomEvents(
  ctx: Context,
  { roomId, kinds, after }: SubscriptionRoomEventsArgs,
): Promise<AsyncIterableIterator<RoomEvent>> {
  if (!(await ctx.knownRooms.has(roomId))) throw badUserInput('There is no such live room.', 'roomId')
  const userId = userIdOf(ctx.viewer)
  if (userId && (await ctx.store.bans.has({ roomId, userId })))
    throw new PublicError('BANNED', 'The host keeps you out of this room.')
  const stream = await ctx.bus.stream([topics.room(roomId)], after == null ? null : decodeEventCursor(after))
  const removals = openRemovals(ctx, roomId)
  const wanted = kinds && new Set(kinds)
  return mapStream(stream, (item) => {
    if (item.kind === 'gap') return gap(item)
    const show = SHOWN[item.event.name as keyof typeof SHOWN] as Shown<LoggedEvent> | undefined
    if (!show || (wanted && !wanted.has(show.kind))) return null
    return show.as(item.event, encodeEventCursor(item.event.position), removals)
  })
}

interface Shown<E> {
  kind: RoomEventKind
  /** @returns null for what viewers are not told */
  as(event: E, cursor: string, removals: Removals): RoomEvent | null | Promise<RoomEvent | null>
}

type RoomEventName = Extract<LoggedEvent['name'], `live.${string}`>

/** What subscribers see of each event. What an event does not hold is read when it is asked for, as it stands then. */
const SHOWN: {
  [N in Exclude<
    RoomEventName,
    'live.giftRequested' | 'live.giftStreakClosed' | 'live.orderStepAnswered' | 'live.guestBanned' | 'live.banLifted'
  >]: Shown<LoggedEventOf<N>>
} = {
  'live.chatPosted': {
    kind: 'CHAT',
    as: async (event, cursor, removals) => {
      const { messageId, at, ...said } = event.payload
      const isRemoved = await removals.has(messageId, event)
      const message = isRemoved ? null : { ...said, id: messageId, createdAt: new Date(at) }
      return { __typename: 'ChatPosted', cursor, message }
    },
  },
  'live.chatRemoved': {
    kind: 'CHAT',
    as: ({ payload: { messageId, code, summary } }, cursor) => {
      const reason = { code, summary, weight: null, source: 'live-streams.chat' }
      return { __typename: 'ChatRemoved', cursor, messageId, reason }
    },
  },
  'live.giftStreakChanged': {
    kind: 'GIFT',
    as: ({ payload: { streakId } }, cursor) => ({ __typename: 'GiftStreakChanged', cursor, streakId }),
  },
  'live.productPinned': {
    kind: 'PIN',
    as: ({ payload: { roomId, productId } }, cursor) => ({ __typename: 'ProductPinned', cursor, roomId, productId }),
  },
  'live.productUnpinned': {
    kind: 'PIN',
    as: ({ payload: { productId } }, cursor) => ({ __typename: 'ProductUnpinned', cursor, productId }),
  },
  'live.viewersChanged': {
    kind: 'VIEWERS',
    as: ({ payload: { viewers } }, cursor) => ({ __typename: 'ViewersChanged', cursor, viewers }),
  },
  'live.chatModeChanged': {
    kind: 'MODE',
    as: ({ payload: { slowSeconds, followersOnly, minCreditOver } }, cursor) => ({
      __typename: 'ChatModeChanged',
      cursor,
      mode: { slowSeconds: slowSeconds || null, followersOnly, minCreditOver },
    }),
  },
  'live.roomChanged': {
    kind: 'STATE',
    // That it was scheduled is news elsewhere; here it begins and ends.
    as: ({ payload: { roomId, state } }, cursor) =>
      state === 'SCHEDULED' ? null : { __typename: 'RoomStateChanged', cursor, roomId },
  },
}

function gap({ from, to, reason }: StreamItem & { kind: 'gap' }): RoomEvent {
  return {
    __typename: 'StreamGap',
    fromCursor: encodeEventCursor(from),
    toCursor: encodeEventCursor(to),
    missed: null,
    reason,
  }
}
