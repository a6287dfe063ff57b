/** Where something stands in a list that is sorted by a time or rank and, where that is equal, by id. */
export type FeedKey = readonly [rank: number, id: string]

/** A place between two items of a feed: what comes after it follows from it alone. */
export interface FeedPlace {
  /** How many items come before. */
  readonly ordinal: number
  /** The last post before; null when there is none. */
  readonly post: FeedKey | null
  /** The last live room before; null when there is none. */
  readonly room: FeedKey | null
}

export const FEED_START: FeedPlace = { ordinal: 0, post: null, room: null }

/** Every sixth item is an advertisement, the fourth first; another sixth are live rooms while there are any, the second first. */
const PERIOD = 6
const AD_AT = 3
const ROOM_AT = 1

export type FeedItem<P, R> = { readonly place: FeedPlace } & (
  | { readonly kind: 'post'; readonly post: P }
  | { readonly kind: 'room'; readonly room: R }
  | { readonly kind: 'ad' }
)

/**
 * Lay out what comes next in a feed. Advertisements and live rooms stand at places that follow from the count of items, so
 * that any page, begun after any item, goes on where that item stood. An advertisement is always followed by something
 * else: a feed never ends in one, nor in many.
 * @param posts in order, from the first one after `start.post` on: at least `limit + 1`, or all there are
 * @param rooms likewise
 * @returns at most `limit` items, each with the place after it; fewer only where the feed ends
 */
export function layOutFeed<P extends { key: FeedKey }, R extends { key: FeedKey }>(
  start: FeedPlace,
  posts: readonly P[],
  rooms: readonly R[],
  limit: number,
): { items: FeedItem<P, R>[]; hasMore: boolean } {
  const items: FeedItem<P, R>[] = []
  let place = start
  let [nextPost, nextRoom] = [0, 0]
  while (items.length < limit) {
    const post = posts[nextPost]
    const room = rooms[nextRoom]
    const ordinal = place.ordinal + 1
    if (!post && !room) return { items, hasMore: false }
    if (place.ordinal % PERIOD === AD_AT) {
      place = { ...place, ordinal }
      items.push({ kind: 'ad', place })
    } else if (room && (!post || place.ordinal % PERIOD === ROOM_AT)) {
      place = { ...place, ordinal, room: room.key }
      items.push({ kind: 'room', room, place })
      nextRoom++
    } else if (post) {
      place = { ...place, ordinal, post: post.key }
      items.push({ kind: 'post', post, place })
      nextPost++
    }
  }
  return { items, hasMore: nextPost < posts.length || nextRoom < rooms.length }
}
