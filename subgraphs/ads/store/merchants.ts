import { eq, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type MerchantRow, merchants } from './tables.ts'

export function openMerchants(db: Executor) {
  return {
    byId: async (id: string): Promise<MerchantRow | null> => {
      const [merchant] = await db.select().from(merchants).where(eq(merchants.id, id))
      return merchant ?? null
    },

    /** Keep what users told; each merchant once. */
    keep: async (rows: readonly MerchantRow[]): Promise<void> => {
      await db
        .insert(merchants)
        .values([...rows])
        .onConflictDoUpdate({
          target: merchants.id,
          set: { ownerId: sql`excluded.owner_id`, onboardingState: sql`excluded.onboarding_state` },
        })
    },
  }
}
