import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import type { TransferKind } from './posting.ts'

/**
 * Who bears what a payment cost when it is given back. `RETURN_FEES`: everybody who had a part of it gives back the same share of
 * it, the platform included. `KEEP_FEES`: the payee gives back all of it, and others keep what they had.
 */
export type FeePolicy = 'RETURN_FEES' | 'KEEP_FEES'

/** What somebody received by the original, and what of it they gave back before. */
export interface Received {
  readonly accountId: string
  readonly minor: bigint
  readonly returnedMinor: bigint
}

export type RefundRefusal = 'NOT_REFUNDABLE' | 'REFUND_EXCEEDS_ORIGINAL'

/** What was paid for something can be given back. Presents are presents, and what only moves money about has ways of its own. */
const REFUNDABLE: ReadonlySet<TransferKind> = new Set(['PAYMENT', 'AD_SPEND', 'REVENUE_SHARE', 'SOURCING_COMMISSION'])

/** A transfer to give money back of. */
export interface Original {
  readonly kind: TransferKind
  readonly amountMinor: bigint
  readonly payeeAccountId: string
  /** Given back before. */
  readonly refundedMinor: bigint
  readonly received: readonly Received[]
}

/**
 * Decide how much each receiver gives back.
 * @param minor null for all that is left
 * @returns parts above zero that sum to the amount; no receiver ever gives back more than they received, unless the policy has the
 * payee bear the fees
 */
export function decideRefund(
  original: Original,
  minor: bigint | null,
  policy: FeePolicy,
): Outcome<{ minor: bigint; parts: { accountId: string; minor: bigint }[] }, RefundRefusal> {
  if (!REFUNDABLE.has(original.kind)) return rejected('NOT_REFUNDABLE', ['input', 'transferId'])
  const left = original.amountMinor - original.refundedMinor
  const amount = minor ?? left
  if (amount < 1n || amount > left) return rejected('REFUND_EXCEEDS_ORIGINAL', ['input', 'amount'])
  const parts =
    policy === 'KEEP_FEES'
      ? [{ accountId: original.payeeAccountId, minor: amount }]
      : proportionally(original, amount).filter((part) => part.minor > 0n)
  return ok({ minor: amount, parts })
}

/**
 * Each receiver's part of all refunds together is their share of the original rounded down, the first ones giving what rounding
 * leaves: so however many refunds there are, the last one brings each to exactly what they received.
 */
function proportionally({ amountMinor, refundedMinor, received }: Original, amount: bigint) {
  const total = refundedMinor + amount
  const targets = received.map(({ minor }) => (minor * total) / amountMinor)
  const parts = received.map(({ accountId, returnedMinor }, index) => {
    const due = (targets[index] ?? 0n) - returnedMinor
    return { accountId, minor: due > 0n ? due : 0n }
  })
  let missing = amount - parts.reduce((sum, part) => sum + part.minor, 0n)
  for (const [index, part] of parts.entries()) {
    const { minor, returnedMinor } = received[index] as Received
    // More than due when earlier refunds followed another policy; then less of what the first would give.
    const change = missing < 0n ? max(missing, -part.minor) : min(missing, minor - returnedMinor - part.minor)
    if (missing < 0n || change > 0n) {
      part.minor += change
      missing -= change
    }
  }
  // Only when the payee bore fees before: what others still have does not cover it, so the payee bears the rest again.
  const payee = parts[0]
  if (payee && missing > 0n) payee.minor += missing
  return parts
}

const min = (a: bigint, b: bigint) => (a < b ? a : b)
const max = (a: bigint, b: bigint) => (a > b ? a : b)
