import type { RedisClient } from '../../../platform/redis.ts'
import { TELL_EVERY_MS, WATCH_MS } from '../domain/audience.ts'

/** Somebody who said that they are watching a room, and when. */
export interface Watching {
  roomId: string
  userId: string
  seenAt: Date
}

/** How many people watch a room. */
export interface RoomCount {
  roomId: string
  viewers: number
}

/** Keys outlive what is in them by the clocks of processes, whatever those say. */
const KEY_MS = 10 * WATCH_MS
const PUT_MAX = 1_000

/**
 * Who is watching, in Redis: one sorted set for each room, of people by the moment they last said so, and one of the rooms. What
 * is in it expires by that moment, so that nobody has to take back what a process that died had put there.
 * @param name of the event log these rooms belong to
 */
export function openSharedAudience(redis: RedisClient, name: string) {
  const rooms = `lifegraph:watched:${name}`
  const roomKey = (roomId: string) => `${rooms}:${roomId}`
  const epochKey = `${rooms}-since`
  /** People who said so at this moment no longer count. */
  const endedAt = (at: Date) => at.getTime() - WATCH_MS

  /** Commands in one go, all or none. @throws when Redis cannot */
  const together = async <T>(commands: ReturnType<RedisClient['multi']>): Promise<T[]> => {
    const results = (await commands.exec()) ?? []
    return results.map(([error, result]) => {
      if (error) throw error
      return result as T
    })
  }
  return {
    /**
     * A word that changes when Redis has lost what was in it; made up when there is none.
     * @param word to make it, if need be
     */
    epoch: async (word: string): Promise<string> => {
      await redis.set(epochKey, word, 'PX', 1000 * KEY_MS, 'NX')
      return (await redis.get(epochKey)) ?? ''
    },

    put: async (watching: readonly Watching[]): Promise<void> => {
      for (let from = 0; from < watching.length; from += PUT_MAX) {
        const commands = redis.multi()
        for (const { roomId, userId, seenAt } of watching.slice(from, from + PUT_MAX)) {
          commands.zadd(roomKey(roomId), 'GT', seenAt.getTime(), userId)
          commands.pexpire(roomKey(roomId), KEY_MS)
          commands.zadd(rooms, 'GT', seenAt.getTime(), roomId)
        }
        await together(commands)
      }
    },

    remove: async (roomId: string, userId: string): Promise<void> => {
      await redis.zrem(roomKey(roomId), userId)
    },

    clear: async (roomId: string): Promise<void> => {
      await together(redis.multi().unlink(roomKey(roomId)).zrem(rooms, roomId))
    },

    count: async (roomIds: readonly string[], at: Date): Promise<RoomCount[]> => {
      if (roomIds.length === 0) return []
      const commands = redis.multi()
      for (const roomId of roomIds) commands.zcount(roomKey(roomId), `(${endedAt(at)}`, '+inf')
      const counts = await together<number>(commands)
      return roomIds.map((roomId, index) => ({ roomId, viewers: counts[index] ?? 0 }))
    },

    /** Rooms that anybody watches; those who fell silent are forgotten on the way, and rooms a while after. */
    rooms: async (at: Date): Promise<string[]> => {
      await redis.zremrangebyscore(rooms, '-inf', endedAt(at) - 10 * TELL_EVERY_MS)
      const roomIds = await redis.zrange(rooms, '0', '-1')
      const commands = redis.multi()
      for (const roomId of roomIds) commands.zremrangebyscore(roomKey(roomId), '-inf', endedAt(at))
      if (roomIds.length > 0) await together(commands)
      return roomIds
    },
  }
}

export type SharedAudience = ReturnType<typeof openSharedAudience>
