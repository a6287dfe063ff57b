import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { type Actor, mayAct } from './product.ts'

/** The most a supplier may offer: 90 %, so that something is left for the platform's fee. */
export const COMMISSION_MAX_BP = 9_000

/** What a supplier offers, and what a pick was promised: a commission in hundredths of a percent, on orders of at least so many. */
export interface Terms {
  readonly commissionBp: number
  readonly minQuantity: number
}

/** A life account: what sells what it picked. */
export interface LifeAccount {
  readonly id: string
  readonly ownerId: string
  /** The merchant it speaks for; null for a creator's own. */
  readonly merchantId: string | null
}

/** A product on its way to be picked. */
export interface Pickable {
  readonly isPick: boolean
  readonly isListed: boolean
  readonly supplierOwnerId: string
  /** What is offered now; null for nothing. */
  readonly offer: Terms | null
}

export type PickRefusal =
  | 'LIFE_ACCOUNT_NOT_FOUND'
  | 'PRODUCT_NOT_FOUND'
  | 'NOT_OFFERED'
  | 'OWN_PRODUCT'
  | 'ALREADY_PICKED'

/** Decide whether a life account can pick a product, the first rule that refuses in reading order. @returns the terms it gets */
export function decidePick(facts: {
  lifeAccount: LifeAccount | null
  product: Pickable | null
  wasPicked: boolean
  actor: Actor
}): Outcome<Terms, PickRefusal> {
  const { lifeAccount, product, wasPicked, actor } = facts
  if (!lifeAccount || !mayAct(lifeAccount, actor)) return rejected('LIFE_ACCOUNT_NOT_FOUND', ['lifeAccountId'])
  if (!product?.isListed) return rejected('PRODUCT_NOT_FOUND', ['productId'])
  if (product.isPick || !product.offer) return rejected('NOT_OFFERED', ['productId'])
  if (product.supplierOwnerId === lifeAccount.ownerId) return rejected('OWN_PRODUCT', ['productId'])
  if (wasPicked) return rejected('ALREADY_PICKED', ['productId'])
  return ok(product.offer)
}
