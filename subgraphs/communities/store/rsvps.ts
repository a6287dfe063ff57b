import { and, asc, count, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Executor } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/pagination.ts'
import type { RsvpState } from '../domain/rsvp.ts'
import { parentsOf } from './parents.ts'
import { type ActivityRow, activities, type RsvpRow, rsvps } from './tables.ts'

const isOne = (activityId: string, userId: string) => and(eq(rsvps.activityId, activityId), eq(rsvps.userId, userId))
const ahead = alias(rsvps, 'ahead')
const countsAs = (state: RsvpState | null, counted: RsvpState) => (state === counted ? 1 : 0)

export function openRsvps(db: Executor) {
  return {
    of: async (activityId: string, userId: string): Promise<RsvpRow | null> => {
      const [found] = await db.select().from(rsvps).where(isOne(activityId, userId))
      return found ?? null
    },

    /** One person's answers to these activities. */
    ofPerson: (userId: string, activityIds: readonly string[]): Promise<RsvpRow[]> =>
      db
        .select()
        .from(rsvps)
        .where(and(eq(rsvps.userId, userId), inArray(rsvps.activityId, [...activityIds]))),

    /**
     * Give an answer its next state, at the end of the line of those in it, and move the counts of its activity, which must
     * be locked.
     * @param before the state so far, null for none
     */
    move: async (
      activityId: string,
      userId: string,
      { before, after, at }: { before: RsvpState | null; after: RsvpState; at: Date },
    ): Promise<RsvpRow> => {
      const [activity] = await db
        .update(activities)
        .set({
          going: sql`${activities.going} + ${countsAs(after, 'GOING') - countsAs(before, 'GOING')}`,
          waitlist: sql`${activities.waitlist} + ${countsAs(after, 'WAITLISTED') - countsAs(before, 'WAITLISTED')}`,
          lastPlace: sql`${activities.lastPlace} + 1`,
        })
        .where(eq(activities.id, activityId))
        .returning({ lastPlace: activities.lastPlace })
      const answer = { state: after, place: (activity as Pick<ActivityRow, 'lastPlace'>).lastPlace, updatedAt: at }
      const [row] = await db
        .insert(rsvps)
        .values({ activityId, userId, ...answer })
        .onConflictDoUpdate({ target: [rsvps.activityId, rsvps.userId], set: { ...answer, checkedInAt: null } })
        .returning()
      return row as RsvpRow
    },

    /** Who waits longest. */
    firstWaiting: async (activityId: string): Promise<RsvpRow | null> => {
      const [found] = await db
        .select()
        .from(rsvps)
        .where(and(eq(rsvps.activityId, activityId), eq(rsvps.state, 'WAITLISTED')))
        .orderBy(asc(rsvps.place))
        .limit(1)
      return found ?? null
    },

    checkIn: async (activityId: string, userId: string, at: Date): Promise<RsvpRow> => {
      const [row] = await db.update(rsvps).set({ checkedInAt: at }).where(isOne(activityId, userId)).returning()
      return row as RsvpRow
    },

    /** Activities of these groups, not yet begun, that the person has a seat at or waits for; in id order, for locking. */
    comingOf: async (userId: string, groupIds: readonly string[], at: Date): Promise<string[]> => {
      const rows = await db
        .select({ id: activities.id })
        .from(rsvps)
        .innerJoin(activities, eq(activities.id, rsvps.activityId))
        .where(
          and(
            eq(rsvps.userId, userId),
            inArray(rsvps.state, ['GOING', 'WAITLISTED']),
            inArray(activities.groupId, [...groupIds]),
            gt(activities.startsAt, at),
            isNull(activities.cancelledAt),
          ),
        )
        .orderBy(asc(activities.id))
      return rows.map(({ id }) => id)
    },

    /** Place on the waitlist of each of these answers, from 1. Answers that do not wait are left out. */
    positions: (
      answers: readonly { activityId: string; userId: string }[],
    ): Promise<{ activityId: string; userId: string; position: number }[]> =>
      db
        .select({ activityId: rsvps.activityId, userId: rsvps.userId, position: count() })
        .from(rsvps)
        .innerJoin(
          ahead,
          and(
            eq(ahead.activityId, rsvps.activityId),
            eq(ahead.state, 'WAITLISTED'),
            // The answer itself included: the first place is 1.
            lte(ahead.place, rsvps.place),
          ),
        )
        .where(
          and(
            eq(rsvps.state, 'WAITLISTED'),
            sql`(${rsvps.activityId}, ${rsvps.userId}) in (select * from unnest(
              ${sql.param(answers.map((answer) => answer.activityId))}::text[],
              ${sql.param(answers.map((answer) => answer.userId))}::text[]))`,
          ),
        )
        .groupBy(rsvps.activityId, rsvps.userId),

    /** Each activity's people with a seat, in the order they got it, up to `limit + 1` each. */
    attendees: async (activityIds: readonly string[], { limit, after }: PageRequest): Promise<RsvpRow[]> => {
      const page = db
        .select()
        .from(rsvps)
        .where(
          and(
            eq(rsvps.activityId, sql`parents.id`),
            eq(rsvps.state, 'GOING'),
            after ? sql`${rsvps.place} > ${after[0]}::bigint` : undefined,
          ),
        )
        .orderBy(asc(rsvps.place))
        .limit(limit + 1)
        .as('page')
      const rows = await db
        .select()
        .from(parentsOf(activityIds))
        .crossJoinLateral(page)
        .orderBy(sql`parents.place`, asc(page.place))
      return rows.map((row) => row.page)
    },
  }
}
