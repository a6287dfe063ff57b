import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/pagination.ts'
import { parentsOf } from './parents.ts'
import { type CommunityPostRow, communityPosts } from './tables.ts'

/** A post as content announced it. */
export interface AnnouncedPost {
  postId: string
  communityId: string
  createdAt: Date
}

export function openPosts(db: Executor) {
  return {
    /** @returns those that were not known yet, in the order given */
    add: async (posts: readonly AnnouncedPost[]): Promise<AnnouncedPost[]> => {
      if (posts.length === 0) return []
      const added = await db
        .insert(communityPosts)
        .values([...posts])
        .onConflictDoNothing()
        .returning({ postId: communityPosts.postId })
      const news = new Set(added.map(({ postId }) => postId))
      // Taken out as it is met: a post told twice in one run is new once.
      return posts.filter(({ postId }) => news.delete(postId))
    },

    remove: async (postIds: readonly string[], at: Date): Promise<void> => {
      await db
        .update(communityPosts)
        .set({ removedAt: at })
        .where(and(inArray(communityPosts.postId, [...postIds]), isNull(communityPosts.removedAt)))
    },

    byIds: (postIds: readonly string[]): Promise<CommunityPostRow[]> =>
      db
        .select()
        .from(communityPosts)
        .where(inArray(communityPosts.postId, [...postIds])),

    /** Each community's posts, newest first, up to `limit + 1` each. */
    pages: async (communityIds: readonly string[], { limit, after }: PageRequest): Promise<CommunityPostRow[]> => {
      const page = db
        .select()
        .from(communityPosts)
        .where(
          and(
            eq(communityPosts.communityId, sql`parents.id`),
            isNull(communityPosts.removedAt),
            after
              ? sql`(${communityPosts.createdAt}, ${communityPosts.postId}) < (${after[0]}::timestamptz, ${after[1]})`
              : undefined,
          ),
        )
        .orderBy(desc(communityPosts.createdAt), desc(communityPosts.postId))
        .limit(limit + 1)
        .as('page')
      const rows = await db
        .select()
        .from(parentsOf(communityIds))
        .crossJoinLateral(page)
        .orderBy(sql`parents.place`, desc(page.createdAt), desc(page.postId))
      return rows.map((row) => row.page)
    },
  }
}
