import { decodeEventCursor, encodeEventCursor } from '../../../platform/events/cursor.ts'
import type { LoggedEvent } from '../../../platform/events/reader.ts'
import { mapStream, type StreamGapItem } from '../../../platform/events/stream.ts'
import { requireUser } from '../../../platform/viewer.ts'
import { topics } from '../../../schema/events.ts'
import type { FeedTab, ResolversTypes } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { isInFeed } from '../domain/audience.ts'
import { encodeFeedCursor } from '../domain/feed-cursor.ts'
import { FEED_START, type FeedKey } from '../domain/feed-layout.ts'
import { type Explanation, explainEndedRoom, explainPost, explainRemovedPost, explainRoom } from '../domain/reasons.ts'
import type { FeedEdgeMapper } from '../mappers.ts'
import type { PostRow } from '../store/tables.ts'

interface Watching {
  ctx: Context
  userId: string
  tab: FeedTab
}

/** What resolvers make of what happens to a feed. */
export type FeedEvent =
  | { __typename: 'FeedItemAdded'; cursor: string; edge: FeedEdgeMapper }
  | { __typename: 'FeedItemRemoved'; cursor: string; subjectId: string; reason: Explanation }
  | ({ __typename: 'StreamGap' } & Pick<
      Awaited<ResolversTypes['StreamGap']>,
      'fromCursor' | 'toCursor' | 'missed' | 'reason'
    >)

/**
 * What appears in and leaves a feed, as its own reader would find it: events of the feed's topic, less what the reader may not
 * see or the tab does not hold.
 * @throws UNAUTHENTICATED without a viewer, BAD_USER_INPUT for a cursor no subscription gave out
 */
export async function feedEvents(
  ctx: Context,
  { tab, after }: { tab: FeedTab; after?: string | null | undefined },
): Promise<AsyncIterableIterator<FeedEvent>> {
  const { userId } = requireUser(ctx.viewer)
  const stream = await ctx.bus.stream([topics.feed], after == null ? null : decodeEventCursor(after))
  return mapStream(stream, (item) => {
    if (item.kind === 'gap') return gapOf(item)
    // A subscription lives long: what was read for the last event must not answer for this one.
    ctx.renewLoaders()
    return tell({ ctx, userId, tab }, item.event)
  })
}

/** @returns null for what does not concern this feed, or is already over */
async function tell(watching: Watching, event: LoggedEvent): Promise<FeedEvent | null> {
  const cursor = encodeEventCursor(event.position)
  switch (event.name) {
    case 'content.postPublished':
      return tellPost(watching, event.payload.postId, cursor)
    case 'content.postRemoved': {
      const { postId } = event.payload
      const post = await watching.ctx.feedWatch.post(postId)
      if (!post || !(await concernsPost(watching, post))) return null
      return { __typename: 'FeedItemRemoved', cursor, subjectId: postId, reason: explainRemovedPost() }
    }
    case 'content.roomWentLive':
      return tellRoom(watching, event.payload.roomId, cursor)
    case 'content.roomEnded': {
      const { roomId, hostId, lifeAccountId } = event.payload
      if (!(await standing(watching, { authorId: hostId, lifeAccountId }))) return null
      return { __typename: 'FeedItemRemoved', cursor, subjectId: roomId, reason: explainEndedRoom() }
    }
    default:
      return null
  }
}

async function tellPost(watching: Watching, postId: string, cursor: string): Promise<FeedEvent | null> {
  const { ctx, tab } = watching
  const post = await ctx.feedWatch.post(postId)
  if (!post || post.removedAt) return null
  const follows = await concernsPost(watching, post)
  if (!follows) return null
  const why = explainPost(tab, { ...follows, createdAt: post.createdAt, heat: 0 }, ctx.clock.now())
  const edge = { cursor: below(tab, 'post', [post.createdAt.getTime(), post.id]), node: post, why }
  return { __typename: 'FeedItemAdded', cursor, edge }
}

async function tellRoom(watching: Watching, roomId: string, cursor: string): Promise<FeedEvent | null> {
  const { ctx, tab } = watching
  const room = await ctx.feedWatch.room(roomId)
  if (room?.state !== 'LIVE' || !room.startedAt) return null
  const follows = await standing(watching, { authorId: room.hostId, lifeAccountId: room.lifeAccountId })
  if (!follows) return null
  const edge = {
    cursor: below(tab, 'room', [room.startedAt.getTime(), room.id]),
    node: { id: room.id },
    why: explainRoom(tab, follows),
  }
  return { __typename: 'FeedItemAdded', cursor, edge }
}

const concernsPost = (watching: Watching, { authorId, lifeAccountId, communityId, areaCode }: PostRow) =>
  standing(watching, { authorId, lifeAccountId, communityId, areaCode })

/** How the viewer stands to something in this feed; null when it is not in it. A post says which district it is about. */
async function standing(
  { ctx, userId, tab }: Watching,
  made: Pick<PostRow, 'authorId' | 'lifeAccountId'> & Partial<Pick<PostRow, 'communityId' | 'areaCode'>>,
) {
  const { authorId, lifeAccountId, communityId = null, areaCode } = made
  const facts = await ctx.feedWatch.audience({ viewerId: userId, authorId, lifeAccountId, communityId })
  const happening = areaCode === undefined ? { kind: 'room' as const } : { kind: 'post' as const, areaCode }
  return isInFeed(tab, happening, facts, ctx.clock.now()) ? facts : null
}

/** The cursor to read the feed on from below something that has come in at its top. */
function below(tab: FeedTab, kind: 'post' | 'room', key: FeedKey): string {
  return encodeFeedCursor(tab, { place: { ...FEED_START, ordinal: 1, [kind]: key }, snapshot: null })
}

function gapOf({ from, to, reason }: StreamGapItem): FeedEvent {
  // Positions count the events of every stream, so how many of this one are gone cannot be told.
  return {
    __typename: 'StreamGap',
    fromCursor: encodeEventCursor(from),
    toCursor: encodeEventCursor(to),
    missed: null,
    reason,
  }
}
