import { and, desc, eq, getTableColumns, inArray, lte, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import type { PageRequest } from '../../../platform/pagination.ts'
import { isUniqueViolation } from '../../../platform/sql-errors.ts'
import type { ChatMode } from '../domain/chat-mode.ts'
import type { RoomState } from '../domain/room.ts'
import { type RoomRow, rooms } from './tables.ts'

export function openRooms(db: Executor) {
  const byIds = (ids: readonly string[]): Promise<RoomRow[]> =>
    db
      .select()
      .from(rooms)
      .where(inArray(rooms.id, [...ids]))

  /** A room going on air while its host is in another one is refused by a unique index. */
  const onAir = async (write: () => Promise<RoomRow[]>): Promise<Outcome<RoomRow, 'ALREADY_LIVE'>> => {
    try {
      const [room] = await write()
      return ok(room as RoomRow)
    } catch (error) {
      if (isUniqueViolation(error, 'rooms_one_live_per_host')) return rejected('ALREADY_LIVE')
      throw error
    }
  }

  return {
    byIds,
    byId: async (id: string): Promise<RoomRow | null> => (await byIds([id]))[0] ?? null,

    /** The room with its row locked until the transaction ends; null when there is none. */
    lock: async (id: string): Promise<RoomRow | null> => {
      const [room] = await db.select().from(rooms).where(eq(rooms.id, id)).for('no key update')
      return room ?? null
    },

    /** @returns ALREADY_LIVE when it is on air and its host is too; the transaction is then unusable and must be rolled back */
    add: (room: typeof rooms.$inferInsert) => onAir(() => db.insert(rooms).values(room).returning()),

    /** @returns ALREADY_LIVE as for `add` */
    start: (id: string, at: Date) =>
      onAir(() => db.update(rooms).set({ state: 'LIVE', startedAt: at }).where(eq(rooms.id, id)).returning()),

    /** @param watching how many people are watching at this moment */
    end: async (id: string, at: Date, watching: number): Promise<RoomRow> => {
      const [room] = await db
        .update(rooms)
        .set({
          state: 'ENDED',
          endedAt: at,
          viewersTold: 0,
          peakViewers: sql`greatest(${rooms.peakViewers}, ${watching})`,
        })
        .where(eq(rooms.id, id))
        .returning()
      return room as RoomRow
    },

    setMode: async (id: string, { slowSeconds, followersOnly, minCreditOver }: ChatMode): Promise<RoomRow> => {
      const [room] = await db
        .update(rooms)
        .set({ slowSeconds, followersOnly, minCreditOver })
        .where(eq(rooms.id, id))
        .returning()
      return room as RoomRow
    },

    /**
     * Rooms in one state, newest first: on air by when they began, others by when they were made; up to `limit + 1`. The sort
     * key is that instant and the id.
     */
    page: (state: RoomState, { limit, after }: PageRequest): Promise<RoomRow[]> => {
      const at = state === 'LIVE' ? rooms.startedAt : rooms.createdAt
      return db
        .select()
        .from(rooms)
        .where(
          and(
            eq(rooms.state, state),
            after ? sql`(${at}, ${rooms.id}) < (${after[0]}::timestamptz, ${after[1]})` : undefined,
          ),
        )
        .orderBy(desc(at), desc(rooms.id))
        .limit(limit + 1)
    },

    /** The rooms these people are on air in: at most one each. */
    liveByHosts: (hostIds: readonly string[]): Promise<RoomRow[]> =>
      db
        .select()
        .from(rooms)
        .where(and(eq(rooms.state, 'LIVE'), inArray(rooms.hostId, [...hostIds]))),

    /** Rooms of each life account: on air, then scheduled, soonest first, then ended, last ended first; up to `limit` each. */
    ofLifeAccounts: (lifeAccountIds: readonly string[], limit: number): Promise<RoomRow[]> => {
      const place = sql<number>`row_number() over (
        partition by ${rooms.lifeAccountId}
        order by case ${rooms.state} when 'LIVE' then 0 when 'SCHEDULED' then 1 else 2 end,
          case when ${rooms.state} = 'SCHEDULED' then ${rooms.scheduledFor} end,
          coalesce(${rooms.endedAt}, ${rooms.startedAt}) desc, ${rooms.id} desc)`
      const ranked = db
        .select({ ...getTableColumns(rooms), place: place.as('place') })
        .from(rooms)
        .where(inArray(rooms.lifeAccountId, [...lifeAccountIds]))
        .as('ranked')
      return db.select().from(ranked).where(lte(ranked.place, limit)).orderBy(ranked.place)
    },
  }
}

/** What a room is sorted by among rooms in its state. */
export function placedAt({ state, startedAt, createdAt }: RoomRow): Date {
  return (state === 'LIVE' && startedAt) || createdAt
}
