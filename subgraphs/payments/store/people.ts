import { eq } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { lastBy } from '../../../platform/gatekeeper/reactions.ts'
import { people } from './tables.ts'

/** Who can receive money, as users told. */
export function openPeople(db: Executor) {
  return {
    exists: async (userId: string): Promise<boolean> => {
      const found = await db.select({ userId: people.userId }).from(people).where(eq(people.userId, userId))
      return found.length > 0
    },

    add: async (added: readonly (typeof people.$inferInsert)[]): Promise<void> => {
      await db
        .insert(people)
        .values(lastBy(added, (person) => person.userId))
        .onConflictDoNothing()
    },
  }
}
