import { eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { lastBy } from '../../../platform/gatekeeper/reactions.ts'
import { type SubjectRow, subjects } from './tables.ts'

/** A subject as its removal tells of it. */
export type RemovedSubject = Pick<SubjectRow, 'id' | 'ownerId' | 'communityId'>

/** What can be tipped, as its owners last told. */
export function openSubjects(db: Executor) {
  return {
    byIds: (ids: readonly string[]): Promise<SubjectRow[]> =>
      db
        .select()
        .from(subjects)
        .where(inArray(subjects.id, [...ids])),

    byId: async (id: string): Promise<SubjectRow | null> => {
      const [subject] = await db.select().from(subjects).where(eq(subjects.id, id))
      return subject ?? null
    },

    /** Add what is new; what is known, or already removed, stays as it is. */
    add: async (added: readonly RemovedSubject[]): Promise<void> => {
      const rows = lastBy(added, (subject) => subject.id)
      await db.insert(subjects).values(rows).onConflictDoNothing()
    },

    /** Take subjects away for good, known or not. */
    remove: async (removed: readonly RemovedSubject[]): Promise<void> => {
      const rows = lastBy(removed, (subject) => subject.id).map((subject) => ({ ...subject, isRemoved: true }))
      await db
        .insert(subjects)
        .values(rows)
        .onConflictDoUpdate({ target: subjects.id, set: { isRemoved: sql`true` } })
    },

    /** Take away those of these subjects that are known. */
    removeKnown: async (ids: readonly string[]): Promise<void> => {
      await db
        .update(subjects)
        .set({ isRemoved: true })
        .where(inArray(subjects.id, [...ids]))
    },
  }
}
