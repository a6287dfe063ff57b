import { foreignReference } from '../../platform/access.ts'
import { requireConsent } from '../../platform/consent.ts'
import { isId } from '../../platform/ids.ts'
import { readInteger } from '../../platform/input.ts'
import { type Currency, type Money, money } from '../../platform/money.ts'
import { type Outcome, ok, payload, userError } from '../../platform/outcome.ts'
import { connection, pageLimit, pageRequest } from '../../platform/pagination.ts'
import { explainMissing } from '../../schema/gates.ts'
import type { Resolvers } from './__generated__/types.ts'
import { refreshed } from './context.ts'
import { WALLET_CURRENCY, walletOwnerOf } from './domain/account.ts'
import { bandOf, isOver } from './domain/credit.ts'
import { isSubjectId, tipIdOf } from './domain/tip.ts'
import { explainStanding, standingOf } from './operations/creditStanding.ts'
import { freezeUser, unfreezeUser } from './operations/freezeUser.ts'
import { recordCreditScore } from './operations/recordCreditScore.ts'
import { refund } from './operations/refund.ts'
import { tip } from './operations/tip.ts'
import { type TipEvent, tipEvents } from './operations/tipEvents.ts'
import { topUp } from './operations/topUp.ts'
import { transfer } from './operations/transfer.ts'
import { commerce } from './resolvers-commerce.ts'
import { ORDER_KEY, orderKey } from './store/orders.ts'
import type { Posted } from './store/post-transfers.ts'
import type { TransferRow } from './store/tables.ts'

/** Entries of a wallet and tips on a subject are paged by their number. */
const SEQ_KEY = ['number'] as const
const seqKey = (row: { seq: number }) => [row.seq]

const amountOf = (row: { amountMinor: bigint; currency: Currency }): Money => money(row.amountMinor, row.currency)
const user = (id: string) => ({ id })
const ownerOf = (accountId: string) => {
  const id = walletOwnerOf(accountId)
  return id === null ? null : { id }
}

/** To whom gifts are to be given whose money was set aside; null where it is for something else. */
const receiverIn = (streak: { payeeId: string } | null) => (streak ? user(streak.payeeId) : null)

/** Of what was posted, the transfer. */
function transferOf<C extends string>(outcome: Outcome<Posted, C>): Outcome<TransferRow, C> {
  return outcome.ok ? ok(outcome.value.transfer) : outcome
}

export const resolvers: Resolvers = {
  ...commerce,
  Query: {
    analytics: () => ({}),
    ...commerce.Query,
    transfer: (_, { id }, { loaders }) => (isId('Transfer', id) ? loaders.transfer(id) : null),
  },
  Analytics: {
    ledgerProof: async (_, { asOf, currency }, { store, clock }) => {
      const { debitsMinor, creditsMinor, ...proof } = await store.proving.prove(asOf ?? clock.now(), currency)
      return { ...proof, debits: money(debitsMinor, currency), credits: money(creditsMinor, currency) }
    },
  },
  Mutation: {
    ...commerce.Mutation,
    topUp: async (_, { input }, ctx) => payload('transfer', transferOf(await topUp(refreshed(ctx), input))),
    transfer: async (_, { input }, ctx) => payload('transfer', transferOf(await transfer(refreshed(ctx), input))),
    tip: async (_, { input }, ctx) => {
      const outcome = await tip(refreshed(ctx), input)
      if (outcome.ok) return { tip: outcome.value.tip, denied: [], userErrors: [] }
      if (outcome.code === 'DENIED') return { denied: explainMissing(outcome.missing), userErrors: [] }
      return { denied: [], userErrors: [userError(outcome)] }
    },
    refund: async (_, { input }, ctx) => payload('transfer', transferOf(await refund(refreshed(ctx), input))),
    freezeUser: async (_, { input }, ctx) => payload('user', await freezeUser(refreshed(ctx), input)),
    unfreezeUser: async (_, { userId }, ctx) => payload('user', await unfreezeUser(refreshed(ctx), userId)),
    recordCreditScore: async (_, { input }, ctx) => payload('user', await recordCreditScore(refreshed(ctx), input)),
  },
  Subscription: {
    ...commerce.Subscription,
    tipEvents: { subscribe: (_, args, ctx) => tipEvents(ctx, args), resolve: (event: TipEvent) => event },
  },
  User: {
    __resolveReference: (user) => (isId('User', user.id) ? user : null),
    wallet: ({ id }, _, { loaders }) => loaders.wallet(id),
    orders: async ({ id }, args, { loaders }) => {
      const page = pageRequest(args, ORDER_KEY)
      return connection(await loaders.ordersOfBuyer(id, page), page, orderKey)
    },
    isFrozen: ({ id }, _, { loaders }) => loaders.isFrozen.load(id),
    gateScore: async ({ id }, _, { loaders }) => (await loaders.credit.load(id)).score?.score ?? null,
    creditStanding: async (user, _, { loaders, clock }) =>
      standingOf(user, await loaders.credit.load(user.id), clock.now()),
    meetsCredit: async (user, { over }, { viewer, loaders, clock }) => {
      requireConsent(viewer, user.consentedPurposes, 'CREDIT_GATE')
      readInteger(over, { min: 0, max: 1000, argument: 'over' })
      return isOver(standingOf(user, await loaders.credit.load(user.id), clock.now())?.score ?? null, over)
    },
  },
  CreditStanding: {
    band: ({ score }) => bandOf(score),
    reasons: explainStanding,
    history: ({ userId }, { first }, { loaders }) =>
      loaders.creditHistory(userId, { limit: pageLimit(first, 12), after: null }),
  },
  TopUpPayload: {
    wallet: ({ transfer }, _, { loaders }) => (transfer ? loaders.wallet(transfer.requesterId) : null),
  },
  Wallet: {
    __resolveReference: ({ id }, { loaders }) => {
      const ownerId = walletOwnerOf(id)
      return ownerId === null ? null : loaders.wallet(ownerId)
    },
    owner: ({ ownerId }) => user(ownerId),
    balance: (wallet, { asOf }, { loaders }) => (asOf ? loaders.balanceAt(wallet, asOf) : wallet.balance),
    currency: ({ balance }) => balance.currency,
    entries: async ({ id }, args, { loaders }) => {
      const page = pageRequest(args, SEQ_KEY)
      return connection(await loaders.entries(id, page), page, seqKey)
    },
  },
  LedgerEntry: {
    direction: ({ amountMinor }) => (amountMinor < 0n ? 'DEBIT' : 'CREDIT'),
    amount: ({ amountMinor, currency }) => money(amountMinor < 0n ? -amountMinor : amountMinor, currency),
    balanceAfter: ({ balanceAfterMinor, currency }) => money(balanceAfterMinor, currency),
    transfer: (entry, _, { loaders }) => loaders.transferOfEntry(entry),
    counterparty: async (entry, _, { loaders }) => {
      const { payerAccountId, payeeAccountId } = await loaders.transferOfEntry(entry)
      if (entry.amountMinor > 0n) return ownerOf(payerAccountId)
      return ownerOf(payeeAccountId) ?? receiverIn(await loaders.streakOfEntry(entry))
    },
    merchant: async (entry, _, { loaders }) => {
      const order = await loaders.orderOfEntry(entry)
      return order && foreignReference(order.supplierId)
    },
    subject: async (entry, _, { loaders }) => {
      const { kind } = await loaders.transferOfEntry(entry)
      const id =
        kind === 'TIP'
          ? (await loaders.tip.load(tipIdOf(entry.transferId)))?.subjectId
          : ((await loaders.streakOfEntry(entry))?.roomId ?? (await loaders.orderOfEntry(entry))?.viaSubjectId)
      const subject = id ? await loaders.subject.load(id) : null
      return subject && !subject.isRemoved ? { id: subject.id } : null
    },
    streak: (entry, _, { loaders }) => loaders.streakOfEntry(entry),
    order: (entry, _, { loaders }) => loaders.orderOfEntry(entry),
  },
  GiftStreak: {
    __resolveReference: ({ id }) => (isId('GiftStreak', id) ? { id } : null),
    transfer: ({ id }, _, { loaders }) => loaders.transferOfStreak(id),
  },
  Transfer: {
    __resolveReference: ({ id }, { loaders }) => (isId('Transfer', id) ? loaders.transfer(id) : null),
    state: () => 'POSTED',
    amount: amountOf,
    from: ({ payerAccountId }) => ownerOf(payerAccountId),
    to: ({ payeeAccountId }) => ownerOf(payeeAccountId),
  },
  Tip: {
    __resolveReference: ({ id }, { loaders }) => (isId('Tip', id) ? loaders.tip.load(id) : null),
    from: ({ fromUserId }) => user(fromUserId),
    to: ({ toUserId }) => user(toUserId),
    subject: async ({ subjectId }, _, { loaders }) => {
      const subject = await loaders.subject.load(subjectId)
      return subject && !subject.isRemoved ? { id: subject.id } : null
    },
    amount: amountOf,
    transfer: (of, _, { loaders }) => loaders.transferOfTip(of),
  },
  Subject: {
    __resolveReference: ({ id }) => (isSubjectId(id) ? { id } : null),
    tipTotal: async ({ id }, _, { loaders }) => (await loaders.tipTotal.load(id))?.total ?? money(0n, WALLET_CURRENCY),
    tips: async ({ id }, args, { loaders, eventCursor }) => {
      const page = pageRequest(args, SEQ_KEY)
      return { ...connection(await loaders.tips(id, page), page, seqKey), eventCursor }
    },
    topTippers: async ({ id }, { first }, { loaders }) => {
      const tippers = await loaders.topTippers(id, { limit: pageLimit(first, 10), after: null })
      return tippers.map(({ userId, total }, index) => ({ rank: index + 1, user: user(userId), total }))
    },
  },
  Money: { minor: ({ minor }) => minor.toString() },
}
