import { and, eq, inArray, or, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/pagination.ts'
import { holdIdOf } from '../domain/hold.ts'
import { merchantOrders, merchantTotals, type OrderRow, orders } from './commerce-tables.ts'

/** An order in somebody's list. */
export type ListedOrder = OrderRow & { readonly parentId: string }

/** Lists of orders are sorted by time, then by id, newest first. */
export const ORDER_KEY = ['instant', 'string'] as const
export const orderKey = ({ createdAt, id }: OrderRow) => [createdAt.toISOString(), id]

export interface MerchantTotal {
  readonly merchantId: string
  readonly grossMinor: bigint
  readonly feesMinor: bigint
}

export function openOrders(db: Executor) {
  const listed = async (parents: readonly { parentId: string; orderId: string }[]): Promise<ListedOrder[]> => {
    const rows = await db
      .select()
      .from(orders)
      .where(
        inArray(
          orders.id,
          parents.map(({ orderId }) => orderId),
        ),
      )
    const byId = new Map(rows.map((row) => [row.id, row]))
    return parents.flatMap(({ parentId, orderId }) => {
      const row = byId.get(orderId)
      return row ? [{ ...row, parentId }] : []
    })
  }
  const page = async (idsOf: ReturnType<typeof sql>, parents: readonly string[]): Promise<ListedOrder[]> => {
    const found = await db.execute<{ parent_id: string; order_id: string }>(sql`
      select parents.id as parent_id, page.id as order_id
      from unnest(${sql.param([...parents])}::text[]) as parents (id)
      cross join lateral (${idsOf}) as page
      order by parents.id, page.created_at desc, page.id desc`)
    return listed(found.map(({ parent_id, order_id }) => ({ parentId: parent_id, orderId: order_id })))
  }

  return {
    byIds: (ids: readonly string[]): Promise<OrderRow[]> =>
      db
        .select()
        .from(orders)
        .where(inArray(orders.id, [...ids])),

    byId: async (id: string): Promise<OrderRow | null> => {
      const [order] = await db.select().from(orders).where(eq(orders.id, id))
      return order ?? null
    },

    /** What people ordered, newest first, up to `limit + 1` each. */
    ofBuyers: (buyerIds: readonly string[], { limit, after }: PageRequest): Promise<ListedOrder[]> =>
      page(
        sql`select id, created_at from ${orders} where buyer_id = parents.id
          ${after ? sql`and (created_at, id) < (${after[0]}::timestamptz, ${after[1]})` : sql``}
          order by created_at desc, id desc limit ${limit + 1}`,
        buyerIds,
      ),

    /** What merchants supply or sell, newest first, up to `limit + 1` each. */
    ofMerchants: (merchantIds: readonly string[], { limit, after }: PageRequest): Promise<ListedOrder[]> =>
      page(
        sql`select order_id as id, created_at from ${merchantOrders} where merchant_id = parents.id
          ${after ? sql`and (created_at, order_id) < (${after[0]}::timestamptz, ${after[1]})` : sql``}
          order by created_at desc, order_id desc limit ${limit + 1}`,
        merchantIds,
      ),

    /** Orders these transfers set money aside for, paid or gave back, each with the transfer it was asked for by. */
    byTransfers: async (transferIds: readonly string[]): Promise<(OrderRow & { readonly ofTransferId: string })[]> => {
      const byHold = new Map(transferIds.map((id) => [holdIdOf(id), id]))
      const rows = await db
        .select()
        .from(orders)
        .where(
          or(
            inArray(orders.holdId, [...byHold.keys()]),
            inArray(orders.transferId, [...transferIds]),
            inArray(orders.refundId, [...transferIds]),
          ),
        )
      return rows.flatMap((order) =>
        [byHold.get(order.holdId ?? ''), order.transferId, order.refundId].flatMap((id) =>
          id && transferIds.includes(id) ? [{ ...order, ofTransferId: id }] : [],
        ),
      )
    },

    add: async (order: typeof orders.$inferInsert): Promise<void> => {
      await db.insert(orders).values(order)
      const { id: orderId, createdAt, supplierId, sellerMerchantId } = order
      const concerned = [...new Set([supplierId, sellerMerchantId ?? supplierId])]
      await db.insert(merchantOrders).values(concerned.map((merchantId) => ({ merchantId, orderId, createdAt })))
    },

    change: async (id: string, changes: Partial<typeof orders.$inferInsert>): Promise<void> => {
      await db.update(orders).set(changes).where(eq(orders.id, id))
    },

    /** Count a paid order in what its supplier has earned, or, when it is given back, out again. */
    count: async ({ supplierId, currency, amountMinor, platformMinor }: OrderRow, times: 1 | -1): Promise<void> => {
      const gross = BigInt(times) * amountMinor
      const fees = BigInt(times) * platformMinor
      if (times === 1)
        await db
          .insert(merchantTotals)
          .values({ merchantId: supplierId, currency, orders: 0, grossMinor: 0n, feesMinor: 0n })
          .onConflictDoNothing()
      await db
        .update(merchantTotals)
        .set({
          orders: sql`${merchantTotals.orders} + ${times}`,
          grossMinor: sql`${merchantTotals.grossMinor} + ${gross.toString()}::bigint`,
          feesMinor: sql`${merchantTotals.feesMinor} + ${fees.toString()}::bigint`,
        })
        .where(and(eq(merchantTotals.merchantId, supplierId), eq(merchantTotals.currency, currency)))
    },

    totals: (merchantIds: readonly string[]): Promise<MerchantTotal[]> =>
      db
        .select()
        .from(merchantTotals)
        .where(inArray(merchantTotals.merchantId, [...merchantIds])),
  }
}
