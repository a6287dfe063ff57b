import type { Clock } from '../../../platform/clock.ts'
import type { EventBus } from '../../../platform/events/bus.ts'
import type { LoggedEvent } from '../../../platform/events/reader.ts'
import { topics } from '../../../schema/events.ts'
import type { LiveStore } from '../store/index.ts'

/** Younger events are shown as they were told: their removal, if any, is right behind them in the stream. */
const FRESH_MS = 2000
/** How long what was read of removals is used for older events. */
const KEPT_MS = 1000

/** Which messages of a room have been removed, for one subscriber. */
export interface Removals {
  /** @param event what said the message: what was said just now is answered without looking anything up */
  has(messageId: string, event: Pick<LoggedEvent, 'position' | 'occurredAt'>): Promise<boolean>
}

/** Messages removed of those said from a position on. */
interface Known {
  from: number
  ids: ReadonlySet<string>
  readAt: number
}

/**
 * Messages that are replayed must not show what was taken back meanwhile; a live one must not cost a statement, nor one that is
 * still in memory: what happened to it stands behind it there, and what this process has not heard of yet is told right after.
 */
export function openRemovals(
  { store, clock, bus }: { store: LiveStore; clock: Clock; bus: Pick<EventBus, 'recall'> },
  roomId: string,
): Removals {
  let known: Known | null = null
  const read = async (from: number, readAt: number): Promise<Known> => {
    const later = bus.recall(topics.room(roomId), from)
    if (!later) return { from: 0, ids: new Set(await store.chat.removedIds(roomId)), readAt }
    const removed = later.flatMap((event) => (event.name === 'live.chatRemoved' ? event.payload.messageId : []))
    return { from, ids: new Set(removed), readAt }
  }
  return {
    has: async (messageId, { position, occurredAt }) => {
      const now = clock.now().getTime()
      if (now - occurredAt.getTime() < FRESH_MS) return false
      if (!known || known.from > position || now - known.readAt >= KEPT_MS) known = await read(position, now)
      return known.ids.has(messageId)
    },
  }
}
