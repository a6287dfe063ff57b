import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { giftStreaks, givers, rooms, type StreakRow } from './tables.ts'

/** A streak that takes no more gifts, as its closing is announced. */
export interface ClosedStreak {
  readonly streakId: string
  readonly roomId: string
  readonly fromUserId: string
  /** The host of the room. */
  readonly toUserId: string
}

export function openStreaks(db: Executor) {
  return {
    byIds: (ids: readonly string[]): Promise<StreakRow[]> =>
      db
        .select()
        .from(giftStreaks)
        .where(inArray(giftStreaks.id, [...ids])),

    /**
     * The streak of a person in a room that was not closed yet, though its time may be up; null when there is none. Gifts of
     * the person to the room take turns from here to the end of the transaction, also where there is no streak to lock.
     */
    lockLast: async (roomId: string, userId: string): Promise<StreakRow | null> => {
      await db
        .insert(givers)
        .values({ roomId, userId })
        .onConflictDoUpdate({ target: [givers.roomId, givers.userId], set: { userId } })
      const [streak] = await db
        .select()
        .from(giftStreaks)
        .where(and(eq(giftStreaks.roomId, roomId), eq(giftStreaks.fromUserId, userId), isNull(giftStreaks.closedAt)))
        .for('no key update')
      return streak ?? null
    },

    begin: async (streak: typeof giftStreaks.$inferInsert): Promise<void> => {
      await db.insert(giftStreaks).values(streak)
    },

    /** Add gifts that wait for their payment, and with them time. */
    add: async (roomId: string, id: string, { count, closesAt }: { count: number; closesAt: Date }): Promise<void> => {
      await db
        .update(giftStreaks)
        .set({ pendingCount: sql`${giftStreaks.pendingCount} + ${count}`, closesAt })
        .where(and(eq(giftStreaks.roomId, roomId), eq(giftStreaks.id, id)))
    },

    close: async (roomId: string, id: string, at: Date): Promise<void> => {
      await db
        .update(giftStreaks)
        .set({ closedAt: at })
        .where(and(eq(giftStreaks.roomId, roomId), eq(giftStreaks.id, id)))
    },

    /** Close streaks whose time is up, at most `limit`; those another transaction holds are left for the next time. */
    closeDue: async (at: Date, limit: number): Promise<ClosedStreak[]> => {
      const due = db
        .select({ id: giftStreaks.id })
        .from(giftStreaks)
        .where(and(isNull(giftStreaks.closedAt), lte(giftStreaks.closesAt, at)))
        .orderBy(giftStreaks.closesAt)
        .limit(limit)
        .for('update', { skipLocked: true })
      return db
        .update(giftStreaks)
        .set({ closedAt: at })
        .from(rooms)
        .where(and(inArray(giftStreaks.id, due), eq(rooms.id, giftStreaks.roomId)))
        .returning({
          streakId: giftStreaks.id,
          roomId: giftStreaks.roomId,
          fromUserId: giftStreaks.fromUserId,
          toUserId: rooms.hostId,
        })
    },
  }
}
