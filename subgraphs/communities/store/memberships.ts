import { and, count, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/pagination.ts'
import type { CommunityRole } from '../domain/roles.ts'
import { parentsOf } from './parents.ts'
import { communities, type MembershipRow, memberships } from './tables.ts'

const isOne = (communityId: string, userId: string) =>
  and(eq(memberships.communityId, communityId), eq(memberships.userId, userId))

export function openMemberships(db: Executor) {
  const moveFollowers = (communityId: string, by: 1 | -1) =>
    db
      .update(communities)
      .set({ followerCount: sql`${communities.followerCount} + ${by}` })
      .where(eq(communities.id, communityId))

  return {
    of: async (communityId: string, userId: string): Promise<MembershipRow | null> => {
      const [found] = await db.select().from(memberships).where(isOne(communityId, userId))
      return found ?? null
    },

    /** As `of`, and holds the membership until the transaction ends: the person does not leave meanwhile. */
    hold: async (communityId: string, userId: string): Promise<MembershipRow | null> => {
      const [found] = await db.select().from(memberships).where(isOne(communityId, userId)).for('share')
      return found ?? null
    },

    /** One person's memberships of these communities. */
    ofPerson: (userId: string, communityIds: readonly string[]): Promise<MembershipRow[]> =>
      db
        .select()
        .from(memberships)
        .where(and(eq(memberships.userId, userId), inArray(memberships.communityId, [...communityIds]))),

    /** Add a member and count them; the community's row stays locked until the transaction ends. @returns null when there */
    add: async (membership: MembershipRow): Promise<MembershipRow | null> => {
      const [added] = await db.insert(memberships).values(membership).onConflictDoNothing().returning()
      if (!added) return null
      await moveFollowers(membership.communityId, 1)
      return added
    },

    /** @returns false when the person had not joined */
    remove: async (communityId: string, userId: string): Promise<boolean> => {
      const removed = await db.delete(memberships).where(isOne(communityId, userId)).returning()
      if (removed.length > 0) await moveFollowers(communityId, -1)
      return removed.length > 0
    },

    setRole: async (communityId: string, userId: string, role: CommunityRole): Promise<MembershipRow> => {
      const [row] = await db.update(memberships).set({ role }).where(isOne(communityId, userId)).returning()
      return row as MembershipRow
    },

    /** Stays true while the community is locked. */
    countOwners: async (communityId: string): Promise<number> => {
      const [row] = await db
        .select({ count: count() })
        .from(memberships)
        .where(and(eq(memberships.communityId, communityId), eq(memberships.role, 'OWNER')))
      return row?.count ?? 0
    },

    /** Each community's members, newest first, up to `limit + 1` each. @param role only with this role; null for all */
    pagesOfCommunities: async (
      role: CommunityRole | null,
      communityIds: readonly string[],
      { limit, after }: PageRequest,
    ): Promise<MembershipRow[]> => {
      const page = db
        .select()
        .from(memberships)
        .where(
          and(
            eq(memberships.communityId, sql`parents.id`),
            role ? eq(memberships.role, role) : undefined,
            after
              ? sql`(${memberships.joinedAt}, ${memberships.userId}) < (${after[0]}::timestamptz, ${after[1]})`
              : undefined,
          ),
        )
        .orderBy(desc(memberships.joinedAt), desc(memberships.userId))
        .limit(limit + 1)
        .as('page')
      const rows = await db
        .select()
        .from(parentsOf(communityIds))
        .crossJoinLateral(page)
        .orderBy(sql`parents.place`, desc(page.joinedAt), desc(page.userId))
      return rows.map((row) => row.page)
    },

    /** Each person's memberships, newest first, up to `limit + 1` each. */
    pagesOfPeople: async (userIds: readonly string[], { limit, after }: PageRequest): Promise<MembershipRow[]> => {
      const page = db
        .select()
        .from(memberships)
        .where(
          and(
            eq(memberships.userId, sql`parents.id`),
            after
              ? sql`(${memberships.joinedAt}, ${memberships.communityId}) < (${after[0]}::timestamptz, ${after[1]})`
              : undefined,
          ),
        )
        .orderBy(desc(memberships.joinedAt), desc(memberships.communityId))
        .limit(limit + 1)
        .as('page')
      const rows = await db
        .select()
        .from(parentsOf(userIds))
        .crossJoinLateral(page)
        .orderBy(sql`parents.place`, desc(page.joinedAt), desc(page.communityId))
      return rows.map((row) => row.page)
    },
  }
}
