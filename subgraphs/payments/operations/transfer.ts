import { decideSettled } from '../../../platform/gatekeeper/gatekeeper.ts'
import type { IdempotencyCode } from '../../../platform/idempotency.ts'
import { isId } from '../../../platform/ids.ts'
import { readOptionalText } from '../../../platform/input.ts'
import { parseAmount } from '../../../platform/money.ts'
import { type Outcome, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { TransferInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { walletOf } from '../domain/account.ts'
import { decideTransfer, type TransferRefusal } from '../domain/transfer.ts'
import type { LedgerCode } from '../store/ledger.ts'
import type { Posted } from '../store/post-transfers.ts'
import { requestKey, unlessPosted } from './once.ts'

/** Pay another person. @throws BAD_USER_INPUT for a memo that is too long */
export async function transfer(
  ctx: Context,
  input: TransferInput,
): Promise<Outcome<Posted, 'INVALID_AMOUNT' | IdempotencyCode | TransferRefusal | 'ACCOUNT_FROZEN' | LedgerCode>> {
  const { userId } = requireUser(ctx.viewer)
  const memo = readOptionalText(input.memo, { min: 0, max: 200, argument: 'input.memo' }) || null
  const amount = parseAmount(input.amount)
  if (!amount.ok) return amount
  const key = requestKey('transfer', userId, input)
  if (!key.ok) return key

  const { toUserId } = input
  const decide = async () => {
    const isKnown = toUserId !== userId && isId('User', toUserId) && (await ctx.store.people.exists(toUserId))
    return decideTransfer({
      payerId: userId,
      toUserId,
      recipientId: isKnown ? toUserId : null,
      currency: amount.value.currency,
    })
  }
  const couldBeNews = isId('User', toUserId)
  const decision = await decideSettled(
    decide,
    (answer) => answer.ok || answer.code !== 'RECIPIENT_NOT_FOUND' || !couldBeNews,
    ctx.settle,
  )
  if (!decision.ok) return unlessPosted(ctx, key.value, decision)
  if (await ctx.store.giving.isFrozen(userId)) return unlessPosted(ctx, key.value, rejected('ACCOUNT_FROZEN'))
  return ctx.store.ledger.post({
    ...key.value,
    kind: 'PAYMENT',
    payer: walletOf(userId),
    payee: decision.value,
    amount: amount.value,
    memo,
    tip: null,
    at: ctx.clock.now(),
  })
}
