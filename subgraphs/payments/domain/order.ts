import { AMOUNT_MAX_MINOR } from '../../../platform/money.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import type { Terms } from './sourcing.ts'

export type OrderRefusal =
  | 'PRODUCT_NOT_FOUND'
  | 'OWN_PRODUCT'
  | 'QUANTITY_BELOW_MINIMUM'
  | 'SUBJECT_NOT_FOUND'
  | 'INVALID_AMOUNT'

/** What is known of an order before stock and money are looked at. */
export interface OrderFacts {
  readonly buyerId: string
  /** Null when there is none. */
  readonly product: {
    readonly isListed: boolean
    readonly isPick: boolean
    readonly terms: Terms | null
    readonly priceMinor: bigint
    /** Who supplies and who sells it. */
    readonly ownerIds: readonly string[]
  } | null
  readonly quantity: number
  /** Whether the subject that was named is there; true when none was named. */
  readonly isSubjectThere: boolean
}

/** Decide whether something can be ordered, the first rule that refuses in reading order. @returns what it comes to */
export function decideOrder(facts: OrderFacts): Outcome<bigint, OrderRefusal> {
  const { buyerId, product, quantity, isSubjectThere } = facts
  const field = ['input', 'productId']
  if (!product?.isListed) return rejected('PRODUCT_NOT_FOUND', field)
  if (product.ownerIds.includes(buyerId)) return rejected('OWN_PRODUCT', field)
  const least = product.isPick ? (product.terms?.minQuantity ?? 1) : 1
  if (quantity < least)
    return rejected('QUANTITY_BELOW_MINIMUM', ['input', 'quantity'], `An order of it takes at least ${least} pieces.`)
  if (!isSubjectThere) return rejected('SUBJECT_NOT_FOUND', ['input', 'viaSubjectId'])
  const amountMinor = product.priceMinor * BigInt(quantity)
  if (amountMinor > AMOUNT_MAX_MINOR) return rejected('INVALID_AMOUNT', ['input', 'quantity'])
  return ok(amountMinor)
}
