import { sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type Currency, type Money, money } from '../../../platform/money.ts'
import type { PageRequest } from '../../../platform/pagination.ts'
import { walletOf } from '../domain/account.ts'
import { accounts, type EntryRow, entries, people } from './tables.ts'

/** A person's wallet, opened or not. */
export interface Wallet {
  readonly id: string
  readonly ownerId: string
  readonly balance: Money
}

/** A wallet no money has moved in yet. */
export function unopenedWallet(ownerId: string): Wallet {
  const { id, currency } = walletOf(ownerId)
  return { id, ownerId, balance: money(0n, currency) }
}

export function openWallets(db: Executor) {
  return {
    /** Wallets of these people; none for ids nobody is known to have. @param ownerIds well-formed ids of Users */
    byOwners: async (ownerIds: readonly string[]): Promise<Wallet[]> => {
      const walletIds = ownerIds.map((id) => walletOf(id).id)
      const rows = await db.execute<{ owner_id: string; balance: string | null; currency: Currency | null }>(sql`
        select wanted.owner_id, ${accounts.balanceMinor} as balance, ${accounts.currency} as currency
        from unnest(${sql.param([...ownerIds])}::text[], ${sql.param(walletIds)}::text[]) as wanted (owner_id, wallet_id)
        left join ${accounts} on ${accounts.id} = wanted.wallet_id
        left join ${people} on ${people.userId} = wanted.owner_id
        where ${accounts.id} is not null or ${people.userId} is not null`)
      return rows.map(({ owner_id, balance, currency }) => {
        const unopened = unopenedWallet(owner_id)
        return balance === null || currency === null
          ? unopened
          : { ...unopened, balance: money(BigInt(balance), currency) }
      })
    },

    /** Each wallet's page of entries, newest first, up to `limit + 1` each. The key of the page is the entry's number. */
    entryPages: (walletIds: readonly string[], { limit, after }: PageRequest): Promise<EntryRow[]> => {
      const page = db
        .select()
        .from(entries)
        .where(sql`${entries.accountId} = wallets.id ${after ? sql`and ${entries.seq} < ${after[0]}` : sql``}`)
        .orderBy(sql`${entries.seq} desc`)
        .limit(limit + 1)
        .as('page')
      return db
        .select({
          accountId: page.accountId,
          seq: page.seq,
          id: page.id,
          transferId: page.transferId,
          amountMinor: page.amountMinor,
          balanceAfterMinor: page.balanceAfterMinor,
          currency: page.currency,
          createdAt: page.createdAt,
        })
        .from(sql`unnest(${sql.param([...walletIds])}::text[]) as wallets (id)`)
        .crossJoinLateral(page)
        .orderBy(sql`wallets.id, ${page.seq} desc`)
    },
  }
}
