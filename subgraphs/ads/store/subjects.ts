import { eq, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type SubjectRow, subjects } from './tables.ts'

export function openSubjects(db: Executor) {
  return {
    byId: async (id: string): Promise<SubjectRow | null> => {
      const [subject] = await db.select().from(subjects).where(eq(subjects.id, id))
      return subject ?? null
    },

    /** Keep what was told, each subject once. What was removed or has ended stays so, should old news come again. */
    keep: async (rows: readonly SubjectRow[]): Promise<void> => {
      await db
        .insert(subjects)
        .values([...rows])
        .onConflictDoUpdate({
          target: subjects.id,
          set: { state: sql`excluded.state` },
          setWhere: sql`${subjects.state} not in ('REMOVED', 'ENDED') and ${subjects.state} <> excluded.state`,
        })
    },
  }
}
