import { eq, inArray } from 'drizzle-orm'
import { type Executor, isUniqueViolation } from '../../../platform/database.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { type PersonRow, people } from './tables.ts'

export function openPeople(db: Executor) {
  return {
    byIds: (ids: readonly string[]): Promise<PersonRow[]> =>
      db
        .select()
        .from(people)
        .where(inArray(people.id, [...ids])),

    byHandles: (handles: readonly string[]): Promise<PersonRow[]> =>
      db
        .select()
        .from(people)
        .where(inArray(people.handle, [...handles])),

    byId: async (id: string): Promise<PersonRow | null> => {
      const [person] = await db.select().from(people).where(eq(people.id, id))
      return person ?? null
    },

    /** @returns HANDLE_TAKEN or PHONE_TAKEN; the transaction is then unusable and must be rolled back */
    add: async (person: typeof people.$inferInsert): Promise<Outcome<PersonRow, 'HANDLE_TAKEN' | 'PHONE_TAKEN'>> => {
      try {
        const [added] = await db.insert(people).values(person).returning()
        return ok(added as PersonRow)
      } catch (error) {
        if (isUniqueViolation(error, 'people_handle')) return rejected('HANDLE_TAKEN', ['input', 'handle'])
        if (isUniqueViolation(error, 'people_phone')) return rejected('PHONE_TAKEN', ['input', 'phone'])
        throw error
      }
    },

    /** @returns the person as changed, or null when there is none */
    change: async (id: string, changes: Partial<typeof people.$inferInsert>): Promise<PersonRow | null> => {
      const [person] = await db.update(people).set(changes).where(eq(people.id, id)).returning()
      return person ?? null
    },
  }
}
