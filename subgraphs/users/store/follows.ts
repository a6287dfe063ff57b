import { and, eq, inArray, or, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/pagination.ts'
import { blocks, followCounts, follows, type PersonRow, people } from './tables.ts'

/** A person on one side of a follow, with what the page is sorted by. */
export interface FollowRow {
  /** Whose list this row belongs to. */
  ownerId: string
  person: PersonRow
  at: Date
}

export interface FollowCounts {
  userId: string
  followers: number
  following: number
  connections: number
}

export function openFollows(db: Executor) {
  const move = async (userId: string, by: { followers?: number; following?: number; connections?: number }) => {
    const { followers = 0, following = 0, connections = 0 } = by
    await db
      .insert(followCounts)
      .values({ userId, followers, following, connections })
      .onConflictDoUpdate({
        target: followCounts.userId,
        set: {
          followers: sql`${followCounts.followers} + ${followers}`,
          following: sql`${followCounts.following} + ${following}`,
          connections: sql`${followCounts.connections} + ${connections}`,
        },
      })
  }
  const isFollowing = async (followerId: string, followeeId: string): Promise<boolean> => {
    const found = await db
      .select({ at: follows.at })
      .from(follows)
      .where(and(eq(follows.followerId, followerId), eq(follows.followeeId, followeeId)))
    return found.length > 0
  }
  /** Both counts change in the order of the ids, so that two people who follow each other at once queue, not deadlock. */
  const count = async (followerId: string, followeeId: string, step: 1 | -1) => {
    const connections = (await isFollowing(followeeId, followerId)) ? step : 0
    const moves = [
      { userId: followerId, by: { following: step, connections } },
      { userId: followeeId, by: { followers: step, connections } },
    ].sort((a, b) => (a.userId < b.userId ? -1 : 1))
    for (const { userId, by } of moves) await move(userId, by)
  }

  return {
    /** Take the counts of both people, in id order: follows between the two are then decided one at a time. */
    lockPair: async (a: string, b: string): Promise<void> => {
      for (const userId of [a, b].sort()) await move(userId, {})
    },

    /** @returns false when the follow was there already */
    add: async (followerId: string, followeeId: string, at: Date): Promise<boolean> => {
      const added = await db.insert(follows).values({ followerId, followeeId, at }).onConflictDoNothing().returning()
      if (added.length > 0) await count(followerId, followeeId, 1)
      return added.length > 0
    },

    /** @returns false when there was no such follow */
    remove: async (followerId: string, followeeId: string): Promise<boolean> => {
      const removed = await db
        .delete(follows)
        .where(and(eq(follows.followerId, followerId), eq(follows.followeeId, followeeId)))
        .returning()
      if (removed.length > 0) await count(followerId, followeeId, -1)
      return removed.length > 0
    },

    /** Whether either of the two has blocked the other. */
    isBlockedPair: async (a: string, b: string): Promise<boolean> => {
      const found = await db
        .select({ at: blocks.at })
        .from(blocks)
        .where(
          or(
            and(eq(blocks.blockerId, a), eq(blocks.blockedId, b)),
            and(eq(blocks.blockerId, b), eq(blocks.blockedId, a)),
          ),
        )
      return found.length > 0
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

    /** Each owner's page of the people who follow them, or whom they follow; newest first, up to `limit + 1` each. */
    pages: async (
      side: 'followers' | 'following',
      ownerIds: readonly string[],
      { limit, after }: PageRequest,
    ): Promise<FollowRow[]> => {
      const [owner, other] =
        side === 'followers' ? [follows.followeeId, follows.followerId] : [follows.followerId, follows.followeeId]
      const page = db
        .select({ otherId: sql<string>`${other}`.as('other_id'), at: follows.at })
        .from(follows)
        .where(
          and(
            eq(owner, sql`owners.id`),
            after ? sql`(${follows.at}, ${other}) < (${after[0]}::timestamptz, ${after[1]})` : undefined,
          ),
        )
        .orderBy(sql`${follows.at} desc, ${other} desc`)
        .limit(limit + 1)
        .as('page')
      return db
        .select({ ownerId: sql<string>`owners.id`, person: people, at: page.at })
        .from(sql`unnest(${sql.param([...ownerIds])}::text[]) with ordinality as owners (id, place)`)
        .crossJoinLateral(page)
        .innerJoin(people, eq(people.id, page.otherId))
        .orderBy(sql`owners.place, ${page.at} desc, ${page.otherId} desc`)
    },
  }
}
