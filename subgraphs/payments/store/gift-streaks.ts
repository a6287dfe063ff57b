import { eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type GiftStreakRow, giftStreaks, type HoldRow, holds, requestedPayments } from './tables.ts'

/** Who gives in a streak, to whom, and where. */
export type StreakParties = Pick<GiftStreakRow, 'id' | 'roomId' | 'payerId' | 'payeeId'>

/** What one sending of gifts set aside for its streak. */
export interface Reserved {
  readonly giftPaymentId: string
  readonly hold: HoldRow
}

/** What became of a streak; no transfer where nothing was left to pay. */
export interface SettledStreak {
  readonly id: string
  readonly transferId: string | null
  readonly amountMinor: bigint
}

/** A streak, and the transfer it was looked for by. */
export type StreakOfTransfer = GiftStreakRow & { readonly ofTransferId: string }

/** The streaks of gifts payments knows, and what is reserved for them. */
export function openGiftStreaks(db: Executor) {
  return {
    /** Note streaks as they are first told of. @returns all of them as they stand, in no order */
    note: async (streaks: readonly StreakParties[]): Promise<GiftStreakRow[]> => {
      if (streaks.length === 0) return []
      const rows = [...new Map([...streaks].reverse().map((streak) => [streak.id, streak])).values()]
      await db.insert(giftStreaks).values(rows).onConflictDoNothing()
      const ids = rows.map(({ id }) => id)
      return db.select().from(giftStreaks).where(inArray(giftStreaks.id, ids))
    },

    /** Everything that was set aside for each of these streaks, whatever became of it, in the order it was. */
    reserved: async (streakIds: readonly string[]): Promise<Map<string, Reserved[]>> => {
      const rows = await db
        .select({ giftPaymentId: requestedPayments.id, streakId: requestedPayments.streakId, hold: holds })
        .from(requestedPayments)
        .innerJoin(holds, eq(holds.id, sql`'hold' || substr(${requestedPayments.transferId}, 4)`))
        .where(inArray(requestedPayments.streakId, [...streakIds]))
        .orderBy(holds.id)
      const reservedById = new Map(streakIds.map((id) => [id, [] as Reserved[]]))
      for (const { streakId, ...each } of rows) reservedById.get(streakId ?? '')?.push(each)
      return reservedById
    },

    /** Note what became of streaks, once. */
    settle: async (settled: readonly SettledStreak[], at: Date): Promise<void> => {
      const rows = settled.map(({ id, transferId, amountMinor }) => ({ id, transferId, minor: amountMinor.toString() }))
      await db.execute(sql`
        update ${giftStreaks} s set transfer_id = r."transferId", amount_minor = r.minor, settled_at = ${at.toISOString()}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, "transferId" text, minor bigint)
        where s.id = r.id`)
    },

    byIds: (ids: readonly string[]): Promise<GiftStreakRow[]> =>
      db
        .select()
        .from(giftStreaks)
        .where(inArray(giftStreaks.id, [...ids])),

    /** The streaks these transfers paid, or set money aside for. */
    byTransfers: async (transferIds: readonly string[]): Promise<StreakOfTransfer[]> => {
      const wanted = sql`unnest(${sql.param([...transferIds])}::text[]) as wanted (id)`
      const rows = await db
        .select({ streak: giftStreaks, ofTransferId: sql<string>`wanted.id` })
        .from(wanted)
        .leftJoin(
          requestedPayments,
          sql`${requestedPayments.transferId} = wanted.id and ${requestedPayments.streakId} is not null`,
        )
        .innerJoin(
          giftStreaks,
          sql`${giftStreaks.transferId} = wanted.id or ${giftStreaks.id} = ${requestedPayments.streakId}`,
        )
      return rows.map(({ streak, ofTransferId }) => ({ ...streak, ofTransferId }))
    },
  }
}
