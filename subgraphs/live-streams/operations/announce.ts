import type { Announcement } from '../../../platform/events/outbox.ts'
import type { LiveTx } from '../store/index.ts'
import type { ChangedStreak } from '../store/payments.ts'
import type { ClosedStreak } from '../store/streaks.ts'
import type { RoomRow } from '../store/tables.ts'

/** Tell where a broadcast stands, in the transaction that moved it. */
export function announceRoom(tx: Pick<LiveTx, 'outbox'>, room: RoomRow, at: Date): Promise<void> {
  return tx.outbox.publish('live.roomChanged', {
    roomId: room.id,
    hostId: room.hostId,
    lifeAccountId: room.lifeAccountId,
    title: room.title,
    state: room.state,
    startedAt: room.startedAt?.toISOString() ?? null,
    at: at.toISOString(),
  })
}

/** The announcements that a streak closed: to the room, and to payments, which pays it now. */
export function streakClosed({ streakId, roomId, fromUserId, toUserId }: ClosedStreak): Announcement[] {
  return [
    streakChanged({ streakId, roomId }),
    { name: 'live.giftStreakClosed', payload: { streakId, roomId, fromUserId, toUserId } },
  ]
}

/** The announcement that a streak changed. */
export function streakChanged({ streakId, roomId }: ChangedStreak): Announcement {
  return { name: 'live.giftStreakChanged', payload: { streakId, roomId } }
}
