import { and, eq, exists, inArray, or, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { lastBy } from '../../../platform/gatekeeper/reactions.ts'
import { type LifeAccountRow, lifeAccounts, type MerchantRow, merchants } from './commerce-tables.ts'

/** Who sells: merchants as users told, life accounts as content told. */
export function openMerchants(db: Executor) {
  return {
    byId: async (id: string): Promise<MerchantRow | null> => {
      const [merchant] = await db.select().from(merchants).where(eq(merchants.id, id))
      return merchant ?? null
    },

    byIds: (ids: readonly string[]): Promise<MerchantRow[]> =>
      db
        .select()
        .from(merchants)
        .where(inArray(merchants.id, [...ids])),

    keep: async (told: readonly MerchantRow[]): Promise<void> => {
      await db
        .insert(merchants)
        .values(lastBy(told, ({ id }) => id))
        .onConflictDoUpdate({
          target: merchants.id,
          set: { ownerId: sql`excluded.owner_id`, onboardingState: sql`excluded.onboarding_state` },
        })
    },

    lifeAccount: async (id: string): Promise<LifeAccountRow | null> => {
      const [account] = await db.select().from(lifeAccounts).where(eq(lifeAccounts.id, id))
      return account ?? null
    },

    addLifeAccounts: async (told: readonly LifeAccountRow[]): Promise<void> => {
      await db
        .insert(lifeAccounts)
        .values(lastBy(told, ({ id }) => id))
        .onConflictDoNothing()
    },

    /** Whether somebody has an approved merchant or a life account, and so a business with the sourcing system. */
    isSeller: async (userId: string): Promise<boolean> => {
      const approved = and(eq(merchants.ownerId, userId), eq(merchants.onboardingState, 'APPROVED'))
      const [row] = await db.execute<{ found: boolean }>(sql`
        select ${or(
          exists(db.select({ id: merchants.id }).from(merchants).where(approved)),
          exists(db.select({ id: lifeAccounts.id }).from(lifeAccounts).where(eq(lifeAccounts.ownerId, userId))),
        )} as found`)
      return row?.found ?? false
    },
  }
}
