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
  const sellerMinor = partOf(amountMinor, commissionBp)
  const platformMinor = partOf(amountMinor, feeBp)
  const supplierMinor = amountMinor - sellerMinor - platformMinor
  invariant(amountMinor > 0n && supplierMinor > 0n, `${amountMinor} at ${commissionBp} and ${feeBp} leave nothing`)
  return { supplierMinor, sellerMinor, platformMinor }
}

/**
 * Split what a buyer pays where the seller set another price than the supplier's: the supplier gets what its own price would have
 * brought, the platform its rate of what is paid, and the seller the rest.
 * @param listedMinor what the order would have come to at the supplier's price
 * @returns null when that leaves less than nothing for the seller
 */
export function splitAt(amountMinor: bigint, listedMinor: bigint, commissionBp: number): Split | null {
  const { supplierMinor } = splitOrder(listedMinor, commissionBp)
  const platformMinor = partOf(amountMinor, PLATFORM_FEE_BP)
  const sellerMinor = amountMinor - supplierMinor - platformMinor
  return sellerMinor < 0n ? null : { supplierMinor, sellerMinor, platformMinor }
}

/** Rounded down to the minor unit. */
const partOf = (minor: bigint, basisPoints: number) => (minor * BigInt(basisPoints)) / WHOLE_BP
