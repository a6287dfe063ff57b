import type { Clock } from '../../../platform/clock.ts'
import type { LiveStore } from '../store/index.ts'

/** Younger events are shown as they were told: their removal, if any, is right behind them in the stream. */
const FRESH_MS = 2000
/** How long what was read of removals is used for older events. */
const KEPT_MS = 1000

/** Which messages of a room have been removed, for one subscriber. */
export interface Removals {
  /** @param saidAt when the message was said: what was said just now is answered without asking the database */
  has(messageId: string, saidAt: Date): Promise<boolean>
}

/** Messages that are replayed must not show what was taken back meanwhile; a live one must not cost a statement. */
export function openRemovals(store: LiveStore, clock: Clock, roomId: string): Removals {
  let known: { ids: ReadonlySet<string>; readAt: number } | null = null
  return {
    has: async (messageId, saidAt) => {
      const now = clock.now().getTime()
      if (now - saidAt.getTime() < FRESH_MS) return false
      if (!known || now - known.readAt >= KEPT_MS)
        known = { ids: new Set(await store.chat.removedIds(roomId)), readAt: now }
      return known.ids.has(messageId)
    },
  }
}
