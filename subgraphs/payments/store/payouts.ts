import { asc, desc, eq, inArray, lte, sql } from 'drizzle-orm'
import { BACKGROUND, type Executor } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/pagination.ts'
import type { Account } from '../domain/account.ts'
import type { TransferKind } from '../domain/posting.ts'
import { type PayoutAccountRow, type PayoutRow, payoutAccounts, payouts } from './commerce-tables.ts'

/** Lists of payouts are sorted by time, then by id, newest first. */
export const PAYOUT_KEY = ['instant', 'string'] as const
export const payoutKey = ({ createdAt, id }: PayoutRow) => [createdAt.toISOString(), id]

/** What moved an account in a time. */
export interface AccountStatement {
  readonly openingMinor: bigint
  readonly closingMinor: bigint
  readonly lines: readonly { kind: TransferKind; entries: number; creditsMinor: bigint; debitsMinor: bigint }[]
}

export function openPayouts(db: Executor) {
  return {
    byIds: (ids: readonly string[]): Promise<PayoutRow[]> =>
      db
        .select()
        .from(payouts)
        .where(inArray(payouts.id, [...ids])),

    byId: async (id: string): Promise<PayoutRow | null> => {
      const [payout] = await db.select().from(payouts).where(eq(payouts.id, id))
      return payout ?? null
    },

    /** Payouts of merchants, newest first, up to `limit + 1` each. */
    pages: async (merchantIds: readonly string[], { limit, after }: PageRequest): Promise<PayoutRow[]> => {
      const found = await db.execute<{ id: string }>(sql`
        select page.id from unnest(${sql.param([...merchantIds])}::text[]) as merchants (id)
        cross join lateral (
          select id, created_at from payments.payouts where merchant_id = merchants.id
            ${after ? sql`and (created_at, id) < (${after[0]}::timestamptz, ${after[1]})` : sql``}
          order by created_at desc, id desc limit ${limit + 1}
        ) as page`)
      return db
        .select()
        .from(payouts)
        .where(
          inArray(
            payouts.id,
            found.map(({ id }) => id),
          ),
        )
        .orderBy(desc(payouts.createdAt), desc(payouts.id))
    },

    add: async (payout: typeof payouts.$inferInsert): Promise<void> => {
      await db.insert(payouts).values(payout)
    },

    change: async (id: string, changes: Partial<typeof payouts.$inferInsert>): Promise<void> => {
      await db.update(payouts).set(changes).where(eq(payouts.id, id))
    },

    accounts: (merchantIds: readonly string[]): Promise<PayoutAccountRow[]> =>
      db
        .select()
        .from(payoutAccounts)
        .where(inArray(payoutAccounts.merchantId, [...merchantIds])),

    setAccount: async (account: typeof payoutAccounts.$inferInsert): Promise<void> => {
      const { merchantId, nextPayoutAt, ...changes } = account
      await db
        .insert(payoutAccounts)
        .values({ merchantId, nextPayoutAt, ...changes })
        .onConflictDoUpdate({ target: payoutAccounts.merchantId, set: changes })
    },

    /** Whether any merchant is to be paid out; asked every second. */
    isAnyDue: async (at: Date): Promise<boolean> => {
      const [row] = await db.execute<{ due: boolean }>(sql`${sql.raw(BACKGROUND)}
        select exists (select from payments.payout_accounts where next_payout_at <= ${at.toISOString()}::timestamptz) as due`)
      return row?.due ?? false
    },

    /** Merchants whose day it is, which nobody else pays out until the transaction ends; at most `limit`. */
    lockDue: (at: Date, limit: number): Promise<PayoutAccountRow[]> =>
      db
        .select()
        .from(payoutAccounts)
        .where(lte(payoutAccounts.nextPayoutAt, at))
        .orderBy(asc(payoutAccounts.nextPayoutAt))
        .limit(limit)
        .for('update', { skipLocked: true }),

    postpone: async (merchantIds: readonly string[], nextPayoutAt: Date): Promise<void> => {
      await db
        .update(payoutAccounts)
        .set({ nextPayoutAt })
        .where(inArray(payoutAccounts.merchantId, [...merchantIds]))
    },

    /**
     * What moved an account between two moments, the second not included, from one snapshot. An account's entries are in order of
     * time, so those of the time are those between two numbers, and opening plus lines is closing. What is set aside for a payout
     * counts as one from then on, and so does what comes back of it.
     */
    statement: async (account: Account, from: Date, to: Date): Promise<AccountStatement> => {
      const rows = await db.execute<{
        opening: string
        closing: string
        kind: TransferKind | null
        entries: string
        credits: string | null
        debits: string | null
      }>(sql`
        with opening as materialized (${lastBefore(account.id, from)}), closing as materialized (${lastBefore(account.id, to)}),
        paying_out as materialized (
          select unnest(array['trf_' || substr(h.id, length('hold_') + 1), h.settled_by]) as transfer_id
          from payments.payouts p join payments.holds h on h.id = p.hold_id where p.merchant_id = ${account.ownerId}
        )
        select coalesce((select balance from opening), 0) as opening, coalesce((select balance from closing), 0) as closing,
          case when t.id in (select transfer_id from paying_out) then 'PAYOUT' else t.kind end as kind, count(e.id) as entries,
          sum(e.amount_minor) filter (where e.amount_minor > 0) as credits,
          -sum(e.amount_minor) filter (where e.amount_minor < 0) as debits
        from (select 1) as always
        left join payments.entries e on e.account_id = ${account.id}
          and e.seq > coalesce((select seq from opening), 0) and e.seq <= coalesce((select seq from closing), 0)
        left join payments.transfers t on t.id = e.transfer_id
        group by 3 order by 3`)
      return {
        openingMinor: BigInt(rows[0]?.opening ?? 0),
        closingMinor: BigInt(rows[0]?.closing ?? 0),
        lines: rows.flatMap(({ kind, entries, credits, debits }) =>
          kind === null
            ? []
            : [
                {
                  kind,
                  entries: Number(entries),
                  creditsMinor: BigInt(credits ?? 0),
                  debitsMinor: BigInt(debits ?? 0),
                },
              ],
        ),
      }
    },
  }
}

/** The last entry of an account before a moment. */
const lastBefore = (accountId: string, at: Date) => sql`
  select seq, balance_after_minor as balance from payments.entries
  where account_id = ${accountId} and created_at < ${at.toISOString()}::timestamptz
  order by seq desc limit 1`
