import DataLoader from 'dataloader'
import { invariant } from '../../platform/errors.ts'
import { keyLoader, loaderPer, pageLoader } from '../../platform/loader.ts'
import { type Money, money } from '../../platform/money.ts'
import { hasScope, userIdOf, type Viewer } from '../../platform/viewer.ts'
import { walletOwnerOf } from './domain/account.ts'
import { commerceLoaders } from './loaders-commerce.ts'
import type { OrderRow } from './store/commerce-tables.ts'
import type { CreditPointRow, CreditRecord } from './store/credit.ts'
import type { PaymentsStore } from './store/index.ts'
import type { EntryRow, GiftStreakRow, TipRow, TransferRow } from './store/tables.ts'
import type { TipperTotal } from './store/tips.ts'
import { unopenedWallet, type Wallet } from './store/wallets.ts'

export type PaymentsLoaders = ReturnType<typeof openLoaders>

/** Of orders come holds, payments and refunds. */
const ORDER_KINDS: ReadonlySet<string> = new Set(['HOLD', 'PAYMENT', 'REFUND'])
/** What sets money aside for gifts, and what pays them. */
const isOfGifts = ({ kind, key }: TransferRow) => kind === 'GIFT' || (kind === 'HOLD' && key.startsWith('gift:'))

/** Scope to read anybody's money, for staff and systems. */
const READ_ALL = 'payments:read'

/**
 * Loaders of one request: each batches what its resolvers ask for into one statement, and gives what this viewer may see, null
 * for what is not theirs as for what is not there.
 */
export function openLoaders(store: PaymentsStore, viewer: Viewer) {
  const viewerId = userIdOf(viewer)
  const maySee = (...owners: readonly (string | null)[]) =>
    hasScope(viewer, READ_ALL) || (viewerId !== null && owners.includes(viewerId))

  const transfers = keyLoader(store.transfers.byIds, (transfer) => transfer.id)
  const balances = loaderPer(
    (asOf: string) => new DataLoader((ids: readonly string[]) => store.wallets.balancesAt(ids, new Date(asOf))),
  )
  const wallets = keyLoader(store.wallets.byOwners, (wallet) => wallet.ownerId)
  const orders = keyLoader(store.orders.byTransfers, (order) => order.ofTransferId)
  const streaks = keyLoader(store.giftStreaks.byTransfers, (streak) => streak.ofTransferId)
  const paidStreaks = keyLoader(store.giftStreaks.byIds, (streak) => streak.id)
  const known = async (id: string): Promise<TransferRow> => {
    const transfer = await transfers.load(id)
    invariant(transfer, `entries of ${id} without their transfer`)
    return transfer
  }
  return {
    /** By the owner's id. One's own is there before users has told that one signed up. */
    wallet: async (ownerId: string): Promise<Wallet | null> => {
      if (!maySee(ownerId)) return null
      return (await wallets.load(ownerId)) ?? (ownerId === viewerId ? unopenedWallet(ownerId) : null)
    },
    /** What a wallet held at a moment, what was reserved included. */
    balanceAt: async ({ id, balance: { currency } }: Wallet, asOf: Date): Promise<Money> =>
      money(await balances(id, asOf.toISOString()), currency),
    entries: pageLoader<EntryRow>(store.wallets.entryPages, (entry) => entry.accountId),
    transfer: async (id: string): Promise<TransferRow | null> => {
      const transfer = await transfers.load(id)
      return transfer && maySee(...partiesOf(transfer)) ? transfer : null
    },
    /** The transfer behind an entry: who was shown the wallet may see it. */
    transferOfEntry: ({ transferId }: EntryRow): Promise<TransferRow> => known(transferId),
    /** The order an entry set money aside for, was paid by or gave back: looked for only where there may be one. */
    orderOfEntry: async ({ transferId }: EntryRow): Promise<OrderRow | null> => {
      const transfer = await known(transferId)
      return ORDER_KINDS.has(transfer.kind) && !isOfGifts(transfer) ? orders.load(transferId) : null
    },
    /** The streak of gifts an entry set money aside for or was paid by: looked for only where there may be one. */
    streakOfEntry: async ({ transferId }: EntryRow): Promise<GiftStreakRow | null> =>
      isOfGifts(await known(transferId)) ? streaks.load(transferId) : null,
    /** The transfer that paid a streak. */
    transferOfStreak: async (streakId: string): Promise<TransferRow | null> => {
      const streak = await paidStreaks.load(streakId)
      return streak?.transferId && maySee(streak.payerId, streak.payeeId) ? transfers.load(streak.transferId) : null
    },
    /** The transfer behind an order the viewer was shown. */
    transferOfOrder: (id: string): Promise<TransferRow | null> => transfers.load(id),
    /** The transfer behind a tip; nobody else's is looked for. */
    transferOfTip: async (tip: Pick<TipRow, 'transferId' | 'fromUserId' | 'toUserId'>): Promise<TransferRow | null> =>
      maySee(tip.fromUserId, tip.toUserId) ? transfers.load(tip.transferId) : null,
    tip: keyLoader(store.tips.byIds, (tip) => tip.id),
    tipTotal: keyLoader(store.tips.totals, (total) => total.subjectId),
    tips: pageLoader<TipRow>(store.tips.pages, (tip) => tip.subjectId),
    topTippers: pageLoader<TipperTotal>(
      (subjectIds, { limit }) => store.tips.topTippers(subjectIds, limit),
      (tipper) => tipper.subjectId,
    ),
    ...commerceLoaders(store, viewer),
    subject: keyLoader(store.subjects.byIds, (subject) => subject.id),
    isFrozen: new DataLoader<string, boolean>(async (userIds) => {
      const frozen = new Set(await store.giving.frozen(userIds))
      return userIds.map((id) => frozen.has(id))
    }),
    /** What is known of a person's credit. */
    credit: new DataLoader<string, CreditRecord>(async (userIds) => {
      const recordById = new Map((await store.credit.byUserIds(userIds)).map((record) => [record.userId, record]))
      return userIds.map((userId) => recordById.get(userId) ?? { userId, score: null, facts: null })
    }),
    creditHistory: pageLoader<CreditPointRow>(store.credit.history, (point) => point.userId),
  }
}

/** The people whose wallets a transfer touched: null for the platform's side. */
function partiesOf({ payerAccountId, payeeAccountId }: TransferRow): (string | null)[] {
  return [walletOwnerOf(payerAccountId), walletOwnerOf(payeeAccountId)]
}
