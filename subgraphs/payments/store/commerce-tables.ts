import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { idempotencyTable } from '../../../platform/idempotency.ts'
import type { Currency } from '../../../platform/money.ts'
import type { ProductDelivery } from '../__generated__/types.ts'
import { payments } from './tables.ts'

// What is sold, by whom, and what becomes of what was ordered. Money is in tables.ts: these rows say why it moves.
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const minor = (name: string) => bigint(name, { mode: 'bigint' })

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

/** What was done with which key, for acts that move no money themselves; those that do keep theirs with the transfer. */
export const idempotencyKeys = idempotencyTable(payments)

export type MerchantRow = typeof merchants.$inferSelect
export type LifeAccountRow = typeof lifeAccounts.$inferSelect
