import { eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type AccountRow, accounts, campaigns, merchants } from './tables.ts'

/** An account with who may use it: the owner of its merchant, who also pays. */
export interface OwnedAccount extends AccountRow {
  ownerId: string
}

export function openAccounts(db: Executor) {
  const owned = () =>
    db
      .select({
        id: accounts.id,
        merchantId: accounts.merchantId,
        createdAt: accounts.createdAt,
        ownerId: merchants.ownerId,
      })
      .from(accounts)
      .innerJoin(merchants, eq(merchants.id, accounts.merchantId))

  return {
    byIds: (ids: readonly string[]): Promise<OwnedAccount[]> => owned().where(inArray(accounts.id, [...ids])),

    byMerchants: (merchantIds: readonly string[]): Promise<OwnedAccount[]> =>
      owned().where(inArray(accounts.merchantId, [...merchantIds])),

    /** Open a merchant's account, or find the one it has. */
    open: async (account: AccountRow): Promise<AccountRow> => {
      const [opened] = await db
        .insert(accounts)
        .values(account)
        // Changes nothing, but gives back the row that was there, also when another call has just written it.
        .onConflictDoUpdate({ target: accounts.merchantId, set: { merchantId: account.merchantId } })
        .returning()
      return opened as AccountRow
    },

    /** What the campaigns of each account have spent in all, in fen; accounts that never spent are left out. */
    spent: (ids: readonly string[]): Promise<{ accountId: string; spendMinor: bigint }[]> =>
      db
        .select({
          accountId: campaigns.accountId,
          spendMinor: sql`sum(${campaigns.spendMinor})`.mapWith(BigInt),
        })
        .from(campaigns)
        .where(inArray(campaigns.accountId, [...ids]))
        .groupBy(campaigns.accountId),
  }
}
