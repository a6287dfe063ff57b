import { forbidden, invariant } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { readOptionalText } from '../../platform/input.ts'
import { type Outcome, ok, type Payload, payload } from '../../platform/outcome.ts'
import { connection, pageRequest } from '../../platform/pagination.ts'
import { hasScope, userIdOf } from '../../platform/viewer.ts'
import type { Resolvers, UserErrorCode } from './__generated__/types.ts'
import { type Context, refreshed } from './context.ts'
import { changeProduct } from './operations/changeProduct.ts'
import { createProduct } from './operations/createProduct.ts'
import { pickSourcedProduct } from './operations/pickSourcedProduct.ts'
import { setSourcingOffer } from './operations/setSourcingOffer.ts'
import { PRODUCT_KEY, type Product, productKey } from './store/products.ts'

/** What is sold and ordered; resolvers.ts has the rest. */
export const commerce = {
  Query: {
    product: (_, { id }, { loaders }) => (isId('Product', id) ? loaders.product.load(id) : null),
    sourcingOffers: async (_, { query, ...args }, ctx) => {
      const page = pageRequest(args, PRODUCT_KEY)
      const words = readOptionalText(query, { max: 60, argument: 'query' })
      await requireSeller(ctx)
      return connection(await ctx.store.products.offered(words, page), page, productKey)
    },
  },
  Mutation: {
    createProduct: async (_, { input }, ctx) => productPayload(ctx, createProduct(refreshed(ctx), input)),
    changeProduct: async (_, { input }, ctx) => productPayload(ctx, changeProduct(refreshed(ctx), input)),
    setSourcingOffer: async (_, { input }, ctx) => productPayload(ctx, setSourcingOffer(refreshed(ctx), input)),
    pickSourcedProduct: async (_, args, ctx) => productPayload(ctx, pickSourcedProduct(refreshed(ctx), args)),
  },
  Merchant: {
    __resolveReference: ({ id }) => (isId('Merchant', id) ? { id } : null),
    products: async ({ id }, args, { loaders }) => {
      const page = pageRequest(args, PRODUCT_KEY)
      return connection(await loaders.products(id, page), page, productKey)
    },
  },
  Product: {
    __resolveReference: ({ id }, { loaders }) => (isId('Product', id) ? loaders.product.load(id) : null),
    merchant: ({ merchantId, supplierId }) => ({ id: merchantId ?? supplierId }),
    lifeAccount: ({ lifeAccountId: id }) => (id === null ? null : { __typename: 'LifeAccount', id }),
    available: ({ isListed, stock, isPick, terms }) => isListed && stock >= smallestOrder({ isPick, terms }),
    sourcing: (product) => (product.terms ? product : null),
  },
  SourcingOffer: {
    supplier: ({ supplierId }) => ({ id: supplierId }),
    commissionBasisPoints: (product) => termsOf(product).commissionBp,
    commissionRate: (product) => termsOf(product).commissionBp / 10_000,
    minQuantity: (product) => termsOf(product).minQuantity,
  },
} satisfies Resolvers

/** @throws FORBIDDEN for who has nothing to sell with */
async function requireSeller({ viewer, store, settle }: Context): Promise<void> {
  if (hasScope(viewer, 'catalog:read')) return
  const userId = userIdOf(viewer)
  if (userId !== null && (await store.merchants.isSeller(userId))) return
  await settle()
  if (userId !== null && (await store.merchants.isSeller(userId))) return
  throw forbidden('This needs an approved merchant, a life account or the scope "catalog:read".', {
    missingScopes: [['catalog:read']],
  })
}

/** What an act on a product answers: the product as it is now. */
async function productPayload<C extends UserErrorCode>(
  ctx: Context,
  act: Promise<Outcome<string, C>>,
): Promise<Payload<'product', Product, UserErrorCode>> {
  const outcome = await act
  if (!outcome.ok) return payload<'product', Product, UserErrorCode>('product', outcome)
  const product = await ctx.loaders.product.load(outcome.value)
  invariant(product, `the product ${outcome.value} is gone`)
  return payload('product', ok(product))
}

const smallestOrder = ({ isPick, terms }: Pick<Product, 'isPick' | 'terms'>) => (isPick && terms?.minQuantity) || 1

function termsOf({ id, terms }: Product) {
  invariant(terms, `${id} is not on offer`)
  return terms
}
