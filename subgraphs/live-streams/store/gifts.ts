import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { isBanned } from './bans.ts'
import { blockedPair } from './people.ts'
import { type GiftRow, gifts, type RoomRow, rooms } from './tables.ts'

const CATALOGUE_MAX = 60

export function openGifts(db: Executor) {
  return {
    /** The catalogue, cheapest first. */
    all: (): Promise<GiftRow[]> =>
      db.select().from(gifts).orderBy(asc(gifts.priceMinor), asc(gifts.id)).limit(CATALOGUE_MAX),

    byIds: (ids: readonly string[]): Promise<GiftRow[]> =>
      db
        .select()
        .from(gifts)
        .where(inArray(gifts.id, [...ids])),

    /** Write gifts that are not there yet, and bring those that are up to date. */
    put: async (rows: readonly GiftRow[]): Promise<void> => {
      await db
        .insert(gifts)
        .values([...rows])
        .onConflictDoUpdate({
          target: gifts.id,
          set: {
            name: sql`excluded.name`,
            priceMinor: sql`excluded.price_minor`,
            streakable: sql`excluded.streakable`,
          },
          setWhere: sql`(${gifts.name}, ${gifts.priceMinor}, ${gifts.streakable})
            is distinct from (excluded.name, excluded.price_minor, excluded.streakable)`,
        })
    },

    /** Everything that decides whether a person may send a gift to a room, in one statement. */
    facts: async (
      roomId: string,
      giftId: string,
      giverId: string,
    ): Promise<{ room: RoomRow | null; gift: GiftRow | null; isBanned: boolean; isBlockedPair: boolean }> => {
      const [row] = await db
        .select({
          room: rooms,
          gift: gifts,
          isBanned: isBanned(giverId, rooms.id),
          isBlockedPair: blockedPair(giverId, rooms.hostId),
        })
        .from(rooms)
        .leftJoin(gifts, eq(gifts.id, giftId))
        .where(eq(rooms.id, roomId))
      return row ?? { room: null, gift: null, isBanned: false, isBlockedPair: false }
    },
  }
}
