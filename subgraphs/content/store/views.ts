import { inArray, sql, sum } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { postViews, viewCounts } from './tables.ts'

/** Rows a count is spread over: this many views of one post are counted side by side. */
const SHARDS = 16

export function openViews(db: Executor) {
  return {
    /**
     * Keep a view and count it for the post and, when it was published under one, for its life account.
     * @param view.lifeAccountId null when it was published under the author's own name
     */
    add: async (view: {
      postId: string
      lifeAccountId: string | null
      viewerId: string
      dwellMs: number
      at: Date
    }): Promise<void> => {
      const { lifeAccountId, ...kept } = view
      await db.insert(postViews).values(kept)
      const shard = Math.floor(Math.random() * SHARDS)
      // The post before its life account, always: views that count both then queue, not deadlock.
      const counted = [view.postId, ...(lifeAccountId ? [lifeAccountId] : [])]
      await db
        .insert(viewCounts)
        .values(counted.map((countedId) => ({ countedId, shard, count: 1 })))
        .onConflictDoUpdate({
          target: [viewCounts.countedId, viewCounts.shard],
          set: { count: sql`${viewCounts.count} + 1` },
        })
    },

    /** Views of posts and life accounts; those without any are left out. */
    counts: async (ids: readonly string[]): Promise<{ key: string; count: number }[]> => {
      const rows = await db
        .select({ key: viewCounts.countedId, count: sum(viewCounts.count) })
        .from(viewCounts)
        .where(inArray(viewCounts.countedId, [...ids]))
        .groupBy(viewCounts.countedId)
      return rows.map(({ key, count }) => ({ key, count: Number(count) }))
    },
  }
}
