import type { IdempotencyCode } from '../../../platform/idempotency.ts'
import { parseAmount } from '../../../platform/money.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { TopUpInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { fundingOf, walletOf } from '../domain/account.ts'
import { decideCurrency } from '../domain/transfer.ts'
import type { LedgerCode } from '../store/ledger.ts'
import type { Posted } from '../store/post-transfers.ts'
import { requestKey, unlessPosted } from './once.ts'

/** Add money from a funding source to one's own wallet. */
export async function topUp(
  ctx: Context,
  input: TopUpInput,
): Promise<Outcome<Posted, 'INVALID_AMOUNT' | IdempotencyCode | LedgerCode>> {
  const { userId } = requireUser(ctx.viewer)
  const amount = parseAmount(input.amount)
  if (!amount.ok) return amount
  const key = requestKey('topUp', userId, input)
  if (!key.ok) return key
  const wallet = walletOf(userId)
  const decision = decideCurrency(wallet, amount.value.currency)
  if (!decision.ok) return unlessPosted(ctx, key.value, decision)
  return ctx.store.ledger.post({
    ...key.value,
    kind: 'TOP_UP',
    payer: fundingOf(input.fundingSource, userId),
    payee: wallet,
    amount: amount.value,
    memo: null,
    tip: null,
    at: ctx.clock.now(),
  })
}
