import { and, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { likes, type SubjectRow, subjects } from './tables.ts'

export function openSubjects(db: Executor) {
  /** Change a count of a subject that stands, which also locks it. @returns the subject after it, or null when it is gone */
  const move = async (id: string, count: 'likeCount' | 'commentCount', by: 1 | -1): Promise<SubjectRow | null> => {
    const [subject] = await db
      .update(subjects)
      .set({ [count]: sql`${subjects[count]} + ${by}` })
      .where(and(eq(subjects.id, id), isNull(subjects.removedAt)))
      .returning()
    return subject ?? null
  }

  return {
    /** Counts of subjects, removed ones included; those unknown here are left out. */
    byIds: (ids: readonly string[]): Promise<SubjectRow[]> =>
      db
        .select()
        .from(subjects)
        .where(inArray(subjects.id, [...ids])),

    /** A subject that stands, or null. */
    standingById: async (id: string): Promise<SubjectRow | null> => {
      const [subject] = await db
        .select()
        .from(subjects)
        .where(and(eq(subjects.id, id), isNull(subjects.removedAt)))
      return subject ?? null
    },

    /** Take a subject, removed or not: what changes it waits until this transaction is over. */
    lock: async (id: string): Promise<SubjectRow | null> => {
      const [subject] = await db.select().from(subjects).where(eq(subjects.id, id)).for('update')
      return subject ?? null
    },

    /** Add subjects; those there are already stay as they are. */
    addAll: async (added: readonly (typeof subjects.$inferInsert)[]): Promise<void> => {
      await db
        .insert(subjects)
        .values([...added])
        .onConflictDoNothing()
    },

    remove: async (ids: readonly string[], at: Date): Promise<void> => {
      await db
        .update(subjects)
        .set({ removedAt: at })
        .where(and(inArray(subjects.id, [...ids]), isNull(subjects.removedAt)))
    },

    countComment: (postId: string, by: 1 | -1) => move(postId, 'commentCount', by),

    /** @returns the subject after the like; 'unchanged' when it was liked before; null when it is gone */
    like: async (id: string, userId: string, at: Date): Promise<SubjectRow | 'unchanged' | null> => {
      const added = await db
        .insert(likes)
        .values({ subjectId: id, userId, at })
        .onConflictDoNothing()
        .returning({ id: likes.subjectId })
      return added.length > 0 ? move(id, 'likeCount', 1) : 'unchanged'
    },

    /**
     * Add likes of subjects that stand, where they are not there yet, and count them.
     * @returns how many were new, and the subjects they are of, locked, as they stand after it
     */
    likeAll: async (
      wanted: readonly { subjectId: string; userId: string; at: Date }[],
    ): Promise<{ added: number; subjects: SubjectRow[] }> => {
      const ids = [...new Set(wanted.map(({ subjectId }) => subjectId))]
      // Locked in id order: two loads queue instead of deadlocking.
      const standing = await db
        .select({ id: subjects.id })
        .from(subjects)
        .where(and(inArray(subjects.id, ids), isNull(subjects.removedAt)))
        .orderBy(subjects.id)
        .for('update')
      const known = new Set(standing.map(({ id }) => id))
      const rows = wanted.filter(({ subjectId }) => known.has(subjectId))
      if (rows.length === 0) return { added: 0, subjects: [] }
      const added = await db.insert(likes).values(rows).onConflictDoNothing().returning({ subjectId: likes.subjectId })
      const counted = await db
        .update(subjects)
        .set({ likeCount: sql`${subjects.likeCount} + news.count` })
        .from(
          sql`(select subject_id, count(*)::integer as count
            from unnest(${sql.param(added.map(({ subjectId }) => subjectId))}::text[]) as new (subject_id)
            group by subject_id) as news`,
        )
        .where(eq(subjects.id, sql`news.subject_id`))
        .returning(getTableColumns(subjects))
      return { added: added.length, subjects: counted }
    },

    unlike: async (id: string, userId: string): Promise<void> => {
      const removed = await db
        .delete(likes)
        .where(and(eq(likes.subjectId, id), eq(likes.userId, userId)))
        .returning({ id: likes.subjectId })
      if (removed.length > 0) await move(id, 'likeCount', -1)
    },

    /** Which of these subjects a person likes. */
    likedBy: async (userId: string, ids: readonly string[]): Promise<string[]> => {
      const rows = await db
        .select({ id: likes.subjectId })
        .from(likes)
        .where(and(eq(likes.userId, userId), inArray(likes.subjectId, [...ids])))
      return rows.map((row) => row.id)
    },
  }
}
