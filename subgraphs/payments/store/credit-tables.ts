import { sql } from 'drizzle-orm'
import { check, date, index, integer, primaryKey, text } from 'drizzle-orm/pg-core'
import type { VerificationLevel } from '../../../schema/gates.ts'
import type { CreditSource } from '../domain/credit.ts'
import { instant, minor, payments } from './tables.ts'

/** Each person's score as gates act on it. */
export const creditScores = payments.table(
  'credit_scores',
  {
    userId: text('user_id').primaryKey(),
    score: integer().notNull(),
    computedAt: instant('computed_at').notNull(),
    /** Who computed it: this platform, or the scoring system, whose word stands from when it is first given. */
    source: text().$type<CreditSource>().notNull().default('DELIVERED'),
    /** Which formula it was computed with; null for what was delivered. */
    formula: text(),
    /** How many changes there have been: the number of the last one in the history. */
    changes: integer().notNull().default(1),
  },
  (table) => [
    check('credit_scores_range', sql`${table.score} between 350 and 950`),
    check('credit_scores_source', sql`(${table.source} = 'COMPUTED') = (${table.formula} is not null)`),
  ],
)

/** Each score a person has had, numbered from 1. Rows are added and never change. */
export const creditHistory = payments.table(
  'credit_history',
  {
    userId: text('user_id').notNull(),
    seq: integer().notNull(),
    score: integer().notNull(),
    at: instant('at').notNull(),
    source: text().$type<CreditSource>().notNull(),
    formula: text(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.seq] })],
)

/** What a person's score is computed from, one row a person: what users told, and sums over the transfers they made. */
export const creditFacts = payments.table(
  'credit_facts',
  {
    userId: text('user_id').primaryKey(),
    signedUpAt: instant('signed_up_at').notNull(),
    verificationLevel: text('verification_level').$type<VerificationLevel>().notNull().default('NONE'),
    connections: integer().notNull().default(0),
    payments: integer().notNull().default(0),
    paidMinor: minor('paid_minor').notNull().default(sql`0`),
    activeDays: integer('active_days').notNull().default(0),
    /** The last day in UTC+8 with a payment. */
    lastActiveDay: date('last_active_day', { mode: 'string' }),
    /** When age alone changes the score; null when it never will. */
    nextStepAt: instant('next_step_at'),
  },
  (table) => [index('credit_facts_due').on(table.nextStepAt).where(sql`${table.nextStepAt} is not null`)],
)
