import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type TransferRow, transfers } from './tables.ts'

/** Reading what was posted; only {@link ./ledger.ts} adds to it. */
export function openTransfers(db: Executor) {
  return {
    byIds: (ids: readonly string[]): Promise<TransferRow[]> =>
      db
        .select()
        .from(transfers)
        .where(inArray(transfers.id, [...ids])),

    /** What a requester's key moved; null for nothing. */
    byKey: async (requesterId: string, key: string): Promise<TransferRow | null> => {
      const [transfer] = await db
        .select()
        .from(transfers)
        .where(and(eq(transfers.requesterId, requesterId), eq(transfers.key, key)))
      return transfer ?? null
    },

    /** The refunds of a transfer. */
    refundsOf: (transferId: string): Promise<TransferRow[]> =>
      db.select().from(transfers).where(eq(transfers.refundOf, transferId)),

    /** The latest refund of a transfer; null when there is none. */
    lastRefundOf: async (transferId: string): Promise<TransferRow | null> => {
      const [refund] = await db
        .select()
        .from(transfers)
        .where(eq(transfers.refundOf, transferId))
        .orderBy(desc(transfers.createdAt), desc(transfers.id))
        .limit(1)
      return refund ?? null
    },
  }
}
