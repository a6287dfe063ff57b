import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/pagination.ts'
import { parentsOf } from './parents.ts'
import { type ActivityRow, activities } from './tables.ts'

export function openActivities(db: Executor) {
  return {
    byIds: (ids: readonly string[]): Promise<ActivityRow[]> =>
      db
        .select()
        .from(activities)
        .where(inArray(activities.id, [...ids])),

    byId: async (id: string): Promise<ActivityRow | null> => {
      const [found] = await db.select().from(activities).where(eq(activities.id, id))
      return found ?? null
    },

    /** As `byId`, and holds the activity until the transaction ends: answers to it are decided one at a time. */
    lock: async (id: string): Promise<ActivityRow | null> => {
      const [found] = await db.select().from(activities).where(eq(activities.id, id)).for('no key update')
      return found ?? null
    },

    add: async (activity: typeof activities.$inferInsert): Promise<ActivityRow> => {
      const [added] = await db.insert(activities).values(activity).returning()
      return added as ActivityRow
    },

    cancel: async (id: string, at: Date): Promise<ActivityRow> => {
      const [row] = await db.update(activities).set({ cancelledAt: at }).where(eq(activities.id, id)).returning()
      return row as ActivityRow
    },

    /** Each group's activities that stand, soonest first, up to `limit + 1` each. @param from leaves out what begins until then */
    pages: async (
      from: Date | null,
      groupIds: readonly string[],
      { limit, after }: PageRequest,
    ): Promise<ActivityRow[]> => {
      const page = db
        .select()
        .from(activities)
        .where(
          and(
            eq(activities.groupId, sql`parents.id`),
            isNull(activities.cancelledAt),
            from ? gt(activities.startsAt, from) : undefined,
            after
              ? sql`(${activities.startsAt}, ${activities.id}) > (${after[0]}::timestamptz, ${after[1]})`
              : undefined,
          ),
        )
        .orderBy(asc(activities.startsAt), asc(activities.id))
        .limit(limit + 1)
        .as('page')
      const rows = await db
        .select()
        .from(parentsOf(groupIds))
        .crossJoinLateral(page)
        .orderBy(sql`parents.place`, asc(page.startsAt), asc(page.id))
      return rows.map((row) => row.page)
    },
  }
}
