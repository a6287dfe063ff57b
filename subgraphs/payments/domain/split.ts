import { invariant } from '../../../platform/errors.ts'

/** What the platform keeps of every order: 0.6 %. */
export const PLATFORM_FEE_BP = 60

const WHOLE_BP = 10_000n

/** Who gets how much of what a buyer pays, in minor units; they sum to it. */
export interface Split {
  readonly supplierMinor: bigint
  /** The commission of whoever picked the product; 0 when nobody did. */
  readonly sellerMinor: bigint
  readonly platformMinor: bigint
}

/**
 * Split what a buyer pays. Commission and fee are rounded down to the minor unit; what rounding leaves is the supplier's, who
 * bears both. So the sum is exact, nobody is paid more than their rate, and an order of one fen is all the supplier's.
 * @param commissionBp hundredths of a percent, as promised when the product was picked; 0 when it was not picked
 */
export function splitOrder(amountMinor: bigint, commissionBp: number, feeBp: number = PLATFORM_FEE_BP): Split {
  const sellerMinor = (amountMinor * BigInt(commissionBp)) / WHOLE_BP
  const platformMinor = (amountMinor * BigInt(feeBp)) / WHOLE_BP
  const supplierMinor = amountMinor - sellerMinor - platformMinor
  invariant(amountMinor > 0n && supplierMinor > 0n, `${amountMinor} at ${commissionBp} and ${feeBp} leave nothing`)
  return { supplierMinor, sellerMinor, platformMinor }
}
