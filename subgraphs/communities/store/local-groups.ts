import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/pagination.ts'
import { parentsOf } from './parents.ts'
import { type LocalGroupRow, localGroupMembers, localGroups } from './tables.ts'

export function openLocalGroups(db: Executor) {
  const moveMembers = (groupIds: readonly string[], by: 1 | -1) =>
    db
      .update(localGroups)
      .set({ memberCount: sql`${localGroups.memberCount} + ${by}` })
      .where(inArray(localGroups.id, [...groupIds]))

  return {
    byIds: (ids: readonly string[]): Promise<LocalGroupRow[]> =>
      db
        .select()
        .from(localGroups)
        .where(inArray(localGroups.id, [...ids])),

    byId: async (id: string): Promise<LocalGroupRow | null> => {
      const [found] = await db.select().from(localGroups).where(eq(localGroups.id, id))
      return found ?? null
    },

    add: async (group: typeof localGroups.$inferInsert): Promise<LocalGroupRow> => {
      const [added] = await db.insert(localGroups).values(group).returning()
      return added as LocalGroupRow
    },

    /** @returns the group as counted now, or null when the person was a member already */
    addMember: async (groupId: string, userId: string, joinedAt: Date): Promise<LocalGroupRow | null> => {
      const added = await db
        .insert(localGroupMembers)
        .values({ groupId, userId, joinedAt })
        .onConflictDoNothing()
        .returning()
      if (added.length === 0) return null
      const [group] = await moveMembers([groupId], 1).returning()
      return group ?? null
    },

    /**
     * Take a person out of one group, or out of all groups of a community.
     * @returns ids of the groups left
     */
    removeMember: async (from: { groupId: string } | { communityId: string }, userId: string): Promise<string[]> => {
      const which =
        'groupId' in from
          ? eq(localGroupMembers.groupId, from.groupId)
          : inArray(
              localGroupMembers.groupId,
              db.select({ id: localGroups.id }).from(localGroups).where(eq(localGroups.communityId, from.communityId)),
            )
      const removed = await db
        .delete(localGroupMembers)
        .where(and(eq(localGroupMembers.userId, userId), which))
        .returning({ groupId: localGroupMembers.groupId })
      const groupIds = removed.map(({ groupId }) => groupId).sort()
      if (groupIds.length > 0) await moveMembers(groupIds, -1)
      return groupIds
    },

    /**
     * Whether the person is a member; holds the membership until the transaction ends, so that nobody leaves the group while
     * they are given a seat.
     */
    holdMember: async (groupId: string, userId: string): Promise<boolean> => {
      const found = await db
        .select({ groupId: localGroupMembers.groupId })
        .from(localGroupMembers)
        .where(and(eq(localGroupMembers.groupId, groupId), eq(localGroupMembers.userId, userId)))
        .for('share')
      return found.length > 0
    },

    /** Which of these groups the person is a member of. */
    joinedBy: async (userId: string, groupIds: readonly string[]): Promise<string[]> => {
      const rows = await db
        .select({ groupId: localGroupMembers.groupId })
        .from(localGroupMembers)
        .where(and(eq(localGroupMembers.userId, userId), inArray(localGroupMembers.groupId, [...groupIds])))
      return rows.map(({ groupId }) => groupId)
    },

    /** Each community's groups, most members first, up to `limit + 1` each. @param areaCode only there; null for all */
    pages: async (
      areaCode: string | null,
      communityIds: readonly string[],
      { limit, after }: PageRequest,
    ): Promise<LocalGroupRow[]> => {
      const page = db
        .select()
        .from(localGroups)
        .where(
          and(
            eq(localGroups.communityId, sql`parents.id`),
            areaCode === null ? undefined : eq(localGroups.areaCode, areaCode),
            after
              ? sql`(${localGroups.memberCount}, ${localGroups.id}) < (${after[0]}::bigint, ${after[1]})`
              : undefined,
          ),
        )
        .orderBy(desc(localGroups.memberCount), desc(localGroups.id))
        .limit(limit + 1)
        .as('page')
      const rows = await db
        .select()
        .from(parentsOf(communityIds))
        .crossJoinLateral(page)
        .orderBy(sql`parents.place`, desc(page.memberCount), desc(page.id))
      return rows.map((row) => row.page)
    },
  }
}
