import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'

export type OpenAccountRefusal = 'MERCHANT_NOT_FOUND' | 'MERCHANT_NOT_APPROVED'

/**
 * Decide whether a merchant gets an account for advertising; the first rule that refuses, in reading order.
 * @param merchant null when there is none, or none the caller may act for
 */
export function decideOpenAccount<M extends { onboardingState: string }>(
  merchant: M | null,
): Outcome<M, OpenAccountRefusal> {
  const field = ['merchantId']
  if (!merchant) return rejected('MERCHANT_NOT_FOUND', field)
  if (merchant.onboardingState !== 'APPROVED') return rejected('MERCHANT_NOT_APPROVED', field)
  return ok(merchant)
}
