import { AMOUNT_MAX_MINOR, type Money } from '../../../platform/money.ts'
import { type Split, splitAt, splitOrder } from './split.ts'

/** A price that a live room shows for a product. */
export interface ShownPrice {
  readonly price: Money
  /** Who runs the room. */
  readonly hostId: string
}

/** What is known of a product where its price is decided. */
export interface Priced {
  readonly price: Money
  /** The commission of whoever picked it; 0 when nobody did. */
  readonly commissionBp: number
  readonly supplierOwnerId: string
  /** Whoever picked it; null when nobody did. */
  readonly sellerOwnerId: string | null
}

export interface DecidedPrice {
  readonly unit: Money
  /** Null where it comes to more than one payment can. */
  readonly split: Split | null
  /** Whether what the room shows is what holds; true when it shows no price. */
  readonly isAsShown: boolean
}

/**
 * Decide what a piece costs somebody who came from a room. The room's price holds where its host may set it: who supplies the product
 * sets any, and the shares follow from it; who picked it may set one that leaves the supplier what its own price would have, so that a
 * discount is taken from the commission, and a surcharge added to it. Any other room's price does not hold: the product's does.
 * @param shown what the room shows; null when it shows no price
 */
export function decidePrice(product: Priced, quantity: number, shown: ShownPrice | null): DecidedPrice {
  const { price, commissionBp, supplierOwnerId, sellerOwnerId } = product
  const totalOf = ({ minor }: Money) => minor * BigInt(quantity)
  const split = (unit: Money, of: (amountMinor: bigint) => Split | null) =>
    totalOf(unit) > AMOUNT_MAX_MINOR ? null : of(totalOf(unit))
  const ofRates = (amountMinor: bigint) => splitOrder(amountMinor, commissionBp)
  const listed = { unit: price, split: split(price, ofRates), isAsShown: shown === null }
  if (shown === null || shown.price.currency !== price.currency) return listed
  const unit = shown.price
  if (shown.hostId === supplierOwnerId) return { unit, split: split(unit, ofRates), isAsShown: true }
  if (shown.hostId !== sellerOwnerId) return listed
  if (totalOf(unit) > AMOUNT_MAX_MINOR || totalOf(price) > AMOUNT_MAX_MINOR)
    return { unit, split: null, isAsShown: true }
  const own = splitAt(totalOf(unit), totalOf(price), commissionBp)
  return own ? { unit, split: own, isAsShown: true } : listed
}
