import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/pagination.ts'
import { pairPages } from './pair-pages.ts'
import { followCounts, follows } from './tables.ts'

export interface FollowCounts {
  userId: string
  followers: number
  following: number
  connections: number
}

const SIDES = {
  followers: { table: follows, owner: follows.followeeId, other: follows.followerId, at: follows.at },
  following: { table: follows, owner: follows.followerId, other: follows.followeeId, at: follows.at },
}

export function openFollows(db: Executor) {
  /** Both people's counts, one step up or down; {@link lockPair} made their rows and holds them. */
  const count = async (followerId: string, followeeId: string, step: 1 | -1) => {
    const [back] = await db
      .select({ at: follows.at })
      .from(follows)
      .where(and(eq(follows.followerId, followeeId), eq(follows.followeeId, followerId)))
    const connections = back ? step : 0
    await db
      .update(followCounts)
      .set({
        followers: sql`${followCounts.followers} + case when ${followCounts.userId} = ${followeeId} then ${step}::int else 0 end`,
        following: sql`${followCounts.following} + case when ${followCounts.userId} = ${followerId} then ${step}::int else 0 end`,
        connections: sql`${followCounts.connections} + ${connections}::int`,
      })
      .where(inArray(followCounts.userId, [followerId, followeeId]))
  }

  return {
    /**
     * Make what two people do to each other take turns: both rows are locked until the transaction ends, in the order of the
     * ids, so that two who meet from both sides queue, not deadlock. To be called before anything between them is read.
     */
    lockPair: async (a: string, b: string): Promise<void> => {
      await db
        .insert(followCounts)
        .values([a, b].sort().map((userId) => ({ userId })))
        .onConflictDoUpdate({ target: followCounts.userId, set: { followers: sql`${followCounts.followers}` } })
    },

    /** In a locked pair. @returns false when the follow was there already */
    add: async (followerId: string, followeeId: string, at: Date): Promise<boolean> => {
      const added = await db.insert(follows).values({ followerId, followeeId, at }).onConflictDoNothing().returning()
      if (added.length > 0) await count(followerId, followeeId, 1)
      return added.length > 0
    },

    /** In a locked pair. @returns false when there was no such follow */
    remove: async (followerId: string, followeeId: string): Promise<boolean> => {
      const removed = await db
        .delete(follows)
        .where(and(eq(follows.followerId, followerId), eq(follows.followeeId, followeeId)))
        .returning()
      if (removed.length > 0) await count(followerId, followeeId, -1)
      return removed.length > 0
    },

    counts: (userIds: readonly string[]): Promise<FollowCounts[]> =>
      db
        .select()
        .from(followCounts)
        .where(inArray(followCounts.userId, [...userIds])),

    /** Which of these people `viewerId` follows. */
    followedBy: async (viewerId: string, followeeIds: readonly string[]): Promise<string[]> => {
      const rows = await db
        .select({ id: follows.followeeId })
        .from(follows)
        .where(and(eq(follows.followerId, viewerId), inArray(follows.followeeId, [...followeeIds])))
      return rows.map((row) => row.id)
    },

    /** Each owner's page of the people who follow them, or whom they follow; see {@link pairPages}. */
    pages: (side: keyof typeof SIDES, ownerIds: readonly string[], page: PageRequest) =>
      pairPages(db, SIDES[side], ownerIds, page),
  }
}
