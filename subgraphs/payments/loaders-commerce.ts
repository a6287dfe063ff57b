import DataLoader from 'dataloader'
import { keyLoader, pageLoader } from '../../platform/loader.ts'
import { hasScope, hasScopeOver, userIdOf, type Viewer } from '../../platform/viewer.ts'
import { holdsOf, merchantOf } from './domain/account.ts'
import type { OrderRow, PayoutRow } from './store/commerce-tables.ts'
import type { PaymentsStore } from './store/index.ts'
import type { ListedOrder, MerchantTotal } from './store/orders.ts'
import type { Product } from './store/products.ts'
import type { Workflow } from './store/workflows.ts'

/** Loaders of what is sold and ordered; they too give what this viewer may see, null for what is not theirs. */
export function commerceLoaders(store: PaymentsStore, viewer: Viewer) {
  const viewerId = userIdOf(viewer)
  const isOne = (...ids: readonly (string | null)[]) => viewerId !== null && ids.includes(viewerId)
  const readsAll = hasScope(viewer, 'payments:read')
  const operates = hasScope(viewer, 'workflows:operate')

  const orders = keyLoader(store.orders.byIds, (order) => order.id)
  const payouts = keyLoader(store.payouts.byIds, (payout) => payout.id)
  const workflows = keyLoader(store.workflows.byIds, (workflow) => workflow.id)
  const merchants = keyLoader(store.merchants.byIds, (merchant) => merchant.id)
  /** What accounts hold, 0 for those that were never opened. */
  const balances = new DataLoader<string, bigint>(async (accountIds) => {
    const byId = await store.accounts.balances(accountIds, null)
    return accountIds.map((id) => byId.get(id) ?? 0n)
  })
  /** An app of one of these merchants, with the scope. */
  const isAppOf = (...merchantIds: readonly (string | null)[]) =>
    viewer.kind === 'app' && merchantIds.some((id) => hasScopeOver(viewer, 'payments:read', id))
  const maySee = (order: OrderRow) =>
    readsAll ||
    operates ||
    isAppOf(order.supplierId, order.sellerMerchantId) ||
    isOne(order.buyerId, order.supplierOwnerId, order.sellerOwnerId)

  return {
    product: keyLoader(store.products.byIds, (product) => product.id),
    products: pageLoader<Product>(store.products.pages, (product) => product.merchantId ?? ''),
    /** Whether the viewer may see what a merchant earns. */
    maySeeMerchant: async (merchantId: string): Promise<boolean> =>
      readsAll || isAppOf(merchantId) || isOne((await merchants.load(merchantId))?.ownerId ?? null),
    order: async (id: string): Promise<OrderRow | null> => {
      const order = await orders.load(id)
      return order && maySee(order) ? order : null
    },
    ordersOfBuyer: pageLoader<ListedOrder>(store.orders.ofBuyers, (order) => order.parentId),
    ordersOfMerchant: pageLoader<ListedOrder>(store.orders.ofMerchants, (order) => order.parentId),
    workflow: async (id: string): Promise<Workflow | null> => {
      const workflow = await workflows.load(id)
      return workflow && (operates || isOne(workflow.ownerId)) ? workflow : null
    },
    /** The workflow of something the viewer was shown. */
    workflowOf: ({ workflowId }: { workflowId: string }): Promise<Workflow | null> => workflows.load(workflowId),
    /** What a workflow the viewer was shown is about. */
    orderAbout: (id: string): Promise<OrderRow | null> => orders.load(id),
    payoutAbout: (id: string): Promise<PayoutRow | null> => payouts.load(id),
    payout: async (id: string): Promise<PayoutRow | null> => {
      const payout = await payouts.load(id)
      const merchant = payout && (await merchants.load(payout.merchantId))
      return payout && (readsAll || isAppOf(payout.merchantId) || isOne(merchant?.ownerId ?? null)) ? payout : null
    },
    payoutsOf: pageLoader<PayoutRow>(store.payouts.pages, (payout) => payout.merchantId),
    payoutAccount: keyLoader(store.payouts.accounts, (account) => account.merchantId),
    merchantTotal: keyLoader<MerchantTotal>(store.orders.totals, (total) => total.merchantId),
    merchantBalance: (merchantId: string): Promise<bigint> => balances.load(merchantOf(merchantId).id),
    merchantPending: (merchantId: string): Promise<bigint> => balances.load(holdsOf(merchantOf(merchantId)).id),
  }
}
