import type { IdempotencyCode } from '../../../platform/idempotency.ts'
import { isId } from '../../../platform/ids.ts'
import { readOptionalText } from '../../../platform/input.ts'
import { parseAmount } from '../../../platform/money.ts'
import { type Outcome, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { RefundInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import type { RefundRefusal } from '../domain/refund.ts'
import type { LedgerCode } from '../store/ledger.ts'
import type { Posted } from '../store/post-transfers.ts'
import { requestKey } from './once.ts'

type Refusal = 'INVALID_AMOUNT' | 'TRANSFER_NOT_FOUND' | IdempotencyCode | RefundRefusal | LedgerCode

/** Give back money of a transfer, for staff and systems. @throws BAD_USER_INPUT for a memo that is too long */
export async function refund(ctx: Context, input: RefundInput): Promise<Outcome<Posted, Refusal>> {
  const { userId } = requireUser(ctx.viewer)
  const memo = readOptionalText(input.memo, { min: 0, max: 200, argument: 'input.memo' }) || null
  const amount = input.amount ? parseAmount(input.amount) : null
  if (amount && !amount.ok) return amount
  const key = requestKey('refund', userId, input)
  if (!key.ok) return key
  const { transferId } = input
  if (!isId('Transfer', transferId))
    return (await ctx.store.ledger.first(key.value)) ?? rejected('TRANSFER_NOT_FOUND', ['input', 'transferId'])
  const outcome = await ctx.store.ledger.refund({
    ...key.value,
    transferId,
    amount: amount?.value ?? null,
    feePolicy: input.feePolicy ?? 'RETURN_FEES',
    memo,
    at: ctx.clock.now(),
  })
  // What the ledger says of holds, and of refunds that come between, is no refusal of this act: the first cannot be, the second is
  // tried again until it is decided.
  if (!outcome.ok && (outcome.code === 'REFUND_OVERTAKEN' || outcome.code.startsWith('HOLD_')))
    return rejected('BUSY', undefined, 'Other refunds of this transfer are on their way. Try again with the same key.')
  return outcome as Outcome<Posted, Refusal>
}
