import DataLoader from 'dataloader'
import { keyLoader } from '../../platform/loader.ts'
import type { AudienceFacts } from './domain/audience.ts'
import type { AudienceQuestion } from './store/audience.ts'
import type { ContentStore } from './store/index.ts'
import type { PostRow, RoomRow } from './store/tables.ts'

/**
 * What everybody in this process who watches a feed asks together: when something is published, all of them want to know at
 * the same moment what it is and whether it is for them, and that is one statement each. Nothing is kept between events.
 */
export interface FeedWatch {
  audience(question: AudienceQuestion): Promise<AudienceFacts>
  /** A post, removed or not; null when there is none. */
  post(id: string): Promise<PostRow | null>
  /** A room, on air or not; null when there is none. */
  room(id: string): Promise<RoomRow | null>
}

const BATCH_MAX = 1000

export function openFeedWatch(store: ContentStore): FeedWatch {
  const audience = new DataLoader<AudienceQuestion, AudienceFacts>((questions) => store.audience.facts(questions), {
    cache: false,
    maxBatchSize: BATCH_MAX,
  })
  const posts = uncached(store.posts.byIds, (post) => post.id)
  const rooms = uncached(store.rooms.byIds, (room) => room.id)
  return {
    audience: (question) => audience.load(question),
    post: (id) => posts.load(id),
    room: (id) => rooms.load(id),
  }
}

/** As `keyLoader`, forgetting each row once it was given out; many may want the same one at a time. */
function uncached<Row>(load: (ids: readonly string[]) => Promise<Row[]>, idOf: (row: Row) => string) {
  const loader = keyLoader<Row>((ids) => load([...new Set(ids)]), idOf)
  return {
    load: async (id: string) => {
      const row = await loader.load(id)
      loader.clear(id)
      return row
    },
  }
}
