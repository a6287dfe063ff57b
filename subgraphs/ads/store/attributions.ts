import { asc, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type Click, WINDOW_MS } from '../domain/attribution.ts'
import { type AttributionRow, orderAttributions, orderTouches, type TouchRow } from './tables.ts'

/** An order that ads is asked about. */
export interface AskedOrder {
  readonly orderId: string
  readonly buyerId: string
  readonly merchantIds: readonly string[]
  readonly viaSubjectId: string | null
  readonly orderedAt: Date
}

/** What led to an order, with the clicks. */
export type Attribution = AttributionRow & { readonly touches: readonly TouchRow[] }

export function openAttributions(db: Executor) {
  return {
    /** Attributions of these orders; none for orders nobody asked about, or that were taken back. */
    byOrders: async (orderIds: readonly string[]): Promise<Attribution[]> => {
      const rows = await db
        .select()
        .from(orderAttributions)
        .where(sql`${inArray(orderAttributions.orderId, [...orderIds])} and not ${orderAttributions.isDropped}`)
      if (rows.length === 0) return []
      const touches = await db
        .select()
        .from(orderTouches)
        .where(inArray(orderTouches.orderId, [...orderIds]))
        .orderBy(asc(orderTouches.orderId), asc(orderTouches.place))
      return rows.map((row) => ({ ...row, touches: touches.filter(({ orderId }) => orderId === row.orderId) }))
    },

    /**
     * What the buyer clicked lately that promotes what the order came from, or was paid for by a merchant of the order.
     * @returns the last ones, at most 100
     */
    clicksBefore: async (order: AskedOrder): Promise<Click[]> => {
      const from = new Date(order.orderedAt.getTime() - WINDOW_MS)
      const rows = await db.execute<{ id: string; campaign_id: string; clicked_at: string }>(sql`
        select d.id, d.campaign_id, d.clicked_at
        from ads.decisions d
        join ads.creatives c on c.id = d.creative_id
        join ads.campaigns p on p.id = d.campaign_id
        join ads.accounts a on a.id = p.account_id
        where d.viewer_id = ${order.buyerId}
          -- What was clicked was seen, and no later: the index is by what was seen.
          and d.seen_at is not null and d.clicked_at between ${from.toISOString()}::timestamptz and ${order.orderedAt.toISOString()}::timestamptz
          and (c.subject_id = ${order.viaSubjectId} or a.merchant_id = any(${sql.param([...order.merchantIds])}::text[]))
        order by d.clicked_at desc limit 100`)
      return rows.map((row) => ({ decisionId: row.id, campaignId: row.campaign_id, at: new Date(row.clicked_at) }))
    },

    /** Keep what an order is credited to, once; what was dropped stays dropped. @returns false when it was kept before */
    keep: async (
      attribution: typeof orderAttributions.$inferInsert,
      touches: readonly (typeof orderTouches.$inferInsert)[],
    ): Promise<boolean> => {
      const kept = await db
        .insert(orderAttributions)
        .values(attribution)
        .onConflictDoNothing()
        .returning({ orderId: orderAttributions.orderId })
      if (kept.length > 0 && touches.length > 0) await db.insert(orderTouches).values([...touches])
      return kept.length > 0
    },

    /** Take an order's credit back, kept or not. */
    drop: async (attribution: typeof orderAttributions.$inferInsert): Promise<void> => {
      await db
        .insert(orderAttributions)
        .values({ ...attribution, isDropped: true })
        .onConflictDoUpdate({ target: orderAttributions.orderId, set: { isDropped: true } })
    },
  }
}
