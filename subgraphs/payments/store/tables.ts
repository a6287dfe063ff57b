import { sql } from 'drizzle-orm'
import { bigint, boolean, check, date, index, jsonb, pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { outbox } from '../../../platform/events/tables.ts'
import { circleGatesTable, circleMembersTable, personFactsTable } from '../../../platform/gatekeeper/tables.ts'
import type { Currency } from '../../../platform/money.ts'
import type { AccountKind } from '../domain/account.ts'
import type { HoldState } from '../domain/hold.ts'
import type { TransferKind } from '../domain/posting.ts'

// The ledger is written by payments.post_many alone (drizzle/payments/0014_lighter_flushes.sql), which keeps these tables in
// step with each other; its triggers refuse what would break them. Every unique key begins with what a shard would be cut by:
// account, requester or subject.
export const payments = pgSchema('payments')
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
export const minor = (name: string) => bigint(name, { mode: 'bigint' })
const counter = (name: string) => bigint(name, { mode: 'number' })
const currency = () => text().$type<Currency>().notNull()

/** Who can hold money: see `domain/account.ts`. Opened by the first money moved. */
export const accounts = payments.table(
  'accounts',
  {
    id: text().primaryKey(),
    kind: text().$type<AccountKind>().notNull(),
    /** The person or merchant whose it is; null for the platform. */
    ownerId: text('owner_id'),
    currency: currency(),
    /** What the balance may not fall below; null for accounts that stand for money outside. */
    floorMinor: minor('floor_minor'),
    balanceMinor: minor('balance_minor').notNull().default(sql`0`),
    /** How many entries the account has, which is the number of the last one. */
    entryCount: counter('entry_count').notNull().default(0),
    openedAt: instant('opened_at').notNull(),
    /** When the last entry was posted: the next one is not earlier, so that an account's entries are in order of time. */
    lastEntryAt: instant('last_entry_at'),
    /**
     * The last day, in UTC+8, on which the owner gave something away, and how much that day: tips and gifts, and what is reserved for
     * gifts by `operations/payRequested.ts`. What is paid of that is not counted again.
     */
    givenOn: date('given_on', { mode: 'string' }),
    givenMinor: minor('given_minor').notNull().default(sql`0`),
  },
  (table) => [
    check('accounts_floor', sql`${table.balanceMinor} >= ${table.floorMinor}`),
    check('accounts_limit', sql`abs(${table.balanceMinor}) <= 1000000000000000000`),
    check(
      'accounts_wallet',
      sql`${table.kind} <> 'WALLET' or (${table.ownerId} is not null and ${table.floorMinor} = 0)`,
    ),
    check(
      'accounts_kind',
      sql`${table.kind} in ('WALLET', 'MERCHANT', 'CREATOR', 'HOLDS', 'FUNDING', 'FX', 'PLATFORM')`,
    ),
    check('accounts_given', sql`${table.givenMinor} between 0 and 1000000000000000000`),
    check('accounts_currency', sql`${table.currency} in ('CNY', 'USD', 'EUR', 'SGD')`),
  ],
)

/** What a transfer did to one account: below zero money left it. */
export interface LegRow {
  readonly accountId: string
  readonly minor: string
}

/** Money moved, once per requester and key. Rows are added and never change. */
export const transfers = payments.table(
  'transfers',
  {
    /** Who asked for it: keys of different people never meet. */
    requesterId: text('requester_id').notNull(),
    key: text().notNull(),
    /** Hash of the request, to tell a replay from another request with the same key. */
    fingerprint: text().notNull(),
    id: text().notNull(),
    kind: text().$type<TransferKind>().notNull(),
    payerAccountId: text('payer_account_id').notNull(),
    payeeAccountId: text('payee_account_id').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: currency(),
    memo: text(),
    createdAt: instant('created_at').notNull(),
    /** The transfer a REFUND gives money back of; null for any other. */
    refundOf: text('refund_of'),
    /** What it did to accounts, when that is more than moving the amount from payer to payee; null otherwise. */
    legs: jsonb().$type<readonly LegRow[]>(),
  },
  (table) => [
    primaryKey({ columns: [table.requesterId, table.key] }),
    index('transfers_id').on(table.id),
    index('transfers_refund_of').on(table.refundOf).where(sql`${table.refundOf} is not null`),
    check('transfers_amount', sql`${table.amountMinor} between 1 and 1000000000000000`),
    check('transfers_two_accounts', sql`${table.payerAccountId} <> ${table.payeeAccountId}`),
    check(
      'transfers_kind',
      sql`${table.kind} in ('PAYMENT', 'TIP', 'GIFT', 'TOP_UP', 'PAYOUT', 'REFUND', 'AD_SPEND', 'REVENUE_SHARE', 'SOURCING_COMMISSION', 'FX', 'HOLD', 'RELEASE')`,
    ),
    check('transfers_refund', sql`(${table.kind} = 'REFUND') = (${table.refundOf} is not null)`),
  ],
)

/** What transfers did to accounts: per transfer rows that sum to zero in each currency, per account numbered without gaps. */
export const entries = payments.table(
  'entries',
  {
    accountId: text('account_id').notNull(),
    seq: counter('seq').notNull(),
    id: text().notNull(),
    transferId: text('transfer_id').notNull(),
    /** Below zero where money went out, above zero where it came in. */
    amountMinor: minor('amount_minor').notNull(),
    balanceAfterMinor: minor('balance_after_minor').notNull(),
    currency: currency(),
    /** Not before that of the account's entry before. */
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.seq] }),
    // Rows come in order of time: a few bytes per hundred pages find a day's.
    index('entries_created_at').using('brin', table.createdAt),
    check('entries_amount', sql`${table.amountMinor} <> 0`),
    check('entries_seq', sql`${table.seq} >= 1`),
  ],
)

/** Money set aside for one purpose: it waits in the payer's HOLDS account. What was reserved stays; the rest is decided once. */
export const holds = payments.table(
  'holds',
  {
    /** The UUID of the HOLD transfer. */
    id: text().notNull(),
    /** Where the money came from and goes back to. */
    payerAccountId: text('payer_account_id').notNull(),
    holdsAccountId: text('holds_account_id').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: currency(),
    state: text().$type<HoldState>().notNull(),
    /** How much of it was paid; null while it is open. */
    capturedMinor: minor('captured_minor'),
    /** The transfer that paid it or gave it back; null while it is open. */
    settledBy: text('settled_by'),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull(),
    settledAt: instant('settled_at'),
  },
  (table) => [
    primaryKey({ columns: [table.holdsAccountId, table.id] }),
    index('holds_id').on(table.id),
    index('holds_open').on(table.expiresAt).where(sql`${table.state} = 'OPEN'`),
    check('holds_amount', sql`${table.amountMinor} between 1 and 1000000000000000`),
    check('holds_captured', sql`${table.capturedMinor} between 0 and ${table.amountMinor}`),
    check('holds_state', sql`${table.state} in ('OPEN', 'CAPTURED', 'VOIDED', 'EXPIRED')`),
    check('holds_settled', sql`(${table.state} = 'OPEN') = (${table.settledBy} is null)`),
  ],
)

/** How much of a transfer was given back; no row for nothing. */
export const refundTotals = payments.table(
  'refund_totals',
  {
    transferId: text('transfer_id').primaryKey(),
    originalMinor: minor('original_minor').notNull(),
    refundedMinor: minor('refunded_minor').notNull(),
  },
  (table) => [check('refund_totals_limit', sql`${table.refundedMinor} between 1 and ${table.originalMinor}`)],
)

/** A UTC day of the ledger that is over: its entries never change, and the hash says so. Each hash covers the one before. */
export const ledgerDays = payments.table('ledger_days', {
  day: date({ mode: 'string' }).primaryKey(),
  entries: counter('entries').notNull(),
  hash: text().notNull(),
  sealedAt: instant('sealed_at').notNull(),
})

/** What a TIP transfer was given for. Rows are added and never change. */
export const tips = payments.table(
  'tips',
  {
    subjectId: text('subject_id').notNull(),
    /** Number of the tip among those on its subject: 1, 2, 3 and so on, without gaps. */
    seq: counter('seq').notNull(),
    id: text().notNull(),
    transferId: text('transfer_id').notNull(),
    fromUserId: text('from_user_id').notNull(),
    toUserId: text('to_user_id').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: currency(),
    message: text(),
    /** All tips on the subject, this one included. */
    totalAfterMinor: minor('total_after_minor').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.subjectId, table.seq] }),
    index('tips_id').on(table.id),
    check('tips_amount', sql`${table.amountMinor} between 1 and 1000000000000000`),
  ],
)

export const tipTotals = payments.table(
  'tip_totals',
  {
    subjectId: text('subject_id').primaryKey(),
    totalMinor: minor('total_minor').notNull(),
    currency: currency(),
    tipCount: counter('tip_count').notNull(),
  },
  (table) => [check('tip_totals_limit', sql`${table.totalMinor} between 1 and 1000000000000000000`)],
)

export const tipperTotals = payments.table(
  'tipper_totals',
  {
    subjectId: text('subject_id').notNull(),
    userId: text('user_id').notNull(),
    totalMinor: minor('total_minor').notNull(),
    currency: currency(),
    /** The tip that brought the total to where it is: of two equal totals the one reached earlier ranks higher. */
    reachedSeq: counter('reached_seq').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.subjectId, table.userId] }),
    check('tipper_totals_above_zero', sql`${table.totalMinor} > 0`),
  ],
)

/**
 * The hundred who tipped a subject most, of {@link tipperTotals}: an index over all totals would have to be moved with every tip,
 * this changes when somebody among the first does.
 */
export const tipLeaders = payments.table(
  'tip_leaders',
  {
    subjectId: text('subject_id').notNull(),
    userId: text('user_id').notNull(),
    totalMinor: minor('total_minor').notNull(),
    currency: currency(),
    reachedSeq: counter('reached_seq').notNull(),
  },
  (table) => [primaryKey({ columns: [table.subjectId, table.userId] })],
)

/** Payments other subgraphs asked for by an event, and what became of each: an answer once given stays. */
export const requestedPayments = payments.table(
  'requested_payments',
  {
    kind: text().$type<'GIFT' | 'AD_SPEND'>().notNull(),
    /** The id the asking subgraph gave it. */
    id: text().notNull(),
    /** The transfer that paid it, or that set its money aside until its streak is paid; null when it was declined. */
    transferId: text('transfer_id'),
    declineCode: text('decline_code'),
    decidedAt: instant('decided_at').notNull(),
    /** The streak it is reserved for; null when it was paid at once. */
    streakId: text('streak_id'),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.id] }),
    index('requested_payments_streak').on(table.streakId).where(sql`${table.streakId} is not null`),
    index('requested_payments_reserved').on(table.transferId).where(sql`${table.streakId} is not null`),
    check('requested_payments_answer', sql`(${table.transferId} is null) <> (${table.declineCode} is null)`),
  ],
)

/**
 * Streaks of gifts: what is reserved for one is paid by one transfer once it is over. Written when its first gift is asked for, and
 * once more when it is settled; after that it takes no more gifts.
 */
export const giftStreaks = payments.table(
  'gift_streaks',
  {
    id: text().primaryKey(),
    roomId: text('room_id').notNull(),
    payerId: text('payer_id').notNull(),
    payeeId: text('payee_id').notNull(),
    /** The one transfer that paid it; null while it is not settled, and when nothing was left to pay. */
    transferId: text('transfer_id'),
    /** What that transfer moved; null while it is not settled. */
    amountMinor: minor('amount_minor'),
    settledAt: instant('settled_at'),
  },
  (table) => [
    index('gift_streaks_transfer').on(table.transferId).where(sql`${table.transferId} is not null`),
    check(
      'gift_streaks_settled',
      sql`(${table.settledAt} is null) = (${table.amountMinor} is null)
        and (${table.transferId} is not null) = (coalesce(${table.amountMinor}, 0) > 0)`,
    ),
  ],
)

/** What can be tipped, and who made it: a projection of events of content and live-streams. */
export const subjects = payments.table('subjects', {
  id: text().primaryKey(),
  ownerId: text('owner_id').notNull(),
  /** The circle it stands in, whose gate for TIP counts; null for none. */
  communityId: text('community_id'),
  isRemoved: boolean('is_removed').notNull().default(false),
})

/** Who can receive money: a projection of events of users. */
export const people = payments.table('people', {
  userId: text('user_id').primaryKey(),
  signedUpAt: instant('signed_up_at').notNull(),
})

/** Who blocked whom: a projection of events of users. */
export const blocks = payments.table(
  'blocks',
  { blockerId: text('blocker_id').notNull(), blockedId: text('blocked_id').notNull() },
  (table) => [primaryKey({ columns: [table.blockerId, table.blockedId] })],
)

/** Whose money stays where it is until staff says otherwise. */
export const freezes = payments.table('freezes', {
  userId: text('user_id').primaryKey(),
  reason: text().notNull(),
  frozenBy: text('frozen_by').notNull(),
  frozenAt: instant('frozen_at').notNull(),
})

export const personFacts = personFactsTable(payments)
export const circleGates = circleGatesTable(payments)
export const circleMembers = circleMembersTable(payments)

/** What one tip writes to. */
export const ledgerTables = { accounts, entries, outbox, tipLeaders, tipperTotals, tips, tipTotals, transfers }

export type TransferRow = typeof transfers.$inferSelect
export type HoldRow = typeof holds.$inferSelect
export type GiftStreakRow = typeof giftStreaks.$inferSelect
export type EntryRow = typeof entries.$inferSelect
export type TipRow = typeof tips.$inferSelect
export type SubjectRow = typeof subjects.$inferSelect
