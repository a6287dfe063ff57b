import { and, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import { BACKGROUND, type Executor } from '../../../platform/database.ts'
import { TELL_EVERY_MS, watchingAfter } from '../domain/audience.ts'
import type { RoomCount, Watching } from './shared-audience.ts'
import { audience, giftStreaks, rooms } from './tables.ts'

/** What time has brought about in rooms, and whether more may come. */
export interface Due {
  /** A streak's time is up. */
  streaks: boolean
  /** The number of viewers of a room is another than was told. */
  viewers: boolean
  /** Somebody watches or a streak is open: look again soon. */
  busy: boolean
}

export function openAudience(db: Executor) {
  /** How many people watch each room with an audience, at a moment; where nobody else has counted, by what is kept here. */
  const counted = (at: Date, counts: readonly RoomCount[] | null) =>
    counts
      ? sql`jsonb_to_recordset(${JSON.stringify(counts.map(({ roomId, viewers }) => ({ room_id: roomId, viewers })))}::jsonb)
          as counted (room_id text, viewers integer)`
      : sql`(
          select room_id, count(*) filter (where seen_at > ${watchingAfter(at).toISOString()})::integer as viewers
          from ${audience} group by room_id
        ) as counted`

  return {
    /** Count a person as watching from now on. @returns false when the room is not on air, or not there */
    enter: async (roomId: string, userId: string, at: Date): Promise<boolean> => {
      const seen = await db.execute(sql`
        insert into ${audience} as audience (room_id, user_id, seen_at)
        select id, ${userId}, ${at.toISOString()}::timestamptz from ${rooms} where id = ${roomId} and state = 'LIVE'
        on conflict (room_id, user_id) do update set seen_at = greatest(audience.seen_at, excluded.seen_at)
        returning room_id`)
      return seen.length > 0
    },

    /** Count people as watching rooms that are on air. */
    put: async (watching: readonly Watching[]): Promise<void> => {
      if (watching.length === 0) return
      await db.execute(sql`
        insert into ${audience} as audience (room_id, user_id, seen_at)
        select room_id, user_id, seen_at
        from jsonb_to_recordset(${JSON.stringify(
          watching.map(({ roomId, userId, seenAt }) => ({ room_id: roomId, user_id: userId, seen_at: seenAt })),
        )}::jsonb) as watching (room_id text, user_id text, seen_at timestamptz)
        order by room_id, user_id
        on conflict (room_id, user_id) do update set seen_at = greatest(audience.seen_at, excluded.seen_at)`)
    },

    /** Note how many were watching at one time. */
    notePeak: async (roomId: string, viewers: number): Promise<void> => {
      await db
        .update(rooms)
        .set({ peakViewers: viewers })
        .where(and(eq(rooms.id, roomId), lt(rooms.peakViewers, viewers)))
    },

    /** Count a person out. The number only falls when people go, so it is compared with the peak right before. */
    leave: async (roomId: string, userId: string, at: Date): Promise<void> => {
      await db.execute(sql`
        with peak as (
          update ${rooms} as rooms set peak_viewers = now.viewers
          from (
            select count(*)::integer as viewers from ${audience}
            where room_id = ${roomId} and seen_at > ${watchingAfter(at).toISOString()}
          ) as now
          where rooms.id = ${roomId} and rooms.peak_viewers < now.viewers
        )
        delete from ${audience} where room_id = ${roomId} and user_id = ${userId}`)
    },

    /** Count everybody out. @returns how many were watching */
    clear: async (roomId: string, at: Date): Promise<number> => {
      const gone = await db.delete(audience).where(eq(audience.roomId, roomId)).returning({ seenAt: audience.seenAt })
      return gone.filter(({ seenAt }) => seenAt > watchingAfter(at)).length
    },

    /** How many people watch each of these rooms; rooms without an audience are left out. */
    count: (roomIds: readonly string[], at: Date): Promise<RoomCount[]> =>
      db
        .select({ roomId: audience.roomId, viewers: sql<number>`count(*)::integer` })
        .from(audience)
        .where(and(inArray(audience.roomId, [...roomIds]), gt(audience.seenAt, watchingAfter(at))))
        .groupBy(audience.roomId),

    /** One look at what time has brought about. @param counts as for `takeChanges` */
    due: async (at: Date, counts: readonly RoomCount[] | null): Promise<Due> => {
      const [due] = await db.execute<{
        streaks: boolean
        viewers: boolean
        open: boolean
        watched: boolean
      }>(sql`${sql.raw(BACKGROUND)}
        select
          exists (select from ${giftStreaks} where closed_at is null and closes_at <= ${at.toISOString()}) as streaks,
          exists (select from ${giftStreaks} where closed_at is null) as open,
          exists (select from ${audience}) as watched,
          exists (
            select from ${rooms} as rooms left join ${counted(at, counts)} on counted.room_id = rooms.id
            where rooms.state = 'LIVE' and rooms.viewers_told <> coalesce(counted.viewers, 0)
          ) as viewers`)
      return {
        streaks: due?.streaks ?? false,
        viewers: due?.viewers ?? false,
        busy: Boolean(due?.open || due?.watched || due?.viewers || counts?.length),
      }
    },

    /**
     * Note what viewers are about to be told: rooms whose number changed and that were told of the last change long enough ago.
     * Processes that do this at once do not tell twice: the second finds the row as the first left it.
     * @param counts how many watch each room, where that is counted elsewhere; rooms without one have no viewers. Null counts here
     */
    takeChanges: async (at: Date, counts: readonly RoomCount[] | null): Promise<RoomCount[]> => {
      const toldBefore = new Date(at.getTime() - TELL_EVERY_MS).toISOString()
      const told = await db.execute<{ id: string; viewers: number }>(sql`
        update ${rooms} as rooms set
          viewers_told = now.viewers,
          viewers_told_at = ${at.toISOString()},
          peak_viewers = greatest(rooms.peak_viewers, now.viewers)
        from (
          select live.id, coalesce(counted.viewers, 0) as viewers
          from ${rooms} as live left join ${counted(at, counts)} on counted.room_id = live.id
          where live.state = 'LIVE'
        ) as now
        where rooms.id = now.id and rooms.state = 'LIVE' and rooms.viewers_told <> now.viewers
          and coalesce(rooms.viewers_told_at, '-infinity') <= ${toldBefore}
        returning rooms.id, now.viewers`)
      return told.map(({ id, viewers }) => ({ roomId: id, viewers }))
    },

    /** Forget those who no longer count. */
    sweep: async (at: Date): Promise<void> => {
      await db.execute(
        sql`${sql.raw(BACKGROUND)} delete from ${audience} where seen_at <= ${watchingAfter(at).toISOString()}`,
      )
    },
  }
}
