import { eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { merchants, type PersonRow, people } from './tables.ts'

/** What is known here of people and their merchants, from what users announced. */
export function openPeople(db: Executor) {
  return {
    byIds: (userIds: readonly string[]): Promise<PersonRow[]> =>
      db
        .select()
        .from(people)
        .where(inArray(people.userId, [...userIds])),

    /** Take a person's row: what follows is decided for one of their requests at a time. @returns false when unknown here */
    lock: async (userId: string): Promise<boolean> => {
      const found = await db
        .select({ userId: people.userId })
        .from(people)
        .where(eq(people.userId, userId))
        .for('update')
      return found.length > 0
    },

    /** Take over first names; a name that was told later stays. Each person at most once. */
    putSignedUp: async (told: readonly { userId: string; displayName: string }[]): Promise<void> => {
      await db
        .insert(people)
        .values([...told])
        .onConflictDoUpdate({
          target: people.userId,
          set: { displayName: sql`coalesce(${people.displayName}, excluded.display_name)` },
        })
    },

    /** Take over names and pictures; each person at most once. */
    putProfiles: async (
      told: readonly { userId: string; displayName: string; avatarUrl: string | null }[],
    ): Promise<void> => {
      await db
        .insert(people)
        .values([...told])
        .onConflictDoUpdate({
          target: people.userId,
          set: { displayName: sql`excluded.display_name`, avatarUrl: sql`excluded.avatar_url` },
        })
    },

    /** Take over home districts; each person at most once. */
    putHomeAreas: async (told: readonly { userId: string; homeAreaCode: string | null }[]): Promise<void> => {
      await db
        .insert(people)
        .values([...told])
        .onConflictDoUpdate({ target: people.userId, set: { homeAreaCode: sql`excluded.home_area_code` } })
    },

    /** Take over who owns merchants; each merchant at most once. */
    putMerchants: async (told: readonly { id: string; ownerId: string }[]): Promise<void> => {
      await db
        .insert(merchants)
        .values([...told])
        .onConflictDoUpdate({ target: merchants.id, set: { ownerId: sql`excluded.owner_id` } })
    },

    merchantById: async (id: string): Promise<{ id: string; ownerId: string } | null> => {
      const [merchant] = await db.select().from(merchants).where(eq(merchants.id, id))
      return merchant ?? null
    },
  }
}
