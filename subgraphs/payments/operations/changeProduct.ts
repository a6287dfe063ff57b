import type { IdempotencyCode } from '../../../platform/idempotency.ts'
import { isId } from '../../../platform/ids.ts'
import { readInteger } from '../../../platform/input.ts'
import { parseAmount } from '../../../platform/money.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import type { ChangeProductInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { decideOwnProduct, decidePrice, decideStock, readTitle, STOCK_MAX } from '../domain/product.ts'
import { requireActor } from './actor.ts'

type Refusal =
  | 'INVALID_AMOUNT'
  | IdempotencyCode
  | 'PRODUCT_NOT_FOUND'
  | 'PRODUCT_IS_PICKED'
  | 'CURRENCY_MISMATCH'
  | 'OUT_OF_STOCK'
  | 'STOCK_LIMIT_REACHED'

/** Change a product of one's own, once per key. @throws BAD_USER_INPUT for a malformed title or number. @returns its id */
export async function changeProduct(ctx: Context, input: ChangeProductInput): Promise<Outcome<string, Refusal>> {
  const actor = requireActor(ctx.viewer, 'catalog:write')
  const { productId } = input
  const title = input.title == null ? undefined : readTitle(input.title)
  const added = readInteger(input.addStock ?? 0, { min: -STOCK_MAX, max: STOCK_MAX, argument: 'input.addStock' })
  const price = input.price ? parseAmount(input.price, ['input', 'price']) : ok(null)
  if (!price.ok) return price
  return ctx.store.act((tx) =>
    tx.once<string, Refusal>({
      ownerId: actor.actorId,
      operation: 'changeProduct',
      input,
      idOf: (id) => id,
      replay: async (id) => id,
      run: async () => {
        // Locked: orders taken meanwhile are counted before or after, never lost.
        const own = decideOwnProduct(isId('Product', productId) ? await tx.products.lock(productId) : null, actor)
        if (!own.ok) return own
        const currency = price.value ? decidePrice(price.value.currency) : ok(null)
        if (!currency.ok) return currency
        const stock = decideStock(own.value.stock, added)
        if (!stock.ok) return stock
        await tx.products.change(productId, {
          ...(title !== undefined && { title }),
          ...(price.value && { priceMinor: price.value.minor, currency: price.value.currency }),
          ...(added !== 0 && { stock: stock.value }),
          ...(input.listed != null && { isListed: input.listed }),
        })
        return ok(productId)
      },
    }),
  )
}
