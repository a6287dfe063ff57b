import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/pagination.ts'
import { olderThan } from './keyset.ts'
import { isUnblocked, isVisibleTo, type Reader } from './readers.ts'
import { type CommentRow, comments, posts } from './tables.ts'

export function openComments(db: Executor) {
  return {
    /** Those of these comments that stand under posts the reader may see. */
    visibleByIds: async (ids: readonly string[], reader: Reader): Promise<CommentRow[]> => {
      const rows = await db
        .select({ comment: comments })
        .from(comments)
        .innerJoin(posts, eq(posts.id, comments.postId))
        .where(and(inArray(comments.id, [...ids]), isNull(comments.removedAt), isVisibleTo(reader)))
      return rows.map((row) => row.comment)
    },

    /** A comment, removed or not. */
    byId: async (id: string): Promise<CommentRow | null> => {
      const [comment] = await db.select().from(comments).where(eq(comments.id, id))
      return comment ?? null
    },

    /** Each post's page of comments, newest first, up to `limit + 1` each, without people blocked either way. */
    pages: async (
      postIds: readonly string[],
      { limit, after }: PageRequest,
      readerId: string | null,
    ): Promise<CommentRow[]> => {
      const page = db
        .select()
        .from(comments)
        .where(
          and(
            eq(comments.postId, sql`parents.id`),
            isNull(comments.removedAt),
            isUnblocked(readerId, comments.authorId),
            olderThan(comments.createdAt, comments.id, after),
          ),
        )
        .orderBy(desc(comments.createdAt), desc(comments.id))
        .limit(limit + 1)
        .as('page')
      return db
        .select(page._.selectedFields)
        .from(sql`unnest(${sql.param([...postIds])}::text[]) with ordinality as parents (id, place)`)
        .crossJoinLateral(page)
        .orderBy(sql`parents.place`, desc(page.createdAt), desc(page.id))
    },

    add: async (comment: CommentRow): Promise<void> => {
      await db.insert(comments).values(comment)
    },

    /** @returns false when it was removed before */
    remove: async (id: string, at: Date): Promise<boolean> => {
      const removed = await db
        .update(comments)
        .set({ removedAt: at })
        .where(and(eq(comments.id, id), isNull(comments.removedAt)))
        .returning({ id: comments.id })
      return removed.length > 0
    },
  }
}
