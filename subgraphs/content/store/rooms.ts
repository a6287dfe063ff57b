import { inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type RoomRow, rooms } from './tables.ts'

export function openRooms(db: Executor) {
  return {
    byIds: (ids: readonly string[]): Promise<RoomRow[]> =>
      db
        .select()
        .from(rooms)
        .where(inArray(rooms.id, [...ids])),

    /** Take over news of rooms, newer than what is known; each room at most once. */
    putAll: async (told: readonly RoomRow[]): Promise<void> => {
      await db
        .insert(rooms)
        .values([...told])
        .onConflictDoUpdate({
          target: rooms.id,
          set: {
            hostId: sql`excluded.host_id`,
            lifeAccountId: sql`excluded.life_account_id`,
            state: sql`excluded.state`,
            startedAt: sql`excluded.started_at`,
            position: sql`excluded.position`,
          },
        })
    },
  }
}
