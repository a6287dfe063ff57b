import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { personFactsTable } from '../../../platform/gatekeeper/tables.ts'
import { idempotencyTable } from '../../../platform/idempotency.ts'
import type { GateAction, GateRule, GateSet } from '../../../schema/gates.ts'
import type { CommunityKind } from '../domain/community.ts'
import type { CommunityRole } from '../domain/roles.ts'
import type { RsvpState } from '../domain/rsvp.ts'

export const schema = pgSchema('communities')
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const communities = schema.table(
  'communities',
  {
    id: text().primaryKey(),
    slug: text().notNull(),
    kind: text().$type<CommunityKind>().notNull(),
    name: text().notNull(),
    description: text(),
    parentId: text('parent_id').references((): AnyPgColumn => communities.id),
    /** Moved in the transaction of the join. */
    followerCount: integer('follower_count').notNull().default(0),
    /** Only what is not open: an action that is missing here is open. */
    gates: jsonb().$type<GateSet>().notNull().default({}),
    gatesVersion: integer('gates_version').notNull().default(1),
    /** Which version set each gate; 1 where missing. */
    gateVersions: jsonb('gate_versions').$type<Partial<Record<GateAction, number>>>().notNull().default({}),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('communities_slug').on(table.slug),
    index('communities_rank').on(table.followerCount, table.id),
    index('communities_kind_rank').on(table.kind, table.followerCount, table.id),
    index('communities_parent').on(table.parentId, table.name, table.id),
    index('communities_post_gated').on(table.followerCount, table.id).where(sql`gates ? 'POST'`),
    check('communities_slug_shape', sql`${table.slug} ~ '^[a-z0-9-]{3,50}$'`),
    check('communities_follower_count', sql`${table.followerCount} >= 0`),
  ],
)

/** Every gate ever set, with who set it: what a decision's version names can be looked up for ever. */
export const gateHistory = schema.table(
  'gate_history',
  {
    communityId: text('community_id')
      .notNull()
      .references(() => communities.id),
    action: text().$type<GateAction>().notNull(),
    version: integer().notNull(),
    rule: jsonb().$type<GateRule>().notNull(),
    setById: text('set_by_id').notNull(),
    setAt: instant('set_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.communityId, table.action, table.version] })],
)

/** Topics content announced. */
export const topics = schema.table('topics', { id: text().primaryKey() })

export const communityTopics = schema.table(
  'community_topics',
  {
    communityId: text('community_id')
      .notNull()
      .references(() => communities.id),
    topicId: text('topic_id').notNull(),
    /** Order in which the founder named them. */
    place: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.topicId] }),
    index('community_topics_topic').on(table.topicId, table.communityId),
  ],
)

export const memberships = schema.table(
  'memberships',
  {
    communityId: text('community_id')
      .notNull()
      .references(() => communities.id),
    userId: text('user_id').notNull(),
    role: text().$type<CommunityRole>().notNull(),
    joinedAt: instant('joined_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.communityId, table.userId] }),
    index('memberships_newest').on(table.communityId, table.joinedAt, table.userId),
    index('memberships_role').on(table.communityId, table.role, table.joinedAt, table.userId),
    index('memberships_user').on(table.userId, table.joinedAt, table.communityId),
  ],
)

/** Where each post of content stands: a projection, so that a community's list needs nobody else. */
export const communityPosts = schema.table(
  'community_posts',
  {
    postId: text('post_id').primaryKey(),
    communityId: text('community_id').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Kept when removed, so that an event told again does not bring the post back. */
    removedAt: instant('removed_at'),
  },
  (table) => [
    index('community_posts_newest').on(table.communityId, table.createdAt, table.postId).where(sql`removed_at is null`),
  ],
)

export const localGroups = schema.table(
  'local_groups',
  {
    id: text().primaryKey(),
    communityId: text('community_id')
      .notNull()
      .references(() => communities.id),
    name: text().notNull(),
    areaCode: text('area_code').notNull(),
    /** Moved in the transaction of the join. */
    memberCount: integer('member_count').notNull().default(0),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('local_groups_rank').on(table.communityId, table.memberCount, table.id),
    index('local_groups_area_rank').on(table.communityId, table.areaCode, table.memberCount, table.id),
    check('local_groups_member_count', sql`${table.memberCount} >= 0`),
  ],
)

export const localGroupMembers = schema.table(
  'local_group_members',
  {
    groupId: text('group_id')
      .notNull()
      .references(() => localGroups.id),
    userId: text('user_id').notNull(),
    joinedAt: instant('joined_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.groupId, table.userId] }),
    index('local_group_members_user').on(table.userId, table.groupId),
  ],
)

export const activities = schema.table(
  'activities',
  {
    id: text().primaryKey(),
    groupId: text('group_id')
      .notNull()
      .references(() => localGroups.id),
    communityId: text('community_id').notNull(),
    organiserId: text('organiser_id').notNull(),
    title: text().notNull(),
    description: text(),
    startsAt: instant('starts_at').notNull(),
    place: text(),
    /** Null for any number. */
    capacity: integer(),
    going: integer().notNull().default(0),
    waitlist: integer().notNull().default(0),
    /** The last place in line given out: see `rsvps.place`. */
    lastPlace: integer('last_place').notNull().default(0),
    cancelledAt: instant('cancelled_at'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('activities_soonest').on(table.groupId, table.startsAt, table.id).where(sql`cancelled_at is null`),
    check('activities_seats', sql`${table.going} >= 0 and ${table.waitlist} >= 0`),
    check('activities_capacity', sql`${table.capacity} is null or ${table.going} <= ${table.capacity}`),
  ],
)

export const rsvps = schema.table(
  'rsvps',
  {
    activityId: text('activity_id')
      .notNull()
      .references(() => activities.id),
    userId: text('user_id').notNull(),
    state: text().$type<RsvpState>().notNull(),
    /** Rises with every change of state in an activity: orders the waitlist by answer, and the attendees by seat. */
    place: integer().notNull(),
    checkedInAt: instant('checked_in_at'),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.activityId, table.userId] }),
    index('rsvps_line').on(table.activityId, table.state, table.place),
    index('rsvps_user').on(table.userId),
  ],
)

export const personFacts = personFactsTable(schema)
export const idempotencyKeys = idempotencyTable(schema)

export type CommunityRow = typeof communities.$inferSelect
export type MembershipRow = typeof memberships.$inferSelect
export type CommunityPostRow = typeof communityPosts.$inferSelect
export type LocalGroupRow = typeof localGroups.$inferSelect
export type ActivityRow = typeof activities.$inferSelect
export type RsvpRow = typeof rsvps.$inferSelect
