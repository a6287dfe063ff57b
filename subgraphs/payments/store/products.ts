import { and, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Executor } from '../../../platform/database.ts'
import { invariant } from '../../../platform/errors.ts'
import { type Money, money } from '../../../platform/money.ts'
import type { PageRequest } from '../../../platform/pagination.ts'
import type { ProductDelivery } from '../__generated__/types.ts'
import type { Terms } from '../domain/sourcing.ts'
import { merchants, products } from './commerce-tables.ts'

/** A product as it is sold: a pick with what it takes from its source. */
export interface Product {
  readonly id: string
  /** The merchant that sells it; null when a creator without one picked it. */
  readonly merchantId: string | null
  /** The merchant that supplies it: the same, unless it was picked. */
  readonly supplierId: string
  readonly supplierOwnerId: string
  /** Who owns the merchant it is shown under, to whom its stock is shown. */
  readonly ownerId: string
  /** Whose stock it is: its own id, unless it was picked. */
  readonly sourceId: string
  readonly isPick: boolean
  readonly lifeAccountId: string | null
  readonly title: string
  readonly price: Money
  readonly stock: number
  readonly delivery: ProductDelivery
  readonly isListed: boolean
  readonly terms: Terms | null
  /** How many life accounts picked it, or its source. */
  readonly picks: number
  readonly createdAt: Date
}

/** Lists of products are sorted by time, then by id, newest first. */
export const PRODUCT_KEY = ['instant', 'string'] as const
export const productKey = ({ createdAt, id }: Product) => [createdAt.toISOString(), id]

export function openProducts(db: Executor) {
  const source = alias(products, 'source')
  const supplier = alias(merchants, 'supplier')
  const seller = alias(merchants, 'seller')
  const found = async (where: SQL | undefined, limit?: number): Promise<Product[]> => {
    const query = db
      .select({ own: products, source, supplierOwnerId: supplier.ownerId, sellerOwnerId: seller.ownerId })
      .from(products)
      .innerJoin(source, eq(source.id, sql`coalesce(${products.sourceId}, ${products.id})`))
      .innerJoin(supplier, eq(supplier.id, source.merchantId))
      .leftJoin(seller, eq(seller.id, products.merchantId))
      .where(where)
    const rows = await (limit === undefined
      ? query
      : query.orderBy(desc(products.createdAt), desc(products.id)).limit(limit))
    return rows.map(shown)
  }
  const isAfter = ({ after }: PageRequest) =>
    after ? sql`(${products.createdAt}, ${products.id}) < (${after[0]}::timestamptz, ${after[1]})` : undefined

  return {
    byIds: (ids: readonly string[]): Promise<Product[]> => found(inArray(products.id, [...ids])),

    byId: async (id: string): Promise<Product | null> => (await found(eq(products.id, id)))[0] ?? null,

    /** What merchants sell, newest first, up to `limit + 1` each. */
    pages: async (merchantIds: readonly string[], page: PageRequest): Promise<Product[]> => {
      const ids = db
        .select({ id: products.id })
        .from(products)
        .where(and(sql`${products.merchantId} = merchants.id and ${products.isListed}`, isAfter(page)))
        .orderBy(desc(products.createdAt), desc(products.id))
        .limit(page.limit + 1)
        .as('page')
      const listed = await db
        .select({ id: ids.id })
        .from(sql`unnest(${sql.param([...merchantIds])}::text[]) as merchants (id)`)
        .crossJoinLateral(ids)
      const rows = await found(
        and(
          inArray(
            products.id,
            listed.map(({ id }) => id),
          ),
          eq(source.isListed, true),
        ),
      )
      return rows.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1))
    },

    /** Products on offer, newest first, up to `limit + 1`. @param query null for all */
    offered: (query: string | null, page: PageRequest): Promise<Product[]> =>
      found(
        and(
          isNull(products.sourceId),
          isNotNull(products.commissionBp),
          eq(products.isListed, true),
          query === null ? undefined : sql`position(lower(${query}) in lower(${products.title})) > 0`,
          isAfter(page),
        ),
        page.limit + 1,
      ),

    /** The product's own row, which nobody else changes until the transaction ends; of a pick, not its source's. */
    lock: async (id: string): Promise<Product | null> => {
      await db.select({ id: products.id }).from(products).where(eq(products.id, id)).for('no key update')
      return (await found(eq(products.id, id)))[0] ?? null
    },

    add: async (product: typeof products.$inferInsert): Promise<void> => {
      await db.insert(products).values(product)
    },

    change: async (id: string, changes: Partial<typeof products.$inferInsert>): Promise<void> => {
      if (Object.keys(changes).length === 0) return
      await db.update(products).set(changes).where(eq(products.id, id))
    },

    wasPicked: async (sourceId: string, lifeAccountId: string): Promise<boolean> => {
      const isOf = and(eq(products.sourceId, sourceId), eq(products.lifeAccountId, lifeAccountId))
      return (await db.select({ id: products.id }).from(products).where(isOf)).length > 0
    },

    countPick: async (sourceId: string): Promise<void> => {
      await db
        .update(products)
        .set({ picks: sql`${products.picks} + 1` })
        .where(eq(products.id, sourceId))
    },

    /** Take pieces off the stock of a product that is listed. @returns false when there are not so many */
    takeStock: async (sourceId: string, quantity: number): Promise<boolean> => {
      const taken = await db
        .update(products)
        .set({ stock: sql`${products.stock} - ${quantity}` })
        .where(and(eq(products.id, sourceId), sql`${products.stock} >= ${quantity} and ${products.isListed}`))
        .returning({ id: products.id })
      return taken.length > 0
    },

    /** Give pieces back that were taken and not sold. */
    putBackStock: async (sourceId: string, quantity: number): Promise<void> => {
      await db
        .update(products)
        .set({ stock: sql`least(${products.stock} + ${quantity}, 1000000)` })
        .where(eq(products.id, sourceId))
    },
  }
}

type Row = typeof products.$inferSelect

function shown(row: { own: Row; source: Row; supplierOwnerId: string; sellerOwnerId: string | null }): Product {
  const { own, source, supplierOwnerId, sellerOwnerId } = row
  const { title, priceMinor, currency, stock, delivery, merchantId: supplierId } = source
  invariant(
    title !== null && priceMinor !== null && currency !== null && stock !== null && delivery !== null && supplierId,
    `${source.id} is no merchant's own product`,
  )
  const { commissionBp, minQuantity } = own
  return {
    ...{ id: own.id, merchantId: own.merchantId, lifeAccountId: own.lifeAccountId, createdAt: own.createdAt },
    ...{ supplierId, supplierOwnerId, ownerId: sellerOwnerId ?? supplierOwnerId },
    ...{ sourceId: source.id, isPick: own.sourceId !== null, picks: source.picks },
    ...{ title, price: money(priceMinor, currency), stock, delivery },
    isListed: own.isListed && source.isListed,
    terms: commissionBp === null || minQuantity === null ? null : { commissionBp, minQuantity },
  }
}
