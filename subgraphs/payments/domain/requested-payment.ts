import { isId } from '../../../platform/ids.ts'
import { type Money, type MoneyWire, parseAmount } from '../../../platform/money.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { type Account, AD_REVENUE, walletOf } from './account.ts'
import { decideCurrency } from './transfer.ts'

/** A payment another subgraph asks for by an event: gifts go to a person, what advertisers spend to the platform. */
export type RequestedPayment = {
  /** The id the asking subgraph gave it; the answer names it again. */
  readonly id: string
  readonly payerId: string
  readonly amount: MoneyWire
} & (
  | {
      readonly kind: 'GIFT'
      readonly payeeId: string
      readonly roomId: string
      readonly streak: RequestedStreak | null
    }
  | { readonly kind: 'AD_SPEND' }
)

/** The streak gifts belong to. While it is open their price is set aside; it is paid at once with those that close it. */
export interface RequestedStreak {
  readonly id: string
  readonly isOpen: boolean
}

/** What is known of a streak. */
export interface StreakFacts {
  readonly payerId: string
  readonly payeeId: string
  readonly settledAt: Date | null
}

/**
 * Decide whether gifts may be added to a streak: it is between the same people, and was not paid yet. Nobody asks otherwise, unless
 * an event that failed is put back into the log after the streak was over.
 */
export function decideStreak(
  request: { readonly payerId: string; readonly payeeId: string },
  streak: StreakFacts,
): Outcome<true, 'STREAK_NOT_OPEN'> {
  const isSame = streak.payerId === request.payerId && streak.payeeId === request.payeeId
  return isSame && streak.settledAt === null ? ok(true) : rejected('STREAK_NOT_OPEN')
}

export type RequestedRefusal =
  | 'INVALID_AMOUNT'
  | 'USER_NOT_FOUND'
  | 'SAME_WALLET'
  | 'RECIPIENT_NOT_FOUND'
  | 'CURRENCY_MISMATCH'

/** Decide between which accounts a payment goes. Nothing in an event throws: what cannot be paid is declined. */
export function decideRequested(
  request: RequestedPayment,
): Outcome<{ payer: Account; payee: Account; amount: Money }, RequestedRefusal> {
  const amount = parseAmount(request.amount)
  if (!amount.ok) return amount
  if (!isId('User', request.payerId)) return rejected('USER_NOT_FOUND')
  if (request.kind === 'GIFT' && request.payeeId === request.payerId) return rejected('SAME_WALLET')
  if (request.kind === 'GIFT' && !isId('User', request.payeeId)) return rejected('RECIPIENT_NOT_FOUND')
  const payee = decideCurrency(request.kind === 'GIFT' ? walletOf(request.payeeId) : AD_REVENUE, amount.value.currency)
  if (!payee.ok) return payee
  return ok({ payer: walletOf(request.payerId), payee: payee.value, amount: amount.value })
}
