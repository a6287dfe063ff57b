import { sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type Money, money } from '../../../platform/money.ts'
import type { PageRequest } from '../../../platform/pagination.ts'
import { walletOf } from '../domain/account.ts'
import { accounts, type EntryRow, entries, people } from './tables.ts'

/** A person's wallet, opened or not. */
export interface Wallet {
  readonly id: string
  readonly ownerId: string
  /** What is reserved included. */
  readonly balance: Money
  /** What is there to spend. */
  readonly available: Money
}

/** A wallet no money has moved in yet. */
export function unopenedWallet(ownerId: string): Wallet {
  return walletOfParts(ownerId, null, null)
}

function walletOfParts(ownerId: string, available: string | null, reserved: string | null): Wallet {
  const { id, currency } = walletOf(ownerId)
  const spendable = BigInt(available ?? 0)
  return {
    ...{ id, ownerId },
    balance: money(spendable + BigInt(reserved ?? 0), currency),
    available: money(spendable, currency),
  }
}

export function openWallets(db: Executor) {
  return {
    /** Wallets of these people; none for ids nobody is known to have. @param ownerIds well-formed ids of Users */
    byOwners: async (ownerIds: readonly string[]): Promise<Wallet[]> => {
      const walletIds = ownerIds.map((id) => walletOf(id).id)
      const rows = await db.execute<{ owner_id: string; available: string | null; reserved: string | null }>(sql`
        select wanted.owner_id, own.balance_minor as available, held.balance_minor as reserved
        from unnest(${sql.param([...ownerIds])}::text[], ${sql.param(walletIds)}::text[]) as wanted (owner_id, wallet_id)
        left join ${accounts} own on own.id = wanted.wallet_id
        left join ${accounts} held on held.id = 'holds:' || wanted.wallet_id
        left join ${people} on ${people.userId} = wanted.owner_id
        where own.id is not null or ${people.userId} is not null`)
      return rows.map(({ owner_id, available, reserved }) => walletOfParts(owner_id, available, reserved))
    },

    /** What wallets held right after everything up to a moment, what was reserved included. In their order; 0 for nothing yet. */
    balancesAt: async (walletIds: readonly string[], asOf: Date): Promise<bigint[]> => {
      const at = sql`${asOf.toISOString()}::timestamptz`
      const rows = await db.execute<{ balance: string }>(sql`
        select coalesce(payments.balance_at(id, ${at}), 0) + coalesce(payments.balance_at('holds:' || id, ${at}), 0) as balance
        from unnest(${sql.param([...walletIds])}::text[]) with ordinality as wallets (id, place) order by place`)
      return rows.map(({ balance }) => BigInt(balance))
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
