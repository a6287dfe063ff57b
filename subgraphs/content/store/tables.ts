import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, jsonb, primaryKey, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { idempotencyTable } from '../../../platform/idempotency.ts'
import type { SubjectType } from '../../../schema/events.ts'
import type { PostKind, ServiceCategory } from '../__generated__/types.ts'
import type { MediaItem } from '../domain/media.ts'
import type { Explanation } from '../domain/reasons.ts'
import { content, instant } from './schema.ts'

export * from './projections.ts'
export { content }

export const lifeAccounts = content.table(
  'life_accounts',
  {
    id: text().primaryKey(),
    ownerId: text('owner_id').notNull(),
    merchantId: text('merchant_id'),
    name: text().notNull(),
    bio: text(),
    /** Moved in the transaction of the follow. */
    followers: integer().notNull().default(0),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('life_accounts_owner').on(table.ownerId, table.createdAt),
    uniqueIndex('life_accounts_merchant').on(table.merchantId),
    check('life_accounts_followers', sql`${table.followers} >= 0`),
  ],
)

export const lifeAccountFollows = content.table(
  'life_account_follows',
  {
    userId: text('user_id').notNull(),
    lifeAccountId: text('life_account_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.lifeAccountId] })],
)

export const topics = content.table(
  'topics',
  {
    id: text().primaryKey(),
    slug: text().notNull(),
    name: text().notNull(),
  },
  (table) => [
    uniqueIndex('topics_slug').on(table.slug),
    check('topics_slug_shape', sql`${table.slug} ~ '^[a-z0-9-]+$'`),
  ],
)

export const posts = content.table(
  'posts',
  {
    id: text().primaryKey(),
    authorId: text('author_id').notNull(),
    lifeAccountId: text('life_account_id').references(() => lifeAccounts.id),
    communityId: text('community_id'),
    kind: text().$type<PostKind>().notNull(),
    body: text().notNull(),
    media: jsonb().$type<MediaItem[]>().notNull(),
    areaCode: text('area_code'),
    createdAt: instant('created_at').notNull(),
    /** A removed post is kept, and shown to nobody. */
    removedAt: instant('removed_at'),
  },
  (table) => [
    index('posts_author').on(table.authorId, table.createdAt, table.id).where(sql`${table.removedAt} is null`),
    index('posts_life_account')
      .on(table.lifeAccountId, table.createdAt, table.id)
      .where(sql`${table.removedAt} is null`),
    index('posts_area').on(table.areaCode, table.createdAt, table.id).where(sql`${table.removedAt} is null`),
    check('posts_not_empty', sql`${table.body} <> '' or jsonb_array_length(${table.media}) > 0`),
    check('posts_media_max', sql`jsonb_array_length(${table.media}) <= 9`),
  ],
)

export const postTopics = content.table(
  'post_topics',
  {
    postId: text('post_id')
      .notNull()
      .references(() => posts.id),
    topicId: text('topic_id')
      .notNull()
      .references(() => topics.id),
    /** Order the author gave, from 0. */
    place: smallint().notNull(),
    /** Of the post: a topic's posts are read by it. */
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.postId, table.topicId] }),
    index('post_topics_topic').on(table.topicId, table.createdAt, table.postId),
  ],
)

/**
 * Every rank a post has had in the third tab. A rank is never changed: a new one is added and the old one closed, each with
 * the transaction that did it, so that a feed that was opened earlier goes on in the order it began with (domain/snapshot.ts).
 * Heat only rises, some hundred steps to a billion, which bounds the rows of a post.
 */
export const postRanks = content.table(
  'post_ranks',
  {
    postId: text('post_id')
      .notNull()
      .references(() => posts.id),
    heat: smallint().notNull(),
    rank: bigint({ mode: 'number' }).notNull(),
    /** Transaction id (xid8) from which on this is the post's rank. */
    since: bigint({ mode: 'number' }).notNull(),
    /** Transaction id from which on it no longer is; null for the present rank. */
    until: bigint({ mode: 'number' }),
  },
  (table) => [
    primaryKey({ columns: [table.postId, table.heat] }),
    index('post_ranks_rank').on(table.rank, table.postId),
  ],
)

export const comments = content.table(
  'comments',
  {
    id: text().primaryKey(),
    postId: text('post_id')
      .notNull()
      .references(() => posts.id),
    authorId: text('author_id').notNull(),
    body: text().notNull(),
    createdAt: instant('created_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (table) => [
    index('comments_post').on(table.postId, table.createdAt, table.id).where(sql`${table.removedAt} is null`),
    check('comments_not_empty', sql`${table.body} <> ''`),
  ],
)

/** Everything that can be liked, whoever owns it, with its counts; they move in the transaction of the like or comment. */
export const subjects = content.table(
  'subjects',
  {
    id: text().primaryKey(),
    type: text().$type<SubjectType>().notNull(),
    ownerId: text('owner_id').notNull(),
    communityId: text('community_id'),
    likeCount: integer('like_count').notNull().default(0),
    /** Comments that stand under it; 0 for anything but a post. */
    commentCount: integer('comment_count').notNull().default(0),
    removedAt: instant('removed_at'),
  },
  (table) => [
    check('subjects_like_count', sql`${table.likeCount} >= 0`),
    check('subjects_comment_count', sql`${table.commentCount} >= 0`),
  ],
)

export const likes = content.table(
  'likes',
  {
    subjectId: text('subject_id').notNull(),
    userId: text('user_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.subjectId, table.userId] })],
)

/** Each view, kept for the figures about time spent. */
export const postViews = content.table('post_views', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  postId: text('post_id').notNull(),
  viewerId: text('viewer_id').notNull(),
  dwellMs: integer('dwell_ms').notNull(),
  at: instant('at').notNull(),
})

/** Views of a post and of a life account, spread over shards so that the views of one hot post do not queue on one row. */
export const viewCounts = content.table(
  'view_counts',
  {
    /** Id of the post or of the life account. */
    countedId: text('counted_id').notNull(),
    shard: smallint().notNull(),
    count: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.countedId, table.shard] })],
)

export const services = content.table(
  'services',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    nameEn: text('name_en').notNull(),
    description: text().notNull(),
    category: text().$type<ServiceCategory>().notNull(),
    /** Both names as search compares them: see domain/search.ts. */
    nameKeys: text('name_keys').array().notNull(),
    /** Search terms of the names. */
    nameTerms: text('name_terms').array().notNull(),
    /** Search terms of names and description. */
    terms: text().array().notNull(),
    /** Names and description as search compares them. */
    searchText: text('search_text').notNull(),
  },
  (table) => [uniqueIndex('services_name').on(table.name), index('services_terms').using('gin', table.terms)],
)

/** How often each service was opened: apart from the service, so that counting does not touch the search index. */
export const serviceCounts = content.table(
  'service_counts',
  {
    serviceId: text('service_id')
      .primaryKey()
      .references(() => services.id),
    category: text().$type<ServiceCategory>().notNull(),
    openCount: integer('open_count').notNull().default(0),
  },
  (table) => [
    index('service_counts_opened').on(table.openCount, table.serviceId),
    index('service_counts_category').on(table.category, table.openCount, table.serviceId),
  ],
)

/** Each time a service was opened, kept for the figures about use. */
export const serviceOpens = content.table('service_opens', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  serviceId: text('service_id').notNull(),
  userId: text('user_id').notNull(),
  at: instant('at').notNull(),
})

/** Where features stand in the app: data, so that they move without a release. */
export const appEntries = content.table(
  'app_entries',
  {
    surface: text().notNull(),
    key: text().notNull(),
    title: text().notNull(),
    position: integer().notNull(),
    rolloutPercent: integer('rollout_percent').notNull(),
    why: jsonb().$type<Explanation[]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.surface, table.key] }),
    check('app_entries_rollout', sql`${table.rolloutPercent} between 0 and 100`),
    check('app_entries_position', sql`${table.position} >= 1`),
  ],
)

export const idempotencyKeys = idempotencyTable(content)

export type LifeAccountRow = typeof lifeAccounts.$inferSelect
export type TopicRow = typeof topics.$inferSelect
export type PostRow = typeof posts.$inferSelect
export type CommentRow = typeof comments.$inferSelect
export type SubjectRow = typeof subjects.$inferSelect
export type AppEntryRow = typeof appEntries.$inferSelect
