import { randomInt } from 'node:crypto'
import { invariant } from '../../../platform/errors.ts'
import { fingerprintOf } from '../../../platform/idempotency.ts'
import { money, toWire } from '../../../platform/money.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import type { Bank } from '../bank.ts'
import { merchantOf, payoutOf, platformFees, walletOf } from '../domain/account.ts'
import { holdIdOf } from '../domain/hold.ts'
import type { StepName } from '../domain/workflow.ts'
import type { OrderRow, PayoutRow } from '../store/commerce-tables.ts'
import type { PaymentsStore } from '../store/index.ts'
import type { RequestKey } from '../store/post-transfers.ts'
import type { StepResult } from './advance.ts'

/** What the steps of a workflow do here, each by a key of its own, so that doing one again does nothing more. */
export interface StepWork {
  readonly store: PaymentsStore
  readonly bank: Bank
  now(): Date
}

/** Money of an order is held for so long: what is stuck for longer gives it back. */
const ORDER_HOLD_MS = 24 * 3600_000
/** A bank may take its time, and money that it may have paid must not be given back. */
const PAYOUT_HOLD_MS = 30 * 24 * 3600_000

/** Do a step, or take it back. */
export async function work(
  { kind, aboutId }: { kind: string; aboutId: string },
  { name, undo }: { name: StepName; undo: boolean },
  on: StepWork,
): Promise<StepResult> {
  if (kind === 'PAYOUT') {
    const payout = await on.store.payouts.byId(aboutId)
    invariant(payout, `no payout ${aboutId}`)
    return undo ? undoPayoutStep(name, payout, on) : runPayoutStep(name, payout, on)
  }
  const order = await on.store.orders.byId(aboutId)
  invariant(order, `no order ${aboutId}`)
  return undo ? undoOrderStep(name, order, on) : runOrderStep(name, order, on)
}

async function runOrderStep(name: StepName, order: OrderRow, { store, now }: StepWork): Promise<StepResult> {
  const { id, buyerId, currency } = order
  switch (name) {
    case 'HOLD_FUNDS': {
      const at = now()
      const held = await store.ledger.hold({
        ...keyOf(buyerId, 'order', id, 'hold'),
        payer: walletOf(buyerId, currency),
        amount: money(order.amountMinor, currency),
        expiresAt: new Date(at.getTime() + ORDER_HOLD_MS),
        ...{ memo: null, at },
      })
      return resultOf(held, ({ holdId }) => ({
        is: 'DONE',
        record: (tx) => tx.orders.change(id, { holdId, state: 'HELD' }),
      }))
    }
    case 'POST_PAYMENT': {
      invariant(order.holdId, `the money for ${id} is not held`)
      const seller = order.sellerMerchantId
        ? merchantOf(order.sellerMerchantId, currency)
        : order.sellerOwnerId && walletOf(order.sellerOwnerId, currency)
      const paid = await store.ledger.capture({
        ...keyOf(buyerId, 'order', id, 'pay'),
        holdId: order.holdId,
        ...{ amount: null, kind: 'PAYMENT', memo: null, at: now() },
        payee: merchantOf(order.supplierId, currency),
        shares: [
          ...(seller ? [{ account: seller, minor: order.sellerMinor }] : []),
          { account: platformFees(currency), minor: order.platformMinor },
        ],
      })
      return resultOf(paid, ({ transfer }) => ({
        is: 'DONE',
        record: async (tx) => {
          await tx.orders.change(id, { transferId: transfer.id, state: 'PAID' })
          await tx.orders.count(order, 1)
        },
      }))
    }
    case 'FULFIL':
      // Goods are sent by the merchant, who says when.
      if (order.delivery === 'SHIPPED') return { is: 'WAITING' }
      return {
        is: 'DONE',
        record: (tx) => tx.orders.change(id, { state: 'FULFILLED', redemptionCode: newRedemptionCode() }),
      }
    default:
      throw new Error(`nobody does ${name} of an order here`)
  }
}

async function undoOrderStep(name: StepName, order: OrderRow, { store, now }: StepWork): Promise<StepResult> {
  const { id, buyerId } = order
  switch (name) {
    case 'RESERVE_STOCK':
      return { is: 'DONE', record: (tx) => tx.products.putBackStock(order.sourceId, order.quantity) }
    case 'HOLD_FUNDS':
      return undoHold(store, keyOf(buyerId, 'order', id, 'hold'), keyOf(buyerId, 'order', id, 'void'), now())
    case 'POST_PAYMENT': {
      // Whether it was posted is known by its key, whatever was written here.
      const paid = await store.ledger.first(keyOf(buyerId, 'order', id, 'pay'))
      if (!paid?.ok) return { is: 'DONE' }
      const { transfer } = paid.value
      const refunded = await store.ledger.refund({
        ...keyOf(buyerId, 'order', id, 'refund'),
        transferId: transfer.id,
        ...{ amount: null, feePolicy: 'RETURN_FEES', memo: null, at: now() },
      })
      const taken = (refundId: string): StepResult => ({
        is: 'DONE',
        record: async (tx) => {
          await tx.orders.change(id, { transferId: transfer.id, refundId })
          if (order.transferId !== null) await tx.orders.count(order, -1)
        },
      })
      // Staff had given all of it back before: there is nothing left to do.
      const before = refunded.ok ? null : await store.transfers.lastRefundOf(transfer.id)
      if (!refunded.ok && refunded.code === 'REFUND_EXCEEDS_ORIGINAL' && before) return taken(before.id)
      return resultOf(refunded, (refund) => taken(refund.transfer.id))
    }
    default:
      throw new Error(`nobody takes ${name} of an order back here`)
  }
}

async function runPayoutStep(name: StepName, payout: PayoutRow, on: StepWork): Promise<StepResult> {
  const { id, merchantId, currency } = payout
  const { store } = on
  const amount = money(payout.amountMinor, currency)
  switch (name) {
    case 'HOLD_FUNDS': {
      const at = on.now()
      const held = await store.ledger.hold({
        ...keyOf(merchantId, 'payout', id, 'hold'),
        payer: merchantOf(merchantId, currency),
        amount,
        expiresAt: new Date(at.getTime() + PAYOUT_HOLD_MS),
        ...{ memo: null, at },
      })
      return resultOf(held, ({ holdId }) => ({
        is: 'DONE',
        record: (tx) => tx.payouts.change(id, { holdId, state: 'SENT' }),
      }))
    }
    case 'SEND_TO_BANK': {
      const { bankCode, accountNumber, holderName } = payout
      const answer = await on.bank.send({ id, to: { bankCode, accountNumber, holderName }, amount: toWire(amount) })
      if (answer.state === 'PENDING') return { is: 'WAITING' }
      if (answer.state === 'REFUSED') return { is: 'REFUSED', code: answer.code }
      return { is: 'DONE', record: (tx) => tx.payouts.change(id, { bankReference: answer.reference }) }
    }
    case 'POST_PAYOUT': {
      invariant(payout.holdId, `the money for ${id} is not held`)
      const paid = await store.ledger.capture({
        ...keyOf(merchantId, 'payout', id, 'pay'),
        holdId: payout.holdId,
        ...{ amount: null, kind: 'PAYOUT', memo: null, at: on.now() },
        payee: payoutOf(merchantId, currency),
      })
      // What the bank has paid cannot be refused any more: an operator has to look.
      if (!paid.ok) return { is: 'FAILED', error: paid.code }
      const transferId = paid.value.transfer.id
      return { is: 'DONE', record: (tx) => tx.payouts.change(id, { transferId, state: 'PAID' }) }
    }
    default:
      throw new Error(`nobody does ${name} of a payout here`)
  }
}

async function undoPayoutStep(name: StepName, { id, merchantId }: PayoutRow, on: StepWork): Promise<StepResult> {
  invariant(name === 'HOLD_FUNDS', `nobody takes ${name} of a payout back`)
  const [opened, given] = [keyOf(merchantId, 'payout', id, 'hold'), keyOf(merchantId, 'payout', id, 'void')]
  return undoHold(on.store, opened, given, on.now())
}

/** Give back what was held, if it was: what was paid or expired since is not there to give. */
async function undoHold(store: PaymentsStore, opened: RequestKey, given: RequestKey, at: Date): Promise<StepResult> {
  const held = await store.ledger.first(opened)
  if (!held?.ok) return { is: 'DONE' }
  const voided = await store.ledger.void({ ...given, holdId: holdIdOf(held.value.transfer.id), at })
  if (!voided.ok && voided.code === 'HOLD_NOT_OPEN') return { is: 'DONE', by: 'REFUND_PAYMENT' }
  if (!voided.ok && voided.code === 'HOLD_EXPIRED') return { is: 'DONE', by: 'EXPIRY' }
  return resultOf(voided, () => ({ is: 'DONE' }))
}

/** Refusals are final, but for what may pass. */
function resultOf<T, C extends string>(outcome: Outcome<T, C>, done: (value: T) => StepResult): StepResult {
  if (outcome.ok) return done(outcome.value)
  return outcome.code === 'BUSY' ? { is: 'FAILED', error: outcome.code } : { is: 'REFUSED', code: outcome.code }
}

/** A space of its own: no key a client sends can meet it. */
function keyOf(requesterId: string, about: string, id: string, act: string): RequestKey {
  return { requesterId, key: `${about}:${id}:${act}`, fingerprint: fingerprintOf(`${about}.${act}`, { id }) }
}

/** No letters that are taken for each other or for figures. */
const CODE_SYMBOLS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Twelve symbols, 60 bits: nobody guesses one. */
function newRedemptionCode(): string {
  return Array.from({ length: 12 }, () => CODE_SYMBOLS[randomInt(CODE_SYMBOLS.length)]).join('')
}
