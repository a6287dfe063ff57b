import { sql } from 'drizzle-orm'
import { bigint, index, primaryKey, text } from 'drizzle-orm/pg-core'
import { circleGatesTable, circleMembersTable, personFactsTable } from '../../../platform/gatekeeper/tables.ts'
import { content, instant } from './schema.ts'

// What other subgraphs announced, as far as content needs it. Written by reactions.ts only.

/** Names and pictures for lists of posts, and the district whose posts a person sees in the local feed. */
export const people = content.table('people', {
  userId: text('user_id').primaryKey(),
  /** Null while only other facts of the person were told. */
  displayName: text('display_name'),
  avatarUrl: text('avatar_url'),
  homeAreaCode: text('home_area_code'),
})

export const follows = content.table(
  'follows',
  {
    followerId: text('follower_id').notNull(),
    followeeId: text('followee_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.followerId, table.followeeId] })],
)

export const blocks = content.table(
  'blocks',
  {
    blockerId: text('blocker_id').notNull(),
    blockedId: text('blocked_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.blockerId, table.blockedId] }),
    index('blocks_blocked').on(table.blockedId, table.blockerId),
  ],
)

export const merchants = content.table('merchants', {
  id: text().primaryKey(),
  ownerId: text('owner_id').notNull(),
})

export const rooms = content.table(
  'rooms',
  {
    id: text().primaryKey(),
    hostId: text('host_id').notNull(),
    lifeAccountId: text('life_account_id'),
    state: text().$type<'SCHEDULED' | 'LIVE' | 'ENDED'>().notNull(),
    startedAt: instant('started_at'),
    /** Place in the event log of the last news of the room: what is told again is not news. */
    position: bigint({ mode: 'number' }).notNull().default(0),
  },
  (table) => [index('rooms_live').on(table.startedAt, table.id).where(sql`${table.state} = 'LIVE'`)],
)

export const personFacts = personFactsTable(content)
export const circleGates = circleGatesTable(content)
export const circleMembers = circleMembersTable(content)

export type PersonRow = typeof people.$inferSelect
export type RoomRow = typeof rooms.$inferSelect
