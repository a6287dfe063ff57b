import { and, asc, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/pagination.ts'
import { rankOf } from '../domain/heat.ts'
import { olderThan } from './keyset.ts'
import { isVisibleTo, type Reader } from './readers.ts'
import { comments, type PostRow, postRanks, posts, postTopics, subjects, type TopicRow, topics } from './tables.ts'

/** A post in the list of an author, a life account or a topic. */
export interface ListedPost {
  /** Whose list this row belongs to. */
  ownerId: string
  post: PostRow
}

export type PostList = 'author' | 'lifeAccount' | 'topic'

/** The transaction that runs this, as ranks remember it. */
const THIS_TRANSACTION = sql`pg_current_xact_id()::text::bigint`

export function openPosts(db: Executor) {
  const byIdsWhere = (ids: readonly string[], also?: SQL): Promise<PostRow[]> =>
    db
      .select()
      .from(posts)
      .where(and(inArray(posts.id, [...ids]), also))

  return {
    /** Those of these posts the reader may see. */
    visibleByIds: (ids: readonly string[], reader: Reader): Promise<PostRow[]> => byIdsWhere(ids, isVisibleTo(reader)),

    /** Posts, removed or not, whoever may see them. */
    byIds: (ids: readonly string[]): Promise<PostRow[]> => byIdsWhere(ids),

    /** A post, removed or not, whoever may see it. */
    byId: async (id: string): Promise<PostRow | null> => (await byIdsWhere([id]))[0] ?? null,

    /** Each owner's page of posts the reader may see, newest first, up to `limit + 1` each. */
    pages: async (
      list: PostList,
      ownerIds: readonly string[],
      { limit, after }: PageRequest,
      reader: Reader,
    ): Promise<ListedPost[]> => {
      const ofOwner = {
        author: eq(posts.authorId, sql`owners.id`),
        lifeAccount: eq(posts.lifeAccountId, sql`owners.id`),
        topic: eq(postTopics.topicId, sql`owners.id`),
      }[list]
      // A topic's index is sorted by its own copy of the post's time.
      const [createdAt, id] = list === 'topic' ? [postTopics.createdAt, postTopics.postId] : [posts.createdAt, posts.id]
      const listed = db
        .select({ id: sql<string>`${posts.id}`.as('post_id') })
        .from(posts)
        .$dynamic()
      if (list === 'topic') listed.innerJoin(postTopics, eq(postTopics.postId, posts.id))
      const page = listed
        .where(and(ofOwner, isVisibleTo(reader), olderThan(createdAt, id, after)))
        .orderBy(desc(createdAt), desc(id))
        .limit(limit + 1)
        .as('page')
      return db
        .select({ ownerId: sql<string>`owners.id`, post: posts })
        .from(sql`unnest(${sql.param([...ownerIds])}::text[]) with ordinality as owners (id, place)`)
        .crossJoinLateral(page)
        .innerJoin(posts, eq(posts.id, page.id))
        .orderBy(sql`owners.place`, desc(posts.createdAt), desc(posts.id))
    },

    /** Topics of posts, in the order each author gave. */
    topicsOf: (postIds: readonly string[]): Promise<{ postId: string; topic: TopicRow }[]> =>
      db
        .select({ postId: postTopics.postId, topic: topics })
        .from(postTopics)
        .innerJoin(topics, eq(topics.id, postTopics.topicId))
        .where(inArray(postTopics.postId, [...postIds]))
        .orderBy(asc(postTopics.place)),

    /** Add posts with their topics, as subjects, at the foot of the ranking that heat begins with. */
    addAll: async (added: readonly { post: PostRow; topicIds: readonly string[] }[]): Promise<void> => {
      if (added.length === 0) return
      await db.insert(posts).values(added.map(({ post }) => post))
      await db.insert(subjects).values(
        added.map(({ post }) => ({
          id: post.id,
          type: 'Post' as const,
          ownerId: post.authorId,
          communityId: post.communityId,
        })),
      )
      await db.insert(postRanks).values(
        added.map(({ post }) => ({
          postId: post.id,
          heat: 0,
          rank: rankOf(post.createdAt, 0),
          since: THIS_TRANSACTION,
        })),
      )
      const tagged = added.flatMap(({ post, topicIds }) =>
        topicIds.map((topicId, place) => ({ postId: post.id, topicId, place, createdAt: post.createdAt })),
      )
      if (tagged.length > 0) await db.insert(postTopics).values(tagged)
    },

    /**
     * Close a post's rank and open the one its heat now gives; nothing when it has been that hot before. To be called with the
     * post's subject locked.
     */
    heat: async (postId: string, heat: number): Promise<void> => {
      await db.execute(sql`
        with closed as (
          update ${postRanks} set until = ${THIS_TRANSACTION}
          where post_id = ${postId} and until is null and heat < ${heat}
          returning post_id
        )
        insert into ${postRanks} (post_id, heat, rank, since)
        select id, ${heat}::smallint, (extract(epoch from created_at) * 1000)::bigint + ${rankOf(new Date(0), heat)}::bigint, ${THIS_TRANSACTION}
        from ${posts} where id = (select post_id from closed)`)
    },

    /** Remove a post with its comments. @returns the comments that went with it */
    remove: async (postId: string, at: Date): Promise<{ id: string; authorId: string }[]> => {
      await db.update(posts).set({ removedAt: at }).where(eq(posts.id, postId))
      const gone = await db
        .update(comments)
        .set({ removedAt: at })
        .where(and(eq(comments.postId, postId), isNull(comments.removedAt)))
        .returning({ id: comments.id, authorId: comments.authorId })
      const ofPost = db.select({ id: comments.id }).from(comments).where(eq(comments.postId, postId))
      await db
        .update(subjects)
        .set({ removedAt: at })
        .where(and(or(eq(subjects.id, postId), inArray(subjects.id, ofPost)), isNull(subjects.removedAt)))
      return gone
    },
  }
}
