import { isId } from '../../../platform/ids.ts'
import { readInteger } from '../../../platform/input.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import type { SetSourcingOfferInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { decideOwnProduct, QUANTITY_MAX } from '../domain/product.ts'
import { COMMISSION_MAX_BP } from '../domain/sourcing.ts'
import { requireActor } from './actor.ts'

/**
 * Offer a product to whoever picks it, or end the offer; the same offer again changes nothing.
 * @throws BAD_USER_INPUT for a commission or quantity out of bounds. @returns the product's id
 */
export async function setSourcingOffer(
  ctx: Context,
  { productId, commissionBasisPoints, minQuantity = 1 }: SetSourcingOfferInput,
): Promise<Outcome<string, 'PRODUCT_NOT_FOUND' | 'PRODUCT_IS_PICKED'>> {
  const actor = requireActor(ctx.viewer, 'catalog:write')
  if (commissionBasisPoints != null)
    readInteger(commissionBasisPoints, { min: 1, max: COMMISSION_MAX_BP, argument: 'input.commissionBasisPoints' })
  readInteger(minQuantity, { min: 1, max: QUANTITY_MAX, argument: 'input.minQuantity' })
  return ctx.store.act(async (tx) => {
    const own = decideOwnProduct(isId('Product', productId) ? await tx.products.lock(productId) : null, actor)
    if (!own.ok) return own
    const offer =
      commissionBasisPoints == null
        ? { commissionBp: null, minQuantity: null }
        : { commissionBp: commissionBasisPoints, minQuantity }
    await tx.products.change(productId, offer)
    return ok(productId)
  })
}
