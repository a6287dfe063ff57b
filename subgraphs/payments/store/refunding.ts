import { eq } from 'drizzle-orm'
import type { Transacting } from '../../../platform/database.ts'
import { invariant } from '../../../platform/errors.ts'
import { type Money, money } from '../../../platform/money.ts'
import { type Outcome, rejected } from '../../../platform/outcome.ts'
import { decideRefund, type FeePolicy, type RefundRefusal } from '../domain/refund.ts'
import { openAccounts } from './accounts.ts'
import type { Ledger, LedgerCode, Submit } from './ledger.ts'
import type { Posted, RequestKey, StepDecline } from './post-transfers.ts'
import { refundTotals, type TransferRow } from './tables.ts'
import { openTransfers } from './transfers.ts'

export interface RefundRequest extends RequestKey {
  /** The transfer to give money back of. */
  readonly transferId: string
  /** Null for all that is left of it. */
  readonly amount: Money | null
  readonly feePolicy: FeePolicy
  readonly memo: string | null
  readonly at: Date
}

/** Gives money back to who paid it, as transfers of their own. */
export interface Refunding {
  /**
   * Refused with TRANSFER_NOT_FOUND, NOT_REFUNDABLE (a refund, a tip, a hold), CURRENCY_MISMATCH, REFUND_EXCEEDS_ORIGINAL (what was
   * given back before counts), INSUFFICIENT_FUNDS (who received it has it no more).
   */
  refund(
    request: RefundRequest,
  ): Promise<Outcome<Posted, LedgerCode | StepDecline | RefundRefusal | 'TRANSFER_NOT_FOUND'>>
}

/** How often others may come between before this one is told so. */
const ATTEMPTS = 20

export function openRefunding(database: Transacting, submit: Submit, first: Ledger['first']): Refunding {
  const attempt = async ({ transferId, amount, feePolicy, ...request }: RefundRequest) => {
    const [transfer] = await openTransfers(database.pool).byIds([transferId])
    if (!transfer) return rejected('TRANSFER_NOT_FOUND', ['input', 'transferId'])
    if (amount && amount.currency !== transfer.currency)
      return rejected('CURRENCY_MISMATCH', ['input', 'amount', 'currency'])
    const { refundedMinor, received } = await load(transfer)
    const { kind, amountMinor, payeeAccountId } = transfer
    const original = { kind, amountMinor, payeeAccountId, refundedMinor, received }
    const decision = decideRefund(original, amount?.minor ?? null, feePolicy)
    if (!decision.ok) return decision
    const { minor, parts } = decision.value
    const accounts = await openAccounts(database.pool).byIds([
      ...new Set([transfer.payerAccountId, payeeAccountId, ...parts.map(({ accountId }) => accountId)]),
    ])
    const accountOf = (id: string) => {
      const account = accounts.find((each) => each.id === id)
      invariant(account, `the account ${id} is gone`)
      return account
    }
    const payer = accountOf(transfer.payerAccountId)
    return submit({
      ...request,
      kind: 'REFUND',
      payer: accountOf(payeeAccountId),
      payee: payer,
      amount: money(minor, transfer.currency),
      legs: [
        ...parts.map((part) => ({ account: accountOf(part.accountId), minor: -part.minor })),
        { account: payer, minor },
      ],
      tip: null,
      refund: { transferId, originalMinor: amountMinor, refundedMinor },
    })
  }

  /** What was given back before, and by whom. Refunds that come while it is read are seen by the ledger, which says REFUND_OVERTAKEN. */
  const load = async (transfer: TransferRow) => {
    const [total] = await database.pool.select().from(refundTotals).where(eq(refundTotals.transferId, transfer.id))
    const refunds = total ? await openTransfers(database.pool).refundsOf(transfer.id) : []
    const returned = new Map<string, bigint>()
    for (const { accountId, minor } of refunds.flatMap(legsOfRow))
      returned.set(accountId, (returned.get(accountId) ?? 0n) - minor)
    return {
      refundedMinor: total?.refundedMinor ?? 0n,
      received: legsOfRow(transfer)
        .filter(({ accountId, minor }) => minor > 0n && accountId !== transfer.payerAccountId)
        .map(({ accountId, minor }) => ({ accountId, minor, returnedMinor: returned.get(accountId) ?? 0n }))
        .sort((a) => (a.accountId === transfer.payeeAccountId ? -1 : 0)),
    }
  }

  return {
    refund: async (request) => {
      for (let times = 1; ; times++) {
        const outcome = await attempt(request)
        if (outcome.ok || outcome.code === 'IDEMPOTENCY_MISMATCH' || outcome.code === 'BUSY') return outcome
        if (outcome.code !== 'REFUND_OVERTAKEN' || times === ATTEMPTS) return (await first(request)) ?? outcome
      }
    },
  }
}

/** What a transfer did to accounts, as it is kept. */
function legsOfRow({ legs, payerAccountId, payeeAccountId, amountMinor }: TransferRow) {
  if (legs) return legs.map(({ accountId, minor }) => ({ accountId, minor: BigInt(minor) }))
  return [
    { accountId: payerAccountId, minor: -amountMinor },
    { accountId: payeeAccountId, minor: amountMinor },
  ]
}
