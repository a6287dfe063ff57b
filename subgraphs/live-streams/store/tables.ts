import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { personFactsTable } from '../../../platform/gatekeeper/tables.ts'
import { idempotencyTable } from '../../../platform/idempotency.ts'
import type { Currency } from '../../../platform/money.ts'
import type { RoomState } from '../domain/room.ts'

export const liveStreams = pgSchema('live_streams')
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const minor = (name: string) => bigint(name, { mode: 'bigint' })

export const rooms = liveStreams.table(
  'rooms',
  {
    id: text().primaryKey(),
    hostId: text('host_id').notNull(),
    lifeAccountId: text('life_account_id'),
    title: text().notNull(),
    state: text().$type<RoomState>().notNull(),
    scheduledFor: instant('scheduled_for'),
    createdAt: instant('created_at').notNull(),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
    slowSeconds: integer('slow_seconds'),
    followersOnly: boolean('followers_only').notNull().default(false),
    minCreditOver: integer('min_credit_over'),
    /** Number of the last message: the row is the counter, so numbers have no gaps and no repeats. */
    chatSeq: integer('chat_seq').notNull().default(0),
    /** What subscribers were last told, and when. */
    viewersTold: integer('viewers_told').notNull().default(0),
    viewersToldAt: instant('viewers_told_at'),
    peakViewers: integer('peak_viewers').notNull().default(0),
  },
  (table) => [
    uniqueIndex('rooms_one_live_per_host').on(table.hostId).where(sql`${table.state} = 'LIVE'`),
    index('rooms_live').on(table.startedAt, table.id).where(sql`${table.state} = 'LIVE'`),
    index('rooms_made').on(table.state, table.createdAt, table.id),
    index('rooms_life_account').on(table.lifeAccountId),
    check(
      'rooms_state',
      sql`case ${table.state}
        when 'SCHEDULED' then ${table.scheduledFor} is not null and ${table.startedAt} is null and ${table.endedAt} is null
        when 'LIVE' then ${table.startedAt} is not null and ${table.endedAt} is null
        when 'ENDED' then ${table.endedAt} is not null
        else false end`,
    ),
  ],
)

/** Whom a host keeps out of one room. */
export const roomBans = liveStreams.table(
  'room_bans',
  {
    roomId: text('room_id')
      .notNull()
      .references(() => rooms.id),
    userId: text('user_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roomId, table.userId] })],
)

// No foreign key to rooms: each message would lock and unlock the room's row once more, and the statement that numbers a
// message has its room in hand. Ids are unique by how they are made; the key holds what rows are distributed by.
export const chatMessages = liveStreams.table(
  'chat_messages',
  {
    roomId: text('room_id').notNull(),
    seq: integer().notNull(),
    id: text().notNull(),
    authorId: text('author_id').notNull(),
    text: text().notNull(),
    createdAt: instant('created_at').notNull(),
    removedAt: instant('removed_at'),
    removedById: text('removed_by_id'),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.seq] }),
    index('chat_messages_id').on(table.id),
    index('chat_messages_removed').on(table.roomId).where(sql`${table.removedAt} is not null`),
    check('chat_messages_seq', sql`${table.seq} > 0`),
  ],
)

/** When each person last spoke in a room: slow mode is decided on this row's lock, so two at once cannot both pass. */
export const chatTurns = liveStreams.table(
  'chat_turns',
  {
    roomId: text('room_id').notNull(),
    authorId: text('author_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roomId, table.authorId] })],
)

/** Reference data, written by `seedReference`. */
export const gifts = liveStreams.table(
  'gifts',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    priceMinor: minor('price_minor').notNull(),
    streakable: boolean().notNull(),
  },
  (table) => [check('gifts_price', sql`${table.priceMinor} > 0`)],
)

export const giftStreaks = liveStreams.table(
  'gift_streaks',
  {
    roomId: text('room_id')
      .notNull()
      .references(() => rooms.id),
    id: text().notNull(),
    giftId: text('gift_id')
      .notNull()
      .references(() => gifts.id),
    fromUserId: text('from_user_id').notNull(),
    count: integer().notNull().default(0),
    pendingCount: integer('pending_count').notNull().default(0),
    totalMinor: minor('total_minor').notNull().default(sql`0`),
    createdAt: instant('created_at').notNull(),
    closesAt: instant('closes_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.id] }),
    index('gift_streaks_id').on(table.id),
    uniqueIndex('gift_streaks_one_open').on(table.roomId, table.fromUserId).where(sql`${table.closedAt} is null`),
    index('gift_streaks_closing').on(table.closesAt).where(sql`${table.closedAt} is null`),
    check('gift_streaks_counts', sql`${table.count} >= 0 and ${table.pendingCount} >= 0 and ${table.totalMinor} >= 0`),
  ],
)

export type PaymentState = 'PENDING' | 'PAID' | 'DECLINED'

/** One sending of gifts and where its payment stands. Asked of payments by event, answered by event. */
export const giftPayments = liveStreams.table(
  'gift_payments',
  {
    roomId: text('room_id').notNull(),
    id: text().notNull(),
    streakId: text('streak_id').notNull(),
    fromUserId: text('from_user_id').notNull(),
    count: integer().notNull(),
    amountMinor: minor('amount_minor').notNull(),
    /** Freed again when the payment is declined: a refusal is not remembered. */
    idempotencyKey: text('idempotency_key').notNull(),
    state: text().$type<PaymentState>().notNull().default('PENDING'),
    requestedAt: instant('requested_at').notNull(),
    /** The transfer that took the money from the giver: to the host, or aside until the streak is paid. */
    transferId: text('transfer_id'),
    declineCode: text('decline_code'),
    /** Position of the answer in the event log. */
    answeredAtPosition: bigint('answered_at_position', { mode: 'number' }),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.id] }),
    index('gift_payments_id').on(table.id),
    check('gift_payments_amounts', sql`${table.count} between 1 and 999 and ${table.amountMinor} > 0`),
    check(
      'gift_payments_state',
      sql`case ${table.state}
        when 'PENDING' then ${table.transferId} is null and ${table.declineCode} is null
        when 'PAID' then ${table.transferId} is not null and ${table.declineCode} is null
        when 'DECLINED' then ${table.transferId} is null and ${table.declineCode} is not null
        else false end`,
    ),
  ],
)

/** What each person's paid gifts in a room cost: the leaderboard. Gifts of one person to one room take turns on this row. */
export const givers = liveStreams.table(
  'givers',
  {
    roomId: text('room_id').notNull(),
    userId: text('user_id').notNull(),
    totalMinor: minor('total_minor').notNull().default(sql`0`),
    /** Position of the event that brought the sum to where it is: whoever reached it first has the lower one. */
    reachedAtPosition: bigint('reached_at_position', { mode: 'number' }).notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.userId] }),
    index('givers_rank').on(table.roomId, table.totalMinor.desc().nullsFirst(), table.reachedAtPosition),
    check('givers_total', sql`${table.totalMinor} >= 0`),
  ],
)

export const pins = liveStreams.table(
  'pins',
  {
    roomId: text('room_id')
      .notNull()
      .references(() => rooms.id),
    productId: text('product_id').notNull(),
    label: text().notNull(),
    priceMinor: minor('price_minor'),
    currency: text().$type<Currency>(),
    pinnedAt: instant('pinned_at').notNull(),
    /** Rises with every pinning in the room, so that the order does not hang on the clock. */
    place: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.productId] }),
    check('pins_price', sql`(${table.priceMinor} is null) = (${table.currency} is null) and ${table.priceMinor} > 0`),
  ],
)

/** Who said when that they are watching. No foreign key: heartbeats are the busiest writes and expire by themselves. */
export const audience = liveStreams.table(
  'audience',
  {
    roomId: text('room_id').notNull(),
    userId: text('user_id').notNull(),
    seenAt: instant('seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roomId, table.userId] })],
)

// What other subgraphs told.

/** Orders that came from a room, as payments had them counted or taken back. */
export const saleOrders = liveStreams.table(
  'sale_orders',
  {
    roomId: text('room_id').notNull(),
    orderId: text('order_id').notNull(),
    productId: text('product_id').notNull(),
    buyerId: text('buyer_id').notNull(),
    quantity: integer().notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: text().$type<Currency>().notNull(),
    /** Taken back: it is kept, so that counting it late counts nothing. */
    isReversed: boolean('is_reversed').notNull().default(false),
    orderedAt: instant('ordered_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.orderId] }),
    check('sale_orders_amount', sql`${table.amountMinor} > 0`),
  ],
)

export const lifeAccounts = liveStreams.table('life_accounts', {
  id: text().primaryKey(),
  ownerId: text('owner_id').notNull(),
})

export const follows = liveStreams.table(
  'follows',
  {
    followeeId: text('followee_id').notNull(),
    followerId: text('follower_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.followeeId, table.followerId] })],
)

export const blocks = liveStreams.table(
  'blocks',
  {
    blockerId: text('blocker_id').notNull(),
    blockedId: text('blocked_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.blockerId, table.blockedId] })],
)

export const personFacts = personFactsTable(liveStreams)
export const idempotencyKeys = idempotencyTable(liveStreams)

export type RoomRow = typeof rooms.$inferSelect
export type MessageRow = typeof chatMessages.$inferSelect
export type GiftRow = typeof gifts.$inferSelect
export type StreakRow = typeof giftStreaks.$inferSelect
export type PaymentRow = typeof giftPayments.$inferSelect
export type GiverRow = typeof givers.$inferSelect
export type PinRow = typeof pins.$inferSelect
