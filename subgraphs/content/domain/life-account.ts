import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'

export const LIFE_ACCOUNTS_MAX = 10

export type OpenLifeAccountRefusal = 'LIFE_ACCOUNT_LIMIT_REACHED' | 'MERCHANT_NOT_FOUND' | 'MERCHANT_HAS_LIFE_ACCOUNT'

/**
 * Decide whether a person may open one more life account; the first rule that refuses, in reading order.
 * @param facts.merchant the merchant it is to speak for; undefined when it is to speak for the person
 */
export function decideOpenLifeAccount(facts: {
  ownerId: string
  ownedCount: number
  merchant: { ownerId: string; hasLifeAccount: boolean } | null | undefined
}): Outcome<true, OpenLifeAccountRefusal> {
  const field = ['input', 'merchantId']
  if (facts.ownedCount >= LIFE_ACCOUNTS_MAX) return rejected('LIFE_ACCOUNT_LIMIT_REACHED')
  if (facts.merchant === undefined) return ok(true)
  if (facts.merchant?.ownerId !== facts.ownerId) return rejected('MERCHANT_NOT_FOUND', field)
  if (facts.merchant.hasLifeAccount) return rejected('MERCHANT_HAS_LIFE_ACCOUNT', field)
  return ok(true)
}
