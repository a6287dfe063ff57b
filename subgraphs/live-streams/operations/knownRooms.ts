import { LRUCache } from 'lru-cache'
import { isId } from '../../../platform/ids.ts'
import type { LiveStore } from '../store/index.ts'

const ROOMS_MAX = 20_000

/** Which rooms there are: one that is there stays for ever, so those who come back to it need not ask. */
export interface KnownRooms {
  has(roomId: string): Promise<boolean>
}

export function openKnownRooms(store: Pick<LiveStore, 'rooms'>): KnownRooms {
  const known = new LRUCache<string, true>({ max: ROOMS_MAX })
  return {
    has: async (roomId) => {
      if (known.get(roomId)) return true
      const isThere = isId('LiveRoom', roomId) && (await store.rooms.byId(roomId)) !== null
      if (isThere) known.set(roomId, true)
      return isThere
    },
  }
}
