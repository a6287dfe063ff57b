import { v7 } from 'uuid'
import { messageOf } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { watchingAfter } from './domain/audience.ts'
import type { LiveStore } from './store/index.ts'
import type { RoomCount, SharedAudience, Watching } from './store/shared-audience.ts'

/**
 * Who watches which room. People say so every so often and count for a while, so that nobody is left over from a process, a
 * gateway or a phone that died; a person counts once, with however many sockets and wherever they are.
 *
 * Kept in Redis where there is one, else in the database. Each process remembers what it was told itself, and puts it where it is
 * kept whenever that has changed: Redis went away, came back, or came back empty. So counts are right again within a second, and
 * not when everybody has spoken again.
 */
export interface Viewers {
  /** Count a person as watching a room on air from now on. */
  enter(watching: Watching): Promise<void>
  /** Count a person out. The number only falls when people go, so it is compared with the room's peak right before. */
  leave(roomId: string, userId: string, at: Date): Promise<void>
  /** Forget a room that ended; the database forgets it in the transaction that ended it. */
  clear(roomId: string): Promise<void>
  /** Rooms nobody watches may be left out. */
  count(roomIds: readonly string[], at: Date): Promise<RoomCount[]>
  /** Counts of all rooms that anybody watches, from Redis; null when the database counts, by itself. */
  countAll(at: Date): Promise<RoomCount[] | null>
  /** See that what this process was told is where counts are taken from. To be called every second while anybody watches. */
  renew(at: Date): Promise<void>
}

/** @param shared null without Redis */
export function openViewers(store: LiveStore, shared: Promise<SharedAudience> | null, log: Log): Viewers {
  const held = new Map<string, Map<string, Date>>()
  /** What Redis was called when everything held was put there; null while the database is used. */
  let epoch: string | null = null

  const everything = (): Watching[] =>
    [...held].flatMap(([roomId, people]) => [...people].map(([userId, seenAt]) => ({ roomId, userId, seenAt })))
  const forget = (until: Date) => {
    for (const [roomId, people] of held) {
      for (const [userId, seenAt] of people) if (seenAt <= until) people.delete(userId)
      if (people.size === 0) held.delete(roomId)
    }
  }
  /** Use the database from now on. */
  const fallBack = async (error: unknown) => {
    if (epoch === null) return
    epoch = null
    log.warn({ err: error }, `viewers: counted in the database until Redis is back: ${messageOf(error)}`)
    await store.audience.put(everything())
  }
  const look = async (audience: SharedAudience) => {
    const now = await audience.epoch(v7())
    if (now === epoch) return
    await audience.put(everything())
    epoch = now
  }
  /** Do something in Redis. @returns null when the database is to be used instead */
  const inRedis = async <T>(act: (audience: SharedAudience) => Promise<T>): Promise<T | null> => {
    const audience = await begun
    if (!audience || epoch === null) return null
    try {
      return await act(audience)
    } catch (error) {
      await fallBack(error)
      return null
    }
  }
  const renewed = async (audience: SharedAudience) => {
    try {
      await look(audience)
    } catch (error) {
      await fallBack(error)
    }
    return audience
  }
  const begun: Promise<SharedAudience | null> = (shared?.then(renewed) ?? Promise.resolve(null)).catch(() => null)

  return {
    enter: async (watching) => {
      if (!shared) return void (await store.audience.enter(watching.roomId, watching.userId, watching.seenAt))
      const people = held.get(watching.roomId) ?? new Map<string, Date>()
      held.set(watching.roomId, people.set(watching.userId, watching.seenAt))
      const isThere = await inRedis((audience) => audience.put([watching]).then(() => true))
      if (!isThere) await store.audience.enter(watching.roomId, watching.userId, watching.seenAt)
    },
    leave: async (roomId, userId, at) => {
      held.get(roomId)?.delete(userId)
      const counts = await inRedis(async (audience) => {
        const before = await audience.count([roomId], at)
        await audience.remove(roomId, userId)
        return before
      })
      if (counts) await store.audience.notePeak(roomId, counts[0]?.viewers ?? 0)
      else await store.audience.leave(roomId, userId, at)
    },
    clear: async (roomId) => {
      held.delete(roomId)
      await inRedis((audience) => audience.clear(roomId))
    },
    count: async (roomIds, at) =>
      (await inRedis((audience) => audience.count(roomIds, at))) ?? store.audience.count(roomIds, at),
    countAll: (at) => inRedis(async (audience) => audience.count(await audience.rooms(at), at)),
    renew: async (at) => {
      forget(watchingAfter(at))
      const audience = await begun
      if (audience) await renewed(audience)
    },
  }
}
