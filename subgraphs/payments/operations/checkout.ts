import type { IdempotencyCode } from '../../../platform/idempotency.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { readInteger } from '../../../platform/input.ts'
import { type Money, parseAmount } from '../../../platform/money.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { CheckoutInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { walletIdOf } from '../domain/account.ts'
import { decideOrder, type OrderRefusal } from '../domain/order.ts'
import { decidePrice } from '../domain/price.ts'
import { QUANTITY_MAX } from '../domain/product.ts'
import { isSubjectId } from '../domain/tip.ts'
import { checkoutSteps } from '../domain/workflow.ts'
import type { PaymentsTx } from '../store/index.ts'
import type { Product } from '../store/products.ts'
import { changed } from './advance.ts'
import { settled } from './settled.ts'

type Refusal = IdempotencyCode | OrderRefusal | 'OUT_OF_STOCK' | 'INSUFFICIENT_FUNDS'

/**
 * Order a product: reserve the stock and begin the workflow that pays and hands over, in one transaction, once per key; then do as much
 * of it as can be done at once. Whatever stops that, a worker goes on with it. Who comes from a live room pays what it shows.
 * @throws BAD_USER_INPUT for a quantity outside 1 to 1,000. @returns the workflow's id
 */
export async function checkout(ctx: Context, input: CheckoutInput): Promise<Outcome<string, Refusal>> {
  const { userId: buyerId } = requireUser(ctx.viewer)
  const quantity = readInteger(input.quantity ?? 1, { min: 1, max: QUANTITY_MAX, argument: 'input.quantity' })
  const { lease, dueAt } = ctx.workflows.lease()
  const workflowId = newId('Workflow')
  const expected = input.expectedUnitPrice
    ? parseAmount(input.expectedUnitPrice, ['input', 'expectedUnitPrice'])
    : ok<Money | null>(null)
  if (!expected.ok) return expected
  const couldBeNews = isSubjectId(input.viaSubjectId)
  // Who does not say what they saw is charged what the room shows, so it has to be known what it shows now.
  if (isId('LiveRoom', input.viaSubjectId) && !expected.value) await ctx.settle()
  const begun = await settled(ctx, couldBeNews ? ['SUBJECT_NOT_FOUND', 'PRICE_CHANGED'] : [], () =>
    ctx.store.act((tx) =>
      tx.once<string, Refusal>({
        ownerId: buyerId,
        operation: 'checkout',
        input,
        idOf: (id) => id,
        replay: async (id) => id,
        run: () =>
          place(tx, {
            ...input,
            expected: expected.value,
            quantity,
            buyerId,
            workflowId,
            lease,
            dueAt,
            at: ctx.clock.now(),
          }),
      }),
    ),
  )
  if (begun.ok && begun.value === workflowId) await ctx.workflows.goOn(workflowId, lease)
  return begun
}

interface Placing {
  productId: string
  viaSubjectId?: string | null | undefined
  expected: Money | null
  quantity: number
  buyerId: string
  workflowId: string
  lease: string
  dueAt: Date
  at: Date
}

async function place(tx: PaymentsTx, placing: Placing): Promise<Outcome<string, Refusal>> {
  const { productId, quantity, buyerId, workflowId, lease, dueAt, at } = placing
  const viaSubjectId = placing.viaSubjectId ?? null
  const product = isId('Product', productId) ? await tx.products.byId(productId) : null
  const lifeAccount = product?.lifeAccountId ? await tx.merchants.lifeAccount(product.lifeAccountId) : null
  const shown = isId('LiveRoom', viaSubjectId) ? await tx.livePrices.of(viaSubjectId, productId) : null
  const commissionBp = lifeAccount ? (product?.terms?.commissionBp ?? 0) : 0
  const sellerOwnerId = lifeAccount?.ownerId ?? null
  const decision = decideOrder({
    buyerId,
    product: product && {
      ...product,
      decided: decidePrice({ ...product, commissionBp, sellerOwnerId }, quantity, shown),
      ownerIds: [product.supplierOwnerId, ...(sellerOwnerId ? [sellerOwnerId] : [])],
    },
    quantity,
    isSubjectThere: viaSubjectId === null || (await isThere(tx, viaSubjectId)),
    expected: placing.expected,
  })
  if (!decision.ok) return decision
  const { unit, split } = decision.value
  const amountMinor = unit.minor * BigInt(quantity)
  const bought = product as Product
  const { sourceId, delivery, supplierId, supplierOwnerId } = bought
  // The row of the stock is locked from here on: of two orders for the last piece the second waits, and finds none.
  if (!(await tx.products.takeStock(sourceId, quantity))) return rejected('OUT_OF_STOCK', ['input', 'quantity'])
  const walletId = walletIdOf(buyerId, unit.currency)
  const balance = (await tx.accounts.balances([walletId], null)).get(walletId) ?? 0n
  // Asked early, so that the answer is plain; the hold decides.
  if (balance < amountMinor) return rejected('INSUFFICIENT_FUNDS', ['input', 'quantity'])

  const orderId = newId('Order')
  await tx.orders.add({
    ...{ id: orderId, buyerId, productId, sourceId, quantity, delivery, viaSubjectId, workflowId, createdAt: at },
    ...{ unitMinor: unit.minor, amountMinor, currency: unit.currency, supplierId, supplierOwnerId },
    lifeAccountId: lifeAccount?.id ?? null,
    sellerMerchantId: lifeAccount?.merchantId ?? null,
    sellerOwnerId,
    ...split,
  })
  await tx.workflows.add(
    {
      ...{ id: workflowId, kind: 'CHECKOUT', aboutId: orderId, ownerId: buyerId, state: 'RUNNING' },
      ...{ lease, dueAt, createdAt: at, updatedAt: at },
    },
    checkoutSteps(isId('LiveRoom', viaSubjectId)),
    ['RESERVE_STOCK'],
  )
  const workflow = await tx.workflows.byId(workflowId)
  if (workflow) await tx.outbox.publishAll([changed(workflow, at)])
  return ok(workflowId)
}

async function isThere(tx: PaymentsTx, subjectId: string): Promise<boolean> {
  const subject = isSubjectId(subjectId) ? await tx.subjects.byId(subjectId) : null
  return subject !== null && !subject.isRemoved
}
