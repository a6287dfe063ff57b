import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type PinRow, pins } from './tables.ts'

export function openPins(db: Executor) {
  return {
    /** What these rooms show, last pinned first within each. */
    ofRooms: (roomIds: readonly string[]): Promise<PinRow[]> =>
      db
        .select()
        .from(pins)
        .where(inArray(pins.roomId, [...roomIds]))
        .orderBy(desc(pins.place)),

    /** How many products a room shows beside this one. To be asked with the room locked. */
    countOthers: (roomId: string, productId: string): Promise<number> =>
      db.$count(pins, and(eq(pins.roomId, roomId), ne(pins.productId, productId))),

    /** Show a product, above all others; one that is shown already moves there. To be done with the room locked. */
    put: async (pin: Omit<PinRow, 'place'>): Promise<void> => {
      const { label, priceMinor, currency, pinnedAt } = pin
      const place = sql<number>`(select coalesce(max(place), 0) + 1 from ${pins} where room_id = ${pin.roomId})`
      await db
        .insert(pins)
        .values({ ...pin, place })
        .onConflictDoUpdate({
          target: [pins.roomId, pins.productId],
          set: { label, priceMinor, currency, pinnedAt, place },
        })
    },

    /** @returns false when it was not shown */
    remove: async (roomId: string, productId: string): Promise<boolean> => {
      const removed = await db
        .delete(pins)
        .where(and(eq(pins.roomId, roomId), eq(pins.productId, productId)))
        .returning({ productId: pins.productId })
      return removed.length > 0
    },
  }
}
