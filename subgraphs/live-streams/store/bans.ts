import { and, eq, gt, ne, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type RoomRow, roomBans, rooms } from './tables.ts'

/** Somebody and a room they are kept out of. */
export interface BanRow {
  readonly roomId: string
  readonly userId: string
}

/** True where a person is kept out of a room. */
export function isBanned(userId: string, roomId: SQLWrapper): SQL<boolean> {
  return sql<boolean>`exists (select from ${roomBans} where
    ${roomBans.roomId} = ${roomId} and ${roomBans.userId} = ${userId})`
}

export function openBans(db: Executor) {
  return {
    /** @returns false when it was so before */
    put: async (ban: BanRow, at: Date): Promise<boolean> => {
      const rows = await db
        .insert(roomBans)
        .values({ ...ban, at })
        .onConflictDoNothing()
        .returning({ roomId: roomBans.roomId })
      return rows.length > 0
    },

    /** @returns false when there was none */
    lift: async ({ roomId, userId }: BanRow): Promise<boolean> => {
      const rows = await db
        .delete(roomBans)
        .where(and(eq(roomBans.roomId, roomId), eq(roomBans.userId, userId)))
        .returning({ roomId: roomBans.roomId })
      return rows.length > 0
    },

    has: async ({ roomId, userId }: BanRow): Promise<boolean> => {
      const [row] = await db
        .select({ userId: roomBans.userId })
        .from(roomBans)
        .where(and(eq(roomBans.roomId, roomId), eq(roomBans.userId, userId)))
      return row !== undefined
    },

    /** A room and whether a person is kept out of it, in one statement; null when there is no such room. */
    roomFor: async ({ roomId, userId }: BanRow): Promise<{ room: RoomRow; isBanned: boolean } | null> => {
      const [row] = await db
        .select({ room: rooms, isBanned: isBanned(userId, rooms.id) })
        .from(rooms)
        .where(eq(rooms.id, roomId))
      return row ?? null
    },

    /** All bans of rooms that are not over, in pages of `limit`. */
    current: async function* (limit: number): AsyncGenerator<BanRow[], void> {
      let after: BanRow = { roomId: '', userId: '' }
      for (;;) {
        const page: BanRow[] = await db
          .select({ roomId: roomBans.roomId, userId: roomBans.userId })
          .from(roomBans)
          .innerJoin(rooms, and(eq(rooms.id, roomBans.roomId), ne(rooms.state, 'ENDED')))
          .where(
            or(
              gt(roomBans.roomId, after.roomId),
              and(eq(roomBans.roomId, after.roomId), gt(roomBans.userId, after.userId)),
            ),
          )
          .orderBy(roomBans.roomId, roomBans.userId)
          .limit(limit)
        yield page
        const last = page.at(-1)
        if (!last || page.length < limit) return
        after = last
      }
    },
  }
}
