import { count, eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { saleOrders } from './tables.ts'

/** A sale that payments told of: one order. */
export type Sale = Omit<typeof saleOrders.$inferInsert, 'isReversed'>

/** What was sold in a room, less what was taken back. */
export interface RoomTotal {
  readonly roomId: string
  readonly orders: number
  readonly grossMinor: bigint
  readonly buyers: number
}

export function openSales(db: Executor) {
  const isCounted = eq(saleOrders.isReversed, false)
  return {
    /** Count orders, each once; one that was taken back stays taken back. */
    count: async (sales: readonly Sale[]): Promise<void> => {
      await db
        .insert(saleOrders)
        .values([...sales])
        .onConflictDoNothing()
    },

    /** Take orders back, counted or not: should counting them come late, it changes nothing. */
    reverse: async (sales: readonly Sale[]): Promise<void> => {
      await db
        .insert(saleOrders)
        .values(sales.map((sale) => ({ ...sale, isReversed: true })))
        .onConflictDoUpdate({ target: [saleOrders.roomId, saleOrders.orderId], set: { isReversed: true } })
    },

    /** Rooms with sales; none for those without. */
    totals: async (roomIds: readonly string[]): Promise<RoomTotal[]> => {
      const rows = await db
        .select({
          roomId: saleOrders.roomId,
          orders: sql<number>`(count(*) filter (where ${isCounted}))::integer`,
          gross: sql<string>`coalesce(sum(${saleOrders.amountMinor}) filter (where ${isCounted}), 0)::text`,
          buyers: sql<number>`(count(distinct ${saleOrders.buyerId}) filter (where ${isCounted}))::integer`,
        })
        .from(saleOrders)
        .where(inArray(saleOrders.roomId, [...roomIds]))
        .groupBy(saleOrders.roomId)
      return rows.map(({ gross, ...row }) => ({ ...row, grossMinor: BigInt(gross) }))
    },

    /** How many orders of each product came from these rooms. */
    ofProducts: (roomIds: readonly string[]): Promise<{ roomId: string; productId: string; orders: number }[]> =>
      db
        .select({ roomId: saleOrders.roomId, productId: saleOrders.productId, orders: count() })
        .from(saleOrders)
        .where(sql`${inArray(saleOrders.roomId, [...roomIds])} and ${isCounted}`)
        .groupBy(saleOrders.roomId, saleOrders.productId),
  }
}
