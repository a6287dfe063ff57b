import { newId } from '../../../platform/ids.ts'
import { pageLimit } from '../../../platform/pagination.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { FeedTab } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { decodeFeedCursor, encodeFeedCursor, FEED_TOP, type FeedPosition } from '../domain/feed-cursor.ts'
import { type FeedItem, layOutFeed } from '../domain/feed-layout.ts'
import { explainAdSlot, explainPost, explainRoom } from '../domain/reasons.ts'
import type { FeedConnectionMapper, FeedEdgeMapper } from '../mappers.ts'
import type { FeedPost, FeedRoom } from '../store/feed.ts'

/**
 * A page of a feed: candidates that keep the rules, laid out from a place on. Who made what, and what it says, the graph adds.
 * @throws UNAUTHENTICATED for a personal tab without a viewer, BAD_USER_INPUT for a page size or cursor it does not have
 */
export async function feed(
  ctx: Context,
  args: { tab: FeedTab; first?: number | null | undefined; after?: string | null | undefined },
): Promise<FeedConnectionMapper> {
  const { tab, after } = args
  if (tab !== 'THIRD_TAB') requireUser(ctx.viewer)
  const limit = pageLimit(args.first)
  const start = after == null ? FEED_TOP : decodeFeedCursor(tab, after)
  const reader = await ctx.loaders.reader()
  const snapshot = start.snapshot ?? reader.snapshot
  const more = { reader, limit: limit + 1 }
  const [posts, rooms] = await Promise.all([
    ctx.store.feed.posts(tab, { ...more, after: start.place.post }, snapshot),
    ctx.store.feed.rooms(tab, { ...more, after: start.place.room }),
  ])
  const { items, hasMore } = layOutFeed(start.place, posts, rooms, limit)
  const kept = tab === 'THIRD_TAB' ? snapshot : null
  const edges = items.map((item) => edgeOf(tab, item, kept, ctx.clock.now()))
  return {
    tab,
    edges,
    pageInfo: {
      hasNextPage: hasMore,
      hasPreviousPage: after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

function edgeOf(
  tab: FeedTab,
  item: FeedItem<FeedPost, FeedRoom>,
  snapshot: FeedPosition['snapshot'],
  at: Date,
): FeedEdgeMapper {
  const cursor = encodeFeedCursor(tab, { place: item.place, snapshot })
  switch (item.kind) {
    case 'post': {
      const { post, ...facts } = item.post
      return { cursor, node: post, why: explainPost(tab, { ...facts, createdAt: post.createdAt }, at) }
    }
    case 'room':
      return { cursor, node: { id: item.room.room.id }, why: explainRoom(tab, item.room) }
    case 'ad':
      // A new place each time it is shown: what fills it, and that it was seen, is said of this one.
      return { cursor, node: { id: newId('AdSlot') }, why: explainAdSlot() }
  }
}
