import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  pgSchema,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { idempotencyTable } from '../../../platform/idempotency.ts'
import type { Currency } from '../../../platform/money.ts'
import type { Objective } from '../__generated__/types.ts'
import type { KeptState } from '../domain/spending.ts'
import type { SubjectState } from '../domain/subject.ts'

export const ads = pgSchema('ads')
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
/** An amount in fen. */
const minor = (name: string) => bigint(name, { mode: 'bigint' })

/** Merchants as users last told. */
export const merchants = ads.table('merchants', {
  id: text().primaryKey(),
  ownerId: text('owner_id').notNull(),
  onboardingState: text('onboarding_state').notNull(),
})

/** Posts and live rooms as content and live-streams last told. */
export const subjects = ads.table('subjects', {
  id: text().primaryKey(),
  /** Who made it: nobody is shown their own things as advertisements. */
  ownerId: text('owner_id').notNull(),
  state: text().$type<SubjectState>().notNull(),
})

export const accounts = ads.table(
  'accounts',
  {
    id: text().primaryKey(),
    /** A merchant known here: accounts are opened for those only. */
    merchantId: text('merchant_id')
      .notNull()
      .references(() => merchants.id),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [uniqueIndex('accounts_merchant').on(table.merchantId)],
)

export const campaigns = ads.table(
  'campaigns',
  {
    id: text().primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    name: text().notNull(),
    objective: text().$type<Objective>().notNull(),
    state: text().$type<KeptState>().notNull(),
    bidMinor: minor('bid_minor').notNull(),
    dailyMinor: minor('daily_minor').notNull(),
    capImpressions: integer('cap_impressions'),
    capHours: integer('cap_hours'),
    version: integer().notNull().default(1),
    createdAt: instant('created_at').notNull(),
    /** The last day in UTC+8 anything was charged on. */
    budgetDay: date('budget_day', { mode: 'string' }).notNull(),
    /** What was charged on that day and not declined. */
    spentDayMinor: minor('spent_day_minor').notNull().default(sql`0`),
    /** What was charged ever and not declined. */
    spendMinor: minor('spend_minor').notNull().default(sql`0`),
    clicks: integer().notNull().default(0),
  },
  (table) => [
    index('campaigns_account').on(table.accountId, table.createdAt, table.id),
    /** The auction reads active campaigns from the highest bid down and stops when it has enough. */
    index('campaigns_auction').on(table.bidMinor.desc().nullsFirst(), table.id).where(sql`state = 'ACTIVE'`),
    check('campaigns_bid_within_budget', sql`${table.bidMinor} between 1 and ${table.dailyMinor}`),
    check('campaigns_spent', sql`${table.spentDayMinor} between 0 and ${table.spendMinor}`),
    check('campaigns_cap_whole', sql`(${table.capImpressions} is null) = (${table.capHours} is null)`),
  ],
)

export const creatives = ads.table(
  'creatives',
  {
    id: text().primaryKey(),
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    subjectId: text('subject_id').notNull(),
    headline: text().notNull(),
  },
  (table) => [uniqueIndex('creatives_campaign').on(table.campaignId), index('creatives_subject').on(table.subjectId)],
)

/** Outcomes of auctions, and what became of them: one for each place and viewer. */
export const decisions = ads.table(
  'decisions',
  {
    id: text().primaryKey(),
    slotId: text('slot_id').notNull(),
    /** Null for whoever is not signed in. */
    viewerId: text('viewer_id'),
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    creativeId: text('creative_id')
      .notNull()
      .references(() => creatives.id),
    priceMinor: minor('price_minor').notNull(),
    isContested: boolean('is_contested').notNull(),
    timesSeen: integer('times_seen').notNull(),
    decidedAt: instant('decided_at').notNull(),
    seenAt: instant('seen_at'),
    clickedAt: instant('clicked_at'),
  },
  (table) => [
    unique('decisions_slot').on(table.slotId, table.viewerId).nullsNotDistinct(),
    /** Frequency caps: how often this viewer saw this campaign lately. */
    index('decisions_seen').on(table.viewerId, table.campaignId, table.seenAt).where(sql`seen_at is not null`),
    index('decisions_unseen').on(table.decidedAt).where(sql`seen_at is null`),
    check('decisions_click_is_seen', sql`${table.clickedAt} is null or ${table.seenAt} is not null`),
    check('decisions_price', sql`${table.priceMinor} > 0`),
  ],
)

export type ChargeState = 'PENDING' | 'POSTED' | 'DECLINED'

/** What payments was asked to move for a click; a decision is charged once, so it lends the charge its id. */
export const charges = ads.table(
  'charges',
  {
    decisionId: text('decision_id')
      .primaryKey()
      .references(() => decisions.id),
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    amountMinor: minor('amount_minor').notNull(),
    /** The budget day it counts for. */
    day: date({ mode: 'string' }).notNull(),
    at: instant('at').notNull(),
    state: text().$type<ChargeState>().notNull().default('PENDING'),
    transferId: text('transfer_id'),
    declineCode: text('decline_code'),
  },
  (table) => [
    check('charges_amount', sql`${table.amountMinor} > 0`),
    check('charges_answer', sql`(${table.state} = 'POSTED') = (${table.transferId} is not null)`),
  ],
)

/** How often campaigns were seen, in several rows each: viewers of a popular one do not queue for its row. */
export const impressionTallies = ads.table(
  'impression_tallies',
  {
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    shard: smallint().notNull(),
    impressions: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.shard] })],
)

/** What orders are credited to: the campaign whose advertisement their buyer clicked last. */
export const orderAttributions = ads.table(
  'order_attributions',
  {
    orderId: text('order_id').primaryKey(),
    model: text().notNull(),
    /** Null when no click led to it. */
    campaignId: text('campaign_id').references(() => campaigns.id),
    amountMinor: minor('amount_minor').notNull(),
    currency: text().$type<Currency>().notNull(),
    /** The order was taken back: kept, so that crediting it late credits nothing. */
    isDropped: boolean('is_dropped').notNull().default(false),
    orderedAt: instant('ordered_at').notNull(),
  },
  (table) => [
    index('order_attributions_campaign')
      .on(table.campaignId, table.orderedAt)
      .where(sql`campaign_id is not null and not is_dropped`),
    check('order_attributions_amount', sql`${table.amountMinor} > 0`),
  ],
)

/** Clicks that led to an order, oldest first. */
export const orderTouches = ads.table(
  'order_touches',
  {
    orderId: text('order_id')
      .notNull()
      .references(() => orderAttributions.orderId),
    place: smallint().notNull(),
    decisionId: text('decision_id')
      .notNull()
      .references(() => decisions.id),
    at: instant('at').notNull(),
    weight: doublePrecision().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.place] }),
    check('order_touches_weight', sql`${table.weight} between 0 and 1`),
  ],
)

export const idempotencyKeys = idempotencyTable(ads)

export type MerchantRow = typeof merchants.$inferSelect
export type SubjectRow = typeof subjects.$inferSelect
export type AccountRow = typeof accounts.$inferSelect
export type CampaignRow = typeof campaigns.$inferSelect
export type CreativeRow = typeof creatives.$inferSelect
export type DecisionRow = typeof decisions.$inferSelect
export type ChargeRow = typeof charges.$inferSelect
export type AttributionRow = typeof orderAttributions.$inferSelect
export type TouchRow = typeof orderTouches.$inferSelect
