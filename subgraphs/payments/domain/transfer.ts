import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { type Account, walletOf } from './account.ts'

export type TransferRefusal = 'SAME_WALLET' | 'RECIPIENT_NOT_FOUND' | 'CURRENCY_MISMATCH'

/**
 * Decide whom a payment goes to, as far as that can be known before the accounts are locked; whether the payer can afford it is
 * decided by the ledger. The first rule that refuses, in reading order.
 * @param facts.recipientId null when nobody has the id that was asked for
 */
export function decideTransfer(facts: {
  payerId: string
  toUserId: string
  recipientId: string | null
  currency: Account['currency']
}): Outcome<Account, TransferRefusal> {
  const field = ['input', 'toUserId']
  if (facts.toUserId === facts.payerId) return rejected('SAME_WALLET', field)
  if (facts.recipientId === null) return rejected('RECIPIENT_NOT_FOUND', field)
  return decideCurrency(walletOf(facts.recipientId), facts.currency)
}

/** Decide whether an account can take part in a transfer in this currency. */
export function decideCurrency(account: Account, currency: Account['currency']): Outcome<Account, 'CURRENCY_MISMATCH'> {
  if (account.currency === currency) return ok(account)
  return rejected('CURRENCY_MISMATCH', ['input', 'amount', 'currency'], `The wallet holds ${account.currency}.`)
}
