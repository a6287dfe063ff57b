import { asc, count, eq, inArray } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { invariant } from '../../../platform/errors.ts'
import { type MerchantRow, merchants } from './tables.ts'

export function openMerchants(db: Executor) {
  return {
    add: async (merchant: typeof merchants.$inferInsert): Promise<MerchantRow> => {
      const [added] = await db.insert(merchants).values(merchant).returning()
      invariant(added, 'a merchant was not added')
      return added
    },

    byIds: (ids: readonly string[]): Promise<MerchantRow[]> =>
      db
        .select()
        .from(merchants)
        .where(inArray(merchants.id, [...ids])),

    byId: async (id: string): Promise<MerchantRow | null> => {
      const [merchant] = await db.select().from(merchants).where(eq(merchants.id, id))
      return merchant ?? null
    },

    /** The merchant, whose onboarding nobody else moves until the transaction ends. */
    lock: async (id: string): Promise<MerchantRow | null> => {
      const [merchant] = await db.select().from(merchants).where(eq(merchants.id, id)).for('update')
      return merchant ?? null
    },

    /** Merchants of these people, each person's oldest first. */
    ofOwners: (ownerIds: readonly string[]): Promise<MerchantRow[]> =>
      db
        .select()
        .from(merchants)
        .where(inArray(merchants.ownerId, [...ownerIds]))
        .orderBy(asc(merchants.createdAt), asc(merchants.id)),

    countOf: async (ownerId: string): Promise<number> => {
      const [row] = await db.select({ owned: count() }).from(merchants).where(eq(merchants.ownerId, ownerId))
      return row?.owned ?? 0
    },

    /** @param id of a merchant that exists */
    change: async (id: string, changes: Partial<typeof merchants.$inferInsert>): Promise<MerchantRow> => {
      const [merchant] = await db.update(merchants).set(changes).where(eq(merchants.id, id)).returning()
      invariant(merchant, `no merchant ${id} to change`)
      return merchant
    },
  }
}
