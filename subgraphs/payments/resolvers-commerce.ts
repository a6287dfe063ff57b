import { foreignReference } from '../../platform/access.ts'
import { badUserInput, forbidden, invariant } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { readOptionalText } from '../../platform/input.ts'
import { money } from '../../platform/money.ts'
import { type Outcome, ok, type Payload, payload } from '../../platform/outcome.ts'
import { connection, pageLimit, pageRequest } from '../../platform/pagination.ts'
import { hasScope, hasScopeOver, requireOwners, userIdOf, type Viewer } from '../../platform/viewer.ts'
import type { Resolvers, UserErrorCode } from './__generated__/types.ts'
import { type Context, refreshed } from './context.ts'
import { merchantOf } from './domain/account.ts'
import { last4Of } from './domain/settlement.ts'
import { STEPS } from './domain/workflow.ts'
import { cancelOrder } from './operations/cancelOrder.ts'
import { changeProduct } from './operations/changeProduct.ts'
import { checkout } from './operations/checkout.ts'
import { createProduct } from './operations/createProduct.ts'
import { fulfilOrder } from './operations/fulfilOrder.ts'
import { pickSourcedProduct } from './operations/pickSourcedProduct.ts'
import { requestPayout } from './operations/requestPayout.ts'
import { retryWorkflow } from './operations/retryWorkflow.ts'
import { setPayoutAccount } from './operations/setPayoutAccount.ts'
import { setSourcingOffer } from './operations/setSourcingOffer.ts'
import { type WorkflowEvent, workflowEvents } from './operations/workflowEvents.ts'
import type { OrderRow } from './store/commerce-tables.ts'
import { ORDER_KEY, orderKey } from './store/orders.ts'
import { PAYOUT_KEY, payoutKey } from './store/payouts.ts'
import { PRODUCT_KEY, type Product, productKey } from './store/products.ts'
import type { Workflow } from './store/workflows.ts'

/** What is sold and ordered; resolvers.ts has the rest. */
export const commerce = {
  Query: {
    order: (_, { id }, { loaders }) => (isId('Order', id) ? loaders.order(id) : null),
    workflow: (_, { id }, { loaders }) => (isId('Workflow', id) ? loaders.workflow(id) : null),
    stuckWorkflows: (_, { first }, { store }) => store.workflows.stuck(pageLimit(first)),
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
    checkout: async (_, { input }, ctx) => workflowPayload(ctx, await checkout(refreshed(ctx), input)),
    fulfilOrder: async (_, { orderId }, ctx) => orderPayload(ctx, await fulfilOrder(refreshed(ctx), orderId)),
    cancelOrder: async (_, { input }, ctx) => orderPayload(ctx, await cancelOrder(refreshed(ctx), input)),
    retryWorkflow: async (_, args, ctx) => workflowPayload(ctx, await retryWorkflow(refreshed(ctx), args)),
    setPayoutAccount: async (_, { input }, ctx) => payload('merchant', await setPayoutAccount(refreshed(ctx), input)),
    requestPayout: async (_, { input }, ctx) => {
      const outcome = await requestPayout(refreshed(ctx), input)
      return payload('payout', outcome.ok ? ok(found(await ctx.loaders.payout(outcome.value))) : outcome)
    },
  },
  Subscription: {
    workflowEvents: {
      subscribe: (_, args, ctx) => workflowEvents(ctx, args),
      resolve: (event: WorkflowEvent) => event,
    },
  },
  Merchant: {
    __resolveReference: ({ id }) => (isId('Merchant', id) ? foreignReference(id) : null),
    products: async ({ id }, args, { loaders }) => {
      const page = pageRequest(args, PRODUCT_KEY)
      return connection(await loaders.products(id, page), page, productKey)
    },
    orders: async ({ id }, args, ctx) => {
      const page = pageRequest(args, ORDER_KEY)
      await requireMerchant(ctx, id)
      return connection(await ctx.loaders.ordersOfMerchant(id, page), page, orderKey)
    },
    settlement: async ({ id }, _, ctx) => {
      await requireMerchant(ctx, id)
      return { id }
    },
  },
  Settlement: {
    balance: async ({ id }, _, { loaders }) => money(await loaders.merchantBalance(id)),
    pending: async ({ id }, _, { loaders }) => money(await loaders.merchantPending(id)),
    nextPayoutAt: async ({ id }, _, { loaders }) => {
      const [account, balance] = await Promise.all([loaders.payoutAccount.load(id), loaders.merchantBalance(id)])
      return account && balance > 0n ? account.nextPayoutAt : null
    },
    feesToDate: async ({ id }, _, { loaders }) => money((await loaders.merchantTotal.load(id))?.feesMinor ?? 0n),
    grossToDate: async ({ id }, _, { loaders }) => money((await loaders.merchantTotal.load(id))?.grossMinor ?? 0n),
    payoutAccount: ({ id }, _, { loaders }) => loaders.payoutAccount.load(id),
    payouts: async ({ id }, args, { loaders }) => {
      const page = pageRequest(args, PAYOUT_KEY)
      return connection(await loaders.payoutsOf(id, page), page, payoutKey)
    },
    statement: async ({ id }, { from, to }, { store }) => {
      if (from >= to) throw badUserInput('"from" must be before "to".', 'from')
      const { openingMinor, closingMinor, lines } = await store.payouts.statement(merchantOf(id), from, to)
      return {
        ...{ from, to, opening: money(openingMinor), closing: money(closingMinor) },
        lines: lines.map(({ creditsMinor, debitsMinor, ...line }) => ({
          ...line,
          credits: money(creditsMinor),
          debits: money(debitsMinor),
        })),
      }
    },
  },
  PayoutAccount: { last4: ({ accountNumber }) => last4Of(accountNumber) },
  Payout: {
    __resolveReference: ({ id }, { loaders }) => (isId('Payout', id) ? loaders.payout(id) : null),
    merchant: ({ merchantId }) => foreignReference(merchantId),
    amount: ({ amountMinor, currency }) => money(amountMinor, currency),
    to: (payout) => payout,
    workflow: async (payout, _, { loaders }) => found(await loaders.workflowOf(payout)),
  },
  Order: {
    __resolveReference: ({ id }, { loaders }) => (isId('Order', id) ? loaders.order(id) : null),
    buyer: ({ buyerId }) => ({ id: buyerId }),
    product: async ({ productId }, _, { loaders }) => found(await loaders.product.load(productId)),
    unitPrice: ({ unitMinor, currency }) => money(unitMinor, currency),
    amount: ({ amountMinor, currency }) => money(amountMinor, currency),
    viaSubject: async ({ viaSubjectId }, _, { loaders }) => {
      const subject = viaSubjectId === null ? null : await loaders.subject.load(viaSubjectId)
      return subject && !subject.isRemoved ? { id: subject.id } : null
    },
    shares: (order, _, { viewer }) => {
      const viewerId = userIdOf(viewer)
      const isParty = viewerId !== null && [order.supplierOwnerId, order.sellerOwnerId].includes(viewerId)
      const isTheirs = isOver(viewer, order.supplierId) || isOver(viewer, order.sellerMerchantId)
      return isParty || isTheirs ? sharesOf(order) : null
    },
    redemptionCode: ({ buyerId, redemptionCode }, _, { viewer }) =>
      userIdOf(viewer) === buyerId ? redemptionCode : null,
    transfer: ({ transferId }, _, { loaders }) => (transferId === null ? null : loaders.transferOfOrder(transferId)),
    refund: ({ refundId }, _, { loaders }) => (refundId === null ? null : loaders.transferOfOrder(refundId)),
    workflow: async (order, _, { loaders }) => found(await loaders.workflowOf(order)),
  },
  Workflow: {
    __resolveReference: ({ id }, { loaders }) => (isId('Workflow', id) ? loaders.workflow(id) : null),
    order: ({ kind, aboutId }, _, { loaders }) => (kind === 'CHECKOUT' ? loaders.orderAbout(aboutId) : null),
    payout: ({ kind, aboutId }, _, { loaders }) => (kind === 'PAYOUT' ? loaders.payoutAbout(aboutId) : null),
  },
  WorkflowStep: {
    subgraph: ({ name }) => STEPS[name].subgraph,
    compensationAttempts: ({ undoAttempts }) => undoAttempts,
  },
  Product: {
    __resolveReference: ({ id }, { loaders }) => (isId('Product', id) ? loaders.product.load(id) : null),
    merchant: ({ merchantId, supplierId }) => foreignReference(merchantId ?? supplierId),
    stock: ({ merchantId, stock }, _, { viewer }) => {
      requireOwners(viewer, 'catalog:read', merchantId)
      return stock
    },
    lifeAccount: ({ lifeAccountId: id }) => (id === null ? null : { __typename: 'LifeAccount', id }),
    available: ({ isListed, stock, isPick, terms }) => isListed && stock >= smallestOrder({ isPick, terms }),
    sourcing: (product) => (product.terms ? product : null),
  },
  SourcingOffer: {
    supplier: ({ supplierId }) => foreignReference(supplierId),
    commissionBasisPoints: (product) => termsOf(product).commissionBp,
    commissionRate: (product) => termsOf(product).commissionBp / 10_000,
    minQuantity: (product) => termsOf(product).minQuantity,
  },
} satisfies Resolvers

/** Whether the viewer may read the money of a merchant without owning it: staff, and the merchant's apps. */
const isOver = (viewer: Viewer, merchantId: string | null) => hasScopeOver(viewer, 'payments:read', merchantId)

/** @throws FORBIDDEN for who has nothing to sell with */
async function requireSeller({ viewer, store, settle }: Context): Promise<void> {
  if (hasScope(viewer, 'catalog:read')) return
  if (viewer.kind === 'app' && (await store.merchants.byId(viewer.ownerId))?.onboardingState === 'APPROVED') return
  const userId = userIdOf(viewer)
  if (userId !== null && (await store.merchants.isSeller(userId))) return
  await settle()
  if (userId !== null && (await store.merchants.isSeller(userId))) return
  throw forbidden('This needs an approved merchant, a life account or the scope "catalog:read".', {
    missingScopes: [['catalog:read']],
  })
}

/** @throws FORBIDDEN for who may not see what the merchant earns */
async function requireMerchant(ctx: Context, merchantId: string): Promise<void> {
  if (await ctx.loaders.maySeeMerchant(merchantId)) return
  throw forbidden('This needs to be a merchant of your own, or the scope "payments:read".', {
    missingScopes: [['payments:read']],
  })
}

async function orderPayload<C extends UserErrorCode>(ctx: Context, outcome: Outcome<string, C>) {
  return payload<'order', OrderRow, UserErrorCode>(
    'order',
    outcome.ok ? ok(found(await ctx.loaders.order(outcome.value))) : outcome,
  )
}

async function workflowPayload<C extends UserErrorCode>(ctx: Context, outcome: Outcome<string, C>) {
  return payload<'workflow', Workflow, UserErrorCode>(
    'workflow',
    outcome.ok ? ok(found(await ctx.loaders.workflow(outcome.value))) : outcome,
  )
}

/** What an act just wrote, or another row refers to, is there. */
function found<T>(row: T | null): T {
  invariant(row !== null, 'a row that was referred to is gone')
  return row
}

/** Who gets how much, the supplier first; nobody is listed with nothing. */
function sharesOf(order: OrderRow) {
  const { supplierId, sellerMerchantId, sellerOwnerId, currency } = order
  const shares = [
    { role: 'SUPPLIER', merchant: foreignReference(supplierId), user: null, minor: order.supplierMinor },
    {
      role: 'SELLER',
      merchant: sellerMerchantId === null ? null : foreignReference(sellerMerchantId),
      user: sellerMerchantId === null && sellerOwnerId !== null ? { id: sellerOwnerId } : null,
      minor: order.sellerMinor,
    },
    { role: 'PLATFORM', merchant: null, user: null, minor: order.platformMinor },
  ] as const
  return shares
    .filter(({ minor }) => minor > 0n)
    .map(({ minor, ...share }) => ({ ...share, amount: money(minor, currency) }))
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
