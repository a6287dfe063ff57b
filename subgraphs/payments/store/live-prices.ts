import { and, eq, or, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { lastBy } from '../../../platform/gatekeeper/reactions.ts'
import { type Money, money } from '../../../platform/money.ts'
import type { ShownPrice } from '../domain/price.ts'
import { livePrices } from './commerce-tables.ts'

/** A product as a room shows it, or no longer does. */
export interface ShownProduct {
  readonly roomId: string
  readonly productId: string
  readonly hostId: string
  /** Null when the room names no price for it, or shows it no more. */
  readonly price: Money | null
}

/** Prices of live rooms, as live-streams last told. */
export function openLivePrices(db: Executor) {
  return {
    of: async (roomId: string, productId: string): Promise<ShownPrice | null> => {
      const [row] = await db
        .select()
        .from(livePrices)
        .where(and(eq(livePrices.roomId, roomId), eq(livePrices.productId, productId)))
      return row ? { price: money(row.priceMinor, row.currency), hostId: row.hostId } : null
    },

    /** What was told last of a product in a room counts. */
    keep: async (told: readonly ShownProduct[]): Promise<void> => {
      const latest = lastBy(told, ({ roomId, productId }) => `${roomId} ${productId}`)
      const named = latest.flatMap(({ price, ...shown }) =>
        price ? [{ ...shown, priceMinor: price.minor, currency: price.currency }] : [],
      )
      const unnamed = latest.filter(({ price }) => !price)
      if (named.length > 0)
        await db
          .insert(livePrices)
          .values(named)
          .onConflictDoUpdate({
            target: [livePrices.roomId, livePrices.productId],
            set: {
              hostId: sql`excluded.host_id`,
              priceMinor: sql`excluded.price_minor`,
              currency: sql`excluded.currency`,
            },
          })
      if (unnamed.length > 0)
        await db
          .delete(livePrices)
          .where(
            or(
              ...unnamed.map(({ roomId, productId }) =>
                and(eq(livePrices.roomId, roomId), eq(livePrices.productId, productId)),
              ),
            ),
          )
    },
  }
}
