import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { circleGatesTable, circleMembersTable, personFactsTable } from '../../../platform/gatekeeper/tables.ts'
import type { Currency } from '../../../platform/money.ts'
import type { TransferKind } from '../__generated__/types.ts'
import type { AccountKind } from '../domain/account.ts'

// The ledger is written by payments.post_transfers alone (drizzle/payments/0001_post_transfers.sql), which keeps these tables in
// step with each other; its triggers refuse what would break them. Every unique key begins with what a shard would be cut by:
// account, requester or subject.
export const payments = pgSchema('payments')
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const minor = (name: string) => bigint(name, { mode: 'bigint' })
const counter = (name: string) => bigint(name, { mode: 'number' })
const currency = () => text().$type<Currency>().notNull()

/** Who can hold money: people's wallets, their funding sources, and the platform itself. Opened by the first money moved. */
export const accounts = payments.table(
  'accounts',
  {
    id: text().primaryKey(),
    kind: text().$type<AccountKind>().notNull(),
    /** The person whose wallet or funding source it is; null for the platform. */
    ownerId: text('owner_id'),
    currency: currency(),
    /** What the balance may not fall below; null for accounts that stand for money outside. */
    floorMinor: minor('floor_minor'),
    balanceMinor: minor('balance_minor').notNull().default(sql`0`),
    /** How many entries the account has, which is the number of the last one. */
    entryCount: counter('entry_count').notNull().default(0),
    openedAt: instant('opened_at').notNull(),
  },
  (table) => [
    check('accounts_floor', sql`${table.balanceMinor} >= ${table.floorMinor}`),
    check('accounts_limit', sql`abs(${table.balanceMinor}) <= 1000000000000000000`),
    check(
      'accounts_wallet',
      sql`${table.kind} <> 'WALLET' or (${table.ownerId} is not null and ${table.floorMinor} = 0)`,
    ),
    check('accounts_kind', sql`${table.kind} in ('WALLET', 'FUNDING', 'PLATFORM')`),
    check('accounts_currency', sql`${table.currency} in ('CNY', 'USD', 'EUR', 'SGD')`),
  ],
)

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
  },
  (table) => [
    primaryKey({ columns: [table.requesterId, table.key] }),
    index('transfers_id').on(table.id),
    check('transfers_amount', sql`${table.amountMinor} between 1 and 1000000000000000`),
    check('transfers_two_accounts', sql`${table.payerAccountId} <> ${table.payeeAccountId}`),
    check('transfers_kind', sql`${table.kind} in ('PAYMENT', 'TIP', 'GIFT', 'TOP_UP', 'AD_SPEND')`),
  ],
)

/** What transfers did to accounts: per transfer two rows that sum to zero, per account numbered without gaps. */
export const entries = payments.table(
  'entries',
  {
    accountId: text('account_id').notNull(),
    seq: counter('seq').notNull(),
    id: text().notNull(),
    transferId: text('transfer_id').notNull(),
    /** Below zero for the payer, above zero for the payee. */
    amountMinor: minor('amount_minor').notNull(),
    balanceAfterMinor: minor('balance_after_minor').notNull(),
    currency: currency(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.seq] }),
    check('entries_amount', sql`${table.amountMinor} <> 0`),
    check('entries_seq', sql`${table.seq} >= 1`),
  ],
)

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
    index('tipper_totals_rank').on(table.subjectId, table.totalMinor.desc(), table.reachedSeq),
    check('tipper_totals_above_zero', sql`${table.totalMinor} > 0`),
  ],
)

/** Payments other subgraphs asked for by an event, and what became of each: an answer once given stays. */
export const requestedPayments = payments.table(
  'requested_payments',
  {
    kind: text().$type<'GIFT' | 'AD_SPEND'>().notNull(),
    /** The id the asking subgraph gave it. */
    id: text().notNull(),
    /** The transfer that paid it; null when it was declined. */
    transferId: text('transfer_id'),
    declineCode: text('decline_code'),
    decidedAt: instant('decided_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.id] }),
    check('requested_payments_answer', sql`(${table.transferId} is null) <> (${table.declineCode} is null)`),
  ],
)

export const creditScores = payments.table(
  'credit_scores',
  {
    userId: text('user_id').primaryKey(),
    score: integer().notNull(),
    computedAt: instant('computed_at').notNull(),
  },
  (table) => [check('credit_scores_range', sql`${table.score} between 350 and 950`)],
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

export const personFacts = personFactsTable(payments)
export const circleGates = circleGatesTable(payments)
export const circleMembers = circleMembersTable(payments)

export type TransferRow = typeof transfers.$inferSelect
export type EntryRow = typeof entries.$inferSelect
export type TipRow = typeof tips.$inferSelect
export type SubjectRow = typeof subjects.$inferSelect
