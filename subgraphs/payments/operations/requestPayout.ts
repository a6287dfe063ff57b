import type { IdempotencyCode } from '../../../platform/idempotency.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { type Money, money, parseAmount } from '../../../platform/money.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { RequestPayoutInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { merchantOf, WALLET_CURRENCY } from '../domain/account.ts'
import { PAYOUT_STEPS } from '../domain/workflow.ts'
import type { MerchantRow, PayoutAccountRow } from '../store/commerce-tables.ts'
import type { PaymentsTx } from '../store/index.ts'
import { changed } from './advance.ts'
import { settled } from './settled.ts'

type Refusal =
  | 'INVALID_AMOUNT'
  | IdempotencyCode
  | 'MERCHANT_NOT_FOUND'
  | 'PAYOUT_ACCOUNT_MISSING'
  | 'CURRENCY_MISMATCH'
  | 'INSUFFICIENT_FUNDS'

/** Begin to pay a merchant's balance out, once per key, and bring it as far as it gets at once. @returns the payout's id */
export async function requestPayout(ctx: Context, input: RequestPayoutInput): Promise<Outcome<string, Refusal>> {
  const { userId } = requireUser(ctx.viewer)
  const asked = input.amount ? parseAmount(input.amount) : ok(null)
  if (!asked.ok) return asked
  const begun = { payoutId: newId('Payout'), workflowId: newId('Workflow'), ...ctx.workflows.lease() }
  const outcome = await settled(ctx, ['MERCHANT_NOT_FOUND'], () =>
    ctx.store.act((tx) =>
      tx.once<string, Refusal>({
        ownerId: userId,
        operation: 'requestPayout',
        input,
        idOf: (id) => id,
        replay: async (id) => id,
        run: async () => {
          const merchant = isId('Merchant', input.merchantId) ? await tx.merchants.byId(input.merchantId) : null
          if (merchant?.ownerId !== userId) return rejected('MERCHANT_NOT_FOUND', ['input', 'merchantId'])
          const [account] = await tx.payouts.accounts([merchant.id])
          if (!account) return rejected('PAYOUT_ACCOUNT_MISSING', ['input', 'merchantId'])
          const amount = await payable(tx, merchant.id, asked.value)
          if (!amount.ok) return amount
          await beginPayout(tx, { ...begun, merchant, account, amount: amount.value, at: ctx.clock.now() })
          return ok(begun.payoutId)
        },
      }),
    ),
  )
  if (outcome.ok && outcome.value === begun.payoutId) await ctx.workflows.goOn(begun.workflowId, begun.lease)
  return outcome
}

/** What can be paid out of what is asked for. @param asked null for the whole balance */
async function payable(
  tx: PaymentsTx,
  merchantId: string,
  asked: Money | null,
): Promise<Outcome<Money, 'CURRENCY_MISMATCH' | 'INSUFFICIENT_FUNDS'>> {
  if (asked && asked.currency !== WALLET_CURRENCY) return rejected('CURRENCY_MISMATCH', ['input', 'amount', 'currency'])
  const balance = await balanceOf(tx, merchantId)
  const minor = asked?.minor ?? balance
  // Asked early, so that the answer is plain; the hold decides.
  return minor >= 1n && minor <= balance
    ? ok(money(minor, WALLET_CURRENCY))
    : rejected('INSUFFICIENT_FUNDS', ['input', 'amount'])
}

/** What a merchant has earned and not been paid out. */
export async function balanceOf(tx: Pick<PaymentsTx, 'accounts'>, merchantId: string): Promise<bigint> {
  const { id } = merchantOf(merchantId)
  return (await tx.accounts.balances([id], null)).get(id) ?? 0n
}

/** Write a payout and the workflow that brings it about. */
export async function beginPayout(
  tx: PaymentsTx,
  payout: {
    payoutId: string
    workflowId: string
    lease: string | null
    dueAt: Date
    merchant: Pick<MerchantRow, 'id' | 'ownerId'>
    account: PayoutAccountRow
    amount: Money
    at: Date
  },
): Promise<void> {
  const { payoutId, workflowId, lease, dueAt, merchant, amount, at } = payout
  const { bankCode, accountNumber, holderName } = payout.account
  await tx.payouts.add({
    ...{ id: payoutId, merchantId: merchant.id, workflowId, createdAt: at },
    ...{ amountMinor: amount.minor, currency: amount.currency, bankCode, accountNumber, holderName },
  })
  await tx.workflows.add(
    {
      ...{ id: workflowId, kind: 'PAYOUT', aboutId: payoutId, ownerId: merchant.ownerId, state: 'RUNNING' },
      ...{ lease, dueAt, createdAt: at, updatedAt: at },
    },
    PAYOUT_STEPS,
    [],
  )
  const workflow = await tx.workflows.byId(workflowId)
  if (workflow) await tx.outbox.publishAll([changed(workflow, at)])
}
