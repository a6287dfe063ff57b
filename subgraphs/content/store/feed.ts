import { and, desc, eq, isNotNull, isNull, not, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import type { FeedTab } from '../__generated__/types.ts'
import type { FeedKey } from '../domain/feed-layout.ts'
import type { FollowFacts } from '../domain/reasons.ts'
import type { Snapshot } from '../domain/snapshot.ts'
import { olderThan } from './keyset.ts'
import { isUnblocked, isVisibleTo, type Reader } from './readers.ts'
import { follows, lifeAccountFollows, type PostRow, postRanks, posts, type RoomRow, rooms } from './tables.ts'

/** A post on its way into a feed. */
export interface FeedPost extends FollowFacts {
  key: FeedKey
  post: PostRow
  heat: number
}

/** A live room on its way into a feed. */
export interface FeedRoom extends FollowFacts {
  key: FeedKey
  room: RoomRow
}

/** Part of a feed: what comes after a key, at most `limit`, as somebody who reads it may see it. */
export interface FeedRequest {
  reader: Reader
  after: FeedKey | null
  limit: number
}

/**
 * Candidates of each tab, narrowed by the rules and cut to a page, one statement each. The rules are part of the statement, so
 * that what they leave out does not make a page short.
 */
export function openFeed(db: Executor) {
  return {
    /** @param snapshot what the feed knows: the third tab is read as of then, the others by the time of publication */
    posts: (tab: FeedTab, request: FeedRequest, snapshot: Snapshot): Promise<FeedPost[]> => {
      if (tab === 'THIRD_TAB') return rankedPosts(db, request, snapshot)
      return tab === 'FOLLOWING' ? followedPosts(db, request) : localPosts(db, request)
    },

    /** Rooms on air, the latest begun first. The local feed has none: where a host lives is not for others to know. */
    rooms: async (tab: FeedTab, { reader, after, limit }: FeedRequest): Promise<FeedRoom[]> => {
      if (tab === 'LOCAL') return []
      const flags = followFlags(reader, rooms.hostId, rooms.lifeAccountId)
      const rows = await db
        .select({ room: rooms, ...flags })
        .from(rooms)
        .where(
          and(
            eq(rooms.state, 'LIVE'),
            isNotNull(rooms.startedAt),
            tab === 'FOLLOWING' ? or(flags.followsAuthor, flags.followsLifeAccount) : undefined,
            isUnblocked(reader.userId, rooms.hostId),
            olderThan(rooms.startedAt, rooms.id, after),
          ),
        )
        .orderBy(desc(rooms.startedAt), desc(rooms.id))
        .limit(limit)
      return rows.map((row) => ({ ...row, key: [row.room.startedAt?.getTime() ?? 0, row.room.id] }))
    },
  }
}

async function rankedPosts(
  db: Executor,
  { reader, after, limit }: FeedRequest,
  snapshot: Snapshot,
): Promise<FeedPost[]> {
  const rows = await db
    .select({ post: posts, rank: postRanks.rank, heat: postRanks.heat })
    .from(postRanks)
    .innerJoin(posts, eq(posts.id, postRanks.postId))
    .where(
      and(
        isRankIn(snapshot),
        rules(reader),
        after ? sql`(${postRanks.rank}, ${postRanks.postId}) < (${after[0]}::bigint, ${after[1]}::text)` : undefined,
      ),
    )
    .orderBy(desc(postRanks.rank), desc(postRanks.postId))
    .limit(limit)
  return rows.map(({ post, rank, heat }) => ({
    post,
    heat,
    key: [rank, post.id],
    followsAuthor: false,
    followsLifeAccount: false,
  }))
}

async function localPosts(db: Executor, { reader, after, limit }: FeedRequest): Promise<FeedPost[]> {
  if (reader.homeAreaCode === null) return []
  const rows = await db
    .select()
    .from(posts)
    .where(and(eq(posts.areaCode, reader.homeAreaCode), rules(reader), olderThan(posts.createdAt, posts.id, after)))
    .orderBy(desc(posts.createdAt), desc(posts.id))
    .limit(limit)
  return rows.map((post) => newest(post, { followsAuthor: false, followsLifeAccount: false }))
}

/**
 * The newest posts of everybody followed, each read by an index of its own. First the newest one of each: when as many as are
 * wanted give one, no post older than the oldest of these can be in the page, and few of each are left to read.
 */
async function followedPosts(db: Executor, { reader, after, limit }: FeedRequest): Promise<FeedPost[]> {
  const newestOfEach = (howMany: number, also?: SQL) => {
    const theirs = (isTheirs: SQL, alias: string) =>
      db
        .select({ id: posts.id, createdAt: posts.createdAt })
        .from(posts)
        .where(and(isTheirs, rules(reader), olderThan(posts.createdAt, posts.id, after), also))
        .orderBy(desc(posts.createdAt), desc(posts.id))
        .limit(howMany)
        .as(alias)
    const byAuthor = theirs(eq(posts.authorId, follows.followeeId), 'by_author')
    const byLifeAccount = theirs(eq(posts.lifeAccountId, lifeAccountFollows.lifeAccountId), 'by_life_account')
    // A post that is followed both ways is one post.
    return db
      .select({ id: byAuthor.id, createdAt: byAuthor.createdAt })
      .from(follows)
      .crossJoinLateral(byAuthor)
      .where(eq(follows.followerId, sql`${reader.userId}`))
      .union(
        db
          .select({ id: byLifeAccount.id, createdAt: byLifeAccount.createdAt })
          .from(lifeAccountFollows)
          .crossJoinLateral(byLifeAccount)
          .where(eq(lifeAccountFollows.userId, sql`${reader.userId}`)),
      )
  }
  const firsts = newestOfEach(1).orderBy(sql`created_at desc`).limit(limit).as('firsts')
  const floor = db.$with('floor').as(
    db
      .select({
        at: sql`case when count(*) >= ${limit} then min(${firsts.createdAt}) else '-infinity'::timestamptz end`.as(
          'at',
        ),
      })
      .from(firsts),
  )
  const candidates = newestOfEach(limit, sql`${posts.createdAt} >= (select at from ${floor})`).as('candidates')
  const rows = await db
    .with(floor)
    .select({ post: posts, ...followFlags(reader, posts.authorId, posts.lifeAccountId) })
    .from(candidates)
    .innerJoin(posts, eq(posts.id, candidates.id))
    .orderBy(desc(posts.createdAt), desc(posts.id))
    .limit(limit)
  return rows.map(({ post, ...flags }) => newest(post, flags))
}

const newest = (post: PostRow, flags: FollowFacts): FeedPost => ({
  post,
  heat: 0,
  key: [post.createdAt.getTime(), post.id],
  ...flags,
})

/** What a feed leaves out, whatever the tab. */
function rules(reader: Reader): SQL | undefined {
  return and(isVisibleTo(reader), isUnblocked(reader.userId, posts.authorId))
}

function followFlags({ userId }: Reader, authorId: SQLWrapper, lifeAccountId: SQLWrapper) {
  return {
    followsAuthor: sql<boolean>`exists (select from ${follows} as "f"
      where "f"."follower_id" = ${userId} and "f"."followee_id" = ${authorId})`,
    followsLifeAccount: sql<boolean>`exists (select from ${lifeAccountFollows} as "l"
      where "l"."user_id" = ${userId} and "l"."life_account_id" = ${lifeAccountId})`,
  }
}

/** Ranks that were a post's present one as far as the snapshot knows: opened by a transaction it knows, closed by none. */
function isRankIn({ before, except }: Snapshot): SQL | undefined {
  // A number no transaction of this server can have had yet was given before the data was restored from a dump: long known.
  const isKnown = (transaction: SQLWrapper) =>
    sql`((${transaction} < ${before} and ${transaction} <> all(${sql.param([...except])}::bigint[]))
      or ${transaction} >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint)`
  return and(isKnown(postRanks.since), or(isNull(postRanks.until), not(isKnown(postRanks.until))))
}
