import { inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import type { Account } from '../domain/account.ts'
import { accounts } from './tables.ts'

/** Reading accounts; only {@link ./ledger.ts} opens them and moves their money. */
export function openAccounts(db: Executor) {
  return {
    byIds: (ids: readonly string[]): Promise<Account[]> =>
      db
        .select({
          id: accounts.id,
          kind: accounts.kind,
          ownerId: accounts.ownerId,
          currency: accounts.currency,
          floorMinor: accounts.floorMinor,
        })
        .from(accounts)
        .where(inArray(accounts.id, [...ids])),

    /** What these accounts held right after everything up to a moment, null for now; nothing for those that held nothing yet. */
    balances: async (ids: readonly string[], asOf: Date | null): Promise<Map<string, bigint>> => {
      const rows = await db.execute<{ id: string; balance: string | null }>(
        asOf === null
          ? sql`select id, balance_minor as balance from ${accounts} where id = any(${sql.param([...ids])}::text[])`
          : sql`select id, payments.balance_at(id, ${asOf.toISOString()}::timestamptz) as balance
              from unnest(${sql.param([...ids])}::text[]) as wanted (id)`,
      )
      return new Map(rows.flatMap(({ id, balance }) => (balance === null ? [] : [[id, BigInt(balance)] as const])))
    },
  }
}
