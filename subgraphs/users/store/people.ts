import { eq, inArray } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { invariant } from '../../../platform/errors.ts'
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

    /** Whoever changes a person holds their row till the end: what is told about them leaves in the order it happened. */
    lock: async (id: string): Promise<PersonRow | null> => {
      // Not `update`: sessions and attestations that refer to the person need not wait.
      const [person] = await db.select().from(people).where(eq(people.id, id)).for('no key update')
      return person ?? null
    },

    /** Of several that want one handle or phone at once, one is added. */
    add: async (person: typeof people.$inferInsert): Promise<Outcome<PersonRow, 'HANDLE_TAKEN' | 'PHONE_TAKEN'>> => {
      const [added] = await db.insert(people).values(person).onConflictDoNothing().returning()
      if (added) return ok(added)
      const [namesake] = await db.select({ id: people.id }).from(people).where(eq(people.handle, person.handle))
      return namesake ? rejected('HANDLE_TAKEN', ['input', 'handle']) : rejected('PHONE_TAKEN', ['input', 'phone'])
    },

    /** @param id of a person who exists */
    change: async (id: string, changes: Partial<typeof people.$inferInsert>): Promise<PersonRow> => {
      const [person] = await db.update(people).set(changes).where(eq(people.id, id)).returning()
      invariant(person, `no person ${id} to change`)
      return person
    },
  }
}
