import type { IdempotencyCode } from '../../../platform/idempotency.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { readInteger } from '../../../platform/input.ts'
import { parseAmount } from '../../../platform/money.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import type { CreateProductInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { decidePrice, decideSelling, readTitle, STOCK_MAX } from '../domain/product.ts'
import { requireActor } from './actor.ts'
import { settled } from './settled.ts'

type Refusal = 'INVALID_AMOUNT' | IdempotencyCode | 'MERCHANT_NOT_FOUND' | 'MERCHANT_NOT_APPROVED' | 'CURRENCY_MISMATCH'

/** Add a product to a merchant, once per key. @throws BAD_USER_INPUT for a malformed title or stock. @returns its id */
export async function createProduct(ctx: Context, input: CreateProductInput): Promise<Outcome<string, Refusal>> {
  const actor = requireActor(ctx.viewer, 'catalog:write')
  const title = readTitle(input.title)
  const stock = readInteger(input.stock, { min: 0, max: STOCK_MAX, argument: 'input.stock' })
  const price = parseAmount(input.price, ['input', 'price'])
  if (!price.ok) return price
  const { merchantId, delivery } = input
  return settled(ctx, ['MERCHANT_NOT_FOUND', 'MERCHANT_NOT_APPROVED'], () =>
    ctx.store.act((tx) =>
      tx.once<string, Refusal>({
        ownerId: actor.actorId,
        operation: 'createProduct',
        input,
        idOf: (id) => id,
        replay: async (id) => id,
        run: async () => {
          const merchant = isId('Merchant', merchantId) ? await tx.merchants.byId(merchantId) : null
          const selling = decideSelling(merchant, actor)
          if (!selling.ok) return selling
          const currency = decidePrice(price.value.currency)
          if (!currency.ok) return currency
          const id = newId('Product')
          await tx.products.add({
            ...{ id, merchantId, title, stock, delivery, createdAt: ctx.clock.now() },
            ...{ priceMinor: price.value.minor, currency: currency.value },
          })
          return ok(id)
        },
      }),
    ),
  )
}
