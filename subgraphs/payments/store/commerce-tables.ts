import { sql } from 'drizzle-orm'
import { type AnyPgColumn, boolean, check, index, integer, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { idempotencyTable } from '../../../platform/idempotency.ts'
import type { Currency } from '../../../platform/money.ts'
import type { OrderState, PayoutState, ProductDelivery } from '../__generated__/types.ts'
import type { StepName, StepState, WorkflowKind, WorkflowState } from '../domain/workflow.ts'
import { instant, minor, payments } from './tables.ts'

// What is sold, by whom, and what becomes of what was ordered. Money is in tables.ts: these rows say why it moves.

/** Merchants as users last told. */
export const merchants = payments.table(
  'merchants',
  {
    id: text().primaryKey(),
    ownerId: text('owner_id').notNull(),
    onboardingState: text('onboarding_state').notNull(),
  },
  (table) => [index('merchants_owner').on(table.ownerId)],
)

/** Life accounts as content told: they pick what others supply. */
export const lifeAccounts = payments.table(
  'life_accounts',
  {
    id: text().primaryKey(),
    ownerId: text('owner_id').notNull(),
    merchantId: text('merchant_id'),
  },
  (table) => [index('life_accounts_owner').on(table.ownerId)],
)

/** What is for sale: a merchant's own products, and picks of others', which take title, price and stock from their source. */
export const products = payments.table(
  'products',
  {
    id: text().primaryKey(),
    /** Who sells it; null when a creator without a merchant picked it. */
    merchantId: text('merchant_id'),
    /** Of a pick: the supplier's product. */
    sourceId: text('source_id').references((): AnyPgColumn => products.id),
    /** Of a pick: who picked it. */
    lifeAccountId: text('life_account_id'),
    title: text(),
    priceMinor: minor('price_minor'),
    currency: text().$type<Currency>(),
    stock: integer(),
    delivery: text().$type<ProductDelivery>(),
    isListed: boolean('is_listed').notNull().default(true),
    /** Offered to whoever picks it, or, of a pick, what was offered then. */
    commissionBp: integer('commission_bp'),
    minQuantity: integer('min_quantity'),
    /** How many life accounts picked it. */
    picks: integer().notNull().default(0),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('products_merchant').on(table.merchantId, table.createdAt, table.id),
    index('products_offered')
      .on(table.createdAt, table.id)
      .where(sql`source_id is null and commission_bp is not null and is_listed`),
    uniqueIndex('products_picked_once').on(table.lifeAccountId, table.sourceId).where(sql`source_id is not null`),
    check('products_stock', sql`${table.stock} between 0 and 1000000`),
    check('products_price', sql`${table.priceMinor} between 1 and 1000000000000000`),
    check(
      'products_commission',
      sql`${table.commissionBp} between 1 and 9000 and ${table.minQuantity} between 1 and 1000`,
    ),
    check('products_terms', sql`(${table.commissionBp} is null) = (${table.minQuantity} is null)`),
    check(
      'products_own_or_picked',
      sql`case when ${table.sourceId} is null
        then ${table.merchantId} is not null and ${table.lifeAccountId} is null
          and num_nulls(${table.title}, ${table.priceMinor}, ${table.currency}, ${table.stock}, ${table.delivery}) = 0
        else ${table.lifeAccountId} is not null and ${table.commissionBp} is not null
          and num_nonnulls(${table.title}, ${table.priceMinor}, ${table.currency}, ${table.stock}, ${table.delivery}) = 0 end`,
    ),
  ],
)

/** Prices that live rooms show for products now, as live-streams told. */
export const livePrices = payments.table(
  'live_prices',
  {
    roomId: text('room_id').notNull(),
    productId: text('product_id').notNull(),
    /** Who runs the room. */
    hostId: text('host_id').notNull(),
    priceMinor: minor('price_minor').notNull(),
    currency: text().$type<Currency>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.productId] }),
    check('live_prices_price', sql`${table.priceMinor} between 1 and 1000000000000000`),
  ],
)

/** What was bought. Who gets how much of it is decided when it is ordered; money moves as its workflow says. */
export const orders = payments.table(
  'orders',
  {
    id: text().primaryKey(),
    buyerId: text('buyer_id').notNull(),
    productId: text('product_id')
      .notNull()
      .references(() => products.id),
    /** Whose stock it is taken from. */
    sourceId: text('source_id').notNull(),
    quantity: integer().notNull(),
    unitMinor: minor('unit_minor').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: text().$type<Currency>().notNull(),
    delivery: text().$type<ProductDelivery>().notNull(),
    state: text().$type<OrderState>().notNull().default('CREATED'),
    /** What the buyer was looking at; null when nothing was named. */
    viaSubjectId: text('via_subject_id'),
    supplierId: text('supplier_id').notNull(),
    supplierOwnerId: text('supplier_owner_id').notNull(),
    supplierMinor: minor('supplier_minor').notNull(),
    /** The life account that picked the product; null when it was not picked. */
    lifeAccountId: text('life_account_id'),
    /** The merchant the life account speaks for; null when its owner is paid. */
    sellerMerchantId: text('seller_merchant_id'),
    sellerOwnerId: text('seller_owner_id'),
    sellerMinor: minor('seller_minor').notNull(),
    platformMinor: minor('platform_minor').notNull(),
    holdId: text('hold_id'),
    transferId: text('transfer_id'),
    refundId: text('refund_id'),
    /** What the buyer shows to be given what was bought. */
    redemptionCode: text('redemption_code'),
    workflowId: text('workflow_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('orders_buyer').on(table.buyerId, table.createdAt, table.id),
    // What a line in somebody's wallet was for.
    index('orders_hold').on(table.holdId).where(sql`hold_id is not null`),
    index('orders_transfer').on(table.transferId).where(sql`transfer_id is not null`),
    index('orders_refund').on(table.refundId).where(sql`refund_id is not null`),
    check('orders_quantity', sql`${table.quantity} between 1 and 1000`),
    check('orders_amount', sql`${table.amountMinor} = ${table.unitMinor} * ${table.quantity}`),
    check('orders_limit', sql`${table.amountMinor} between 1 and 1000000000000000`),
    check(
      'orders_split',
      sql`${table.supplierMinor} + ${table.sellerMinor} + ${table.platformMinor} = ${table.amountMinor}
        and least(${table.supplierMinor}, ${table.sellerMinor}, ${table.platformMinor}) >= 0`,
    ),
    check('orders_seller', sql`(${table.lifeAccountId} is null) = (${table.sellerOwnerId} is null)`),
    check('orders_state', sql`${table.state} in ('CREATED', 'HELD', 'PAID', 'FULFILLED', 'REFUNDED', 'FAILED')`),
    check(
      'orders_paid',
      sql`${table.state} not in ('PAID', 'FULFILLED', 'REFUNDED') or ${table.transferId} is not null`,
    ),
  ],
)

/** Which merchants an order concerns: who supplies it, and who sells it when that is another one. */
export const merchantOrders = payments.table(
  'merchant_orders',
  {
    merchantId: text('merchant_id').notNull(),
    createdAt: instant('created_at').notNull(),
    orderId: text('order_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.merchantId, table.createdAt, table.orderId] })],
)

/** What merchants' orders come to: paid, and not given back since. */
export const merchantTotals = payments.table(
  'merchant_totals',
  {
    merchantId: text('merchant_id').notNull(),
    currency: text().$type<Currency>().notNull(),
    orders: integer().notNull(),
    grossMinor: minor('gross_minor').notNull(),
    feesMinor: minor('fees_minor').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.currency] }),
    check('merchant_totals_positive', sql`least(${table.orders}, ${table.grossMinor}, ${table.feesMinor}) >= 0`),
  ],
)

/** Something that takes several steps in several places, and where it stands: what makes it outlive the process that began it. */
export const workflows = payments.table(
  'workflows',
  {
    id: text().primaryKey(),
    kind: text().$type<WorkflowKind>().notNull(),
    /** The order or payout it is about. */
    aboutId: text('about_id').notNull(),
    /** Whose it is, and who may follow it: the buyer, the merchant's owner. */
    ownerId: text('owner_id').notNull(),
    state: text().$type<WorkflowState>().notNull(),
    /** Whether it goes back; what a stuck one goes on with. */
    isUndoing: boolean('is_undoing').notNull().default(false),
    /** When somebody is to look at it next; null when nothing will happen by itself. */
    dueAt: instant('due_at'),
    /** Who is at work on it until then. */
    lease: text(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    index('workflows_due').on(table.dueAt).where(sql`due_at is not null`),
    index('workflows_stuck').on(table.updatedAt).where(sql`state = 'STUCK'`),
    check('workflows_state', sql`${table.state} in ('RUNNING', 'COMPLETED', 'COMPENSATING', 'COMPENSATED', 'STUCK')`),
    check('workflows_over', sql`${table.state} in ('RUNNING', 'COMPENSATING') or ${table.dueAt} is null`),
  ],
)

export const workflowSteps = payments.table(
  'workflow_steps',
  {
    workflowId: text('workflow_id')
      .notNull()
      .references(() => workflows.id),
    place: integer().notNull(),
    name: text().$type<StepName>().notNull(),
    state: text().$type<StepState>().notNull().default('PENDING'),
    attempts: integer().notNull().default(0),
    undoAttempts: integer('undo_attempts').notNull().default(0),
    /** Attempts that failed since it last got on, or since an operator had it tried again. */
    failures: integer().notNull().default(0),
    /** When another subgraph was last asked to do it or to take it back. */
    askedAt: instant('asked_at'),
    error: text(),
    compensatedBy: text('compensated_by'),
  },
  (table) => [primaryKey({ columns: [table.workflowId, table.place] })],
)

/** Where merchants want their money, and when it goes there. */
export const payoutAccounts = payments.table(
  'payout_accounts',
  {
    merchantId: text('merchant_id')
      .primaryKey()
      .references(() => merchants.id),
    bankCode: text('bank_code').notNull(),
    accountNumber: text('account_number').notNull(),
    holderName: text('holder_name').notNull(),
    nextPayoutAt: instant('next_payout_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [index('payout_accounts_due').on(table.nextPayoutAt)],
)

/** Money on its way from a merchant to a bank. */
export const payouts = payments.table(
  'payouts',
  {
    id: text().primaryKey(),
    merchantId: text('merchant_id')
      .notNull()
      .references(() => merchants.id),
    amountMinor: minor('amount_minor').notNull(),
    currency: text().$type<Currency>().notNull(),
    bankCode: text('bank_code').notNull(),
    accountNumber: text('account_number').notNull(),
    holderName: text('holder_name').notNull(),
    state: text().$type<PayoutState>().notNull().default('REQUESTED'),
    holdId: text('hold_id'),
    /** The bank's own name for it. */
    bankReference: text('bank_reference'),
    transferId: text('transfer_id'),
    failureCode: text('failure_code'),
    workflowId: text('workflow_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('payouts_merchant').on(table.merchantId, table.createdAt, table.id),
    check('payouts_amount', sql`${table.amountMinor} between 1 and 1000000000000000`),
    check('payouts_state', sql`${table.state} in ('REQUESTED', 'SENT', 'PAID', 'FAILED')`),
    check('payouts_paid', sql`(${table.state} = 'PAID') = (${table.transferId} is not null)`),
  ],
)

/** What was done with which key, for acts that move no money themselves; those that do keep theirs with the transfer. */
export const idempotencyKeys = idempotencyTable(payments)

export type MerchantRow = typeof merchants.$inferSelect
export type LifeAccountRow = typeof lifeAccounts.$inferSelect
export type OrderRow = typeof orders.$inferSelect
export type WorkflowRow = typeof workflows.$inferSelect
export type StepRow = typeof workflowSteps.$inferSelect
export type PayoutRow = typeof payouts.$inferSelect
export type PayoutAccountRow = typeof payoutAccounts.$inferSelect
