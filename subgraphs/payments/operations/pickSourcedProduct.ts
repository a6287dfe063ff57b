import type { IdempotencyCode } from '../../../platform/idempotency.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import type { MutationPickSourcedProductArgs } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import type { Actor } from '../domain/product.ts'
import { decidePick, type PickRefusal } from '../domain/sourcing.ts'
import type { PaymentsTx } from '../store/index.ts'
import { requireActor } from './actor.ts'
import { settled } from './settled.ts'

type Refusal = IdempotencyCode | PickRefusal

/** Pick a product for a life account, once per key; what is offered now is what it earns. @returns the new product's id */
export async function pickSourcedProduct(
  ctx: Context,
  args: MutationPickSourcedProductArgs,
): Promise<Outcome<string, Refusal>> {
  const actor = requireActor(ctx.viewer, 'catalog:write')
  const act = () =>
    ctx.store.act((tx) =>
      tx.once<string, Refusal>({
        ownerId: actor.actorId,
        operation: 'pickSourcedProduct',
        input: args,
        idOf: (id) => id,
        replay: async (id) => id,
        run: () => pick(tx, args, actor, ctx.clock.now()),
      }),
    )
  const outcome = await settled(ctx, ['LIFE_ACCOUNT_NOT_FOUND'], act)
  const isKey = !outcome.ok && (outcome.code === 'INVALID_IDEMPOTENCY_KEY' || outcome.code === 'IDEMPOTENCY_MISMATCH')
  return isKey ? { ...outcome, field: ['idempotencyKey'] } : outcome
}

async function pick(
  tx: PaymentsTx,
  { productId, lifeAccountId }: MutationPickSourcedProductArgs,
  actor: Actor,
  createdAt: Date,
): Promise<Outcome<string, Refusal>> {
  const lifeAccount = isId('LifeAccount', lifeAccountId) ? await tx.merchants.lifeAccount(lifeAccountId) : null
  // Locked: what two pick at once for one life account is picked once, and the offer stands while it is copied.
  const source = isId('Product', productId) ? await tx.products.lock(productId) : null
  const decision = decidePick({
    lifeAccount,
    product: source && { ...source, offer: source.terms },
    wasPicked: source !== null && (await tx.products.wasPicked(productId, lifeAccountId)),
    actor,
  })
  if (!decision.ok) return decision
  const id = newId('Product')
  await tx.products.add({
    ...{ id, sourceId: productId, lifeAccountId, merchantId: lifeAccount?.merchantId ?? null, createdAt },
    ...decision.value,
  })
  await tx.products.countPick(productId)
  return ok(id)
}
