import { MINOR_DIGITS, type Money } from '../../../platform/money.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import type { DecidedPrice } from './price.ts'
import type { Terms } from './sourcing.ts'
import type { Split } from './split.ts'

export type OrderRefusal =
  | 'PRODUCT_NOT_FOUND'
  | 'OWN_PRODUCT'
  | 'QUANTITY_BELOW_MINIMUM'
  | 'SUBJECT_NOT_FOUND'
  | 'PRICE_CHANGED'
  | 'INVALID_AMOUNT'

/** What is known of an order before stock and money are looked at. */
export interface OrderFacts {
  readonly buyerId: string
  /** Null when there is none. */
  readonly product: {
    readonly isListed: boolean
    readonly isPick: boolean
    readonly terms: Terms | null
    readonly decided: DecidedPrice
    /** Who supplies and who sells it. */
    readonly ownerIds: readonly string[]
  } | null
  readonly quantity: number
  /** Whether the subject that was named is there; true when none was named. */
  readonly isSubjectThere: boolean
  /** What the buyer was shown as the price of a piece; null when that was not said. */
  readonly expected: Money | null
}

/**
 * Decide whether something can be ordered, the first rule that refuses in reading order. Nobody pays another price than they said
 * they saw, and who did not say is not charged another one than the room shows.
 * @returns what a piece costs, and who gets how much of the whole
 */
export function decideOrder(facts: OrderFacts): Outcome<{ unit: Money; split: Split }, OrderRefusal> {
  const { buyerId, product, quantity, isSubjectThere, expected } = facts
  const field = ['input', 'productId']
  if (!product?.isListed) return rejected('PRODUCT_NOT_FOUND', field)
  if (product.ownerIds.includes(buyerId)) return rejected('OWN_PRODUCT', field)
  const least = product.isPick ? (product.terms?.minQuantity ?? 1) : 1
  if (quantity < least)
    return rejected('QUANTITY_BELOW_MINIMUM', ['input', 'quantity'], `An order of it takes at least ${least} pieces.`)
  if (!isSubjectThere) return rejected('SUBJECT_NOT_FOUND', ['input', 'viaSubjectId'])
  const { unit, split, isAsShown } = product.decided
  const isAgreed = expected ? expected.minor === unit.minor && expected.currency === unit.currency : isAsShown
  if (!isAgreed) return rejected('PRICE_CHANGED', ['input', 'expectedUnitPrice'], `A piece costs ${inWords(unit)} now.`)
  if (!split) return rejected('INVALID_AMOUNT', ['input', 'quantity'])
  return ok({ unit, split })
}

/** `CNY 88.00`. */
function inWords({ minor, currency }: Money): string {
  const digits = MINOR_DIGITS[currency]
  const text = minor.toString().padStart(digits + 1, '0')
  return `${currency} ${text.slice(0, -digits)}.${text.slice(-digits)}`
}
