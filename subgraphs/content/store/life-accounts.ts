import { and, asc, count, eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type LifeAccountRow, lifeAccountFollows, lifeAccounts } from './tables.ts'

export function openLifeAccounts(db: Executor) {
  const move = (id: string, by: 1 | -1) =>
    db
      .update(lifeAccounts)
      .set({ followers: sql`${lifeAccounts.followers} + ${by}` })
      .where(eq(lifeAccounts.id, id))

  return {
    byIds: (ids: readonly string[]): Promise<LifeAccountRow[]> =>
      db
        .select()
        .from(lifeAccounts)
        .where(inArray(lifeAccounts.id, [...ids])),

    byId: async (id: string): Promise<LifeAccountRow | null> => {
      const [account] = await db.select().from(lifeAccounts).where(eq(lifeAccounts.id, id))
      return account ?? null
    },

    byMerchantIds: (merchantIds: readonly string[]): Promise<LifeAccountRow[]> =>
      db
        .select()
        .from(lifeAccounts)
        .where(inArray(lifeAccounts.merchantId, [...merchantIds])),

    /** What these people run, oldest first. */
    byOwnerIds: (ownerIds: readonly string[]): Promise<LifeAccountRow[]> =>
      db
        .select()
        .from(lifeAccounts)
        .where(inArray(lifeAccounts.ownerId, [...ownerIds]))
        .orderBy(asc(lifeAccounts.createdAt), asc(lifeAccounts.id)),

    countOwned: async (ownerId: string): Promise<number> => {
      const [row] = await db.select({ owned: count() }).from(lifeAccounts).where(eq(lifeAccounts.ownerId, ownerId))
      return row?.owned ?? 0
    },

    /** @returns false when its merchant has a life account already */
    add: async (account: LifeAccountRow): Promise<boolean> => {
      const added = await db
        .insert(lifeAccounts)
        .values(account)
        .onConflictDoNothing()
        .returning({ id: lifeAccounts.id })
      return added.length > 0
    },

    follow: async (id: string, userId: string, at: Date): Promise<void> => {
      const added = await db
        .insert(lifeAccountFollows)
        .values({ lifeAccountId: id, userId, at })
        .onConflictDoNothing()
        .returning({ id: lifeAccountFollows.lifeAccountId })
      if (added.length > 0) await move(id, 1)
    },

    unfollow: async (id: string, userId: string): Promise<void> => {
      const removed = await db
        .delete(lifeAccountFollows)
        .where(and(eq(lifeAccountFollows.lifeAccountId, id), eq(lifeAccountFollows.userId, userId)))
        .returning({ id: lifeAccountFollows.lifeAccountId })
      if (removed.length > 0) await move(id, -1)
    },

    /** Which of these life accounts a person follows. */
    followedBy: async (userId: string, ids: readonly string[]): Promise<string[]> => {
      const rows = await db
        .select({ id: lifeAccountFollows.lifeAccountId })
        .from(lifeAccountFollows)
        .where(and(eq(lifeAccountFollows.userId, userId), inArray(lifeAccountFollows.lifeAccountId, [...ids])))
      return rows.map((row) => row.id)
    },
  }
}
