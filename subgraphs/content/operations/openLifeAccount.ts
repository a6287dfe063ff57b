import { decideSettled } from '../../../platform/gatekeeper/gatekeeper.ts'
import type { IdempotencyCode } from '../../../platform/idempotency.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { readOptionalText, readText } from '../../../platform/input.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { OpenLifeAccountInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { decideOpenLifeAccount, type OpenLifeAccountRefusal } from '../domain/life-account.ts'
import type { LifeAccountRow } from '../store/tables.ts'
import { requireKnownAuthor } from './authors.ts'

/** Open a life account, for oneself or for a merchant one owns. @throws BAD_USER_INPUT for a name or bio of the wrong length */
export async function openLifeAccount(
  ctx: Context,
  input: OpenLifeAccountInput,
): Promise<Outcome<LifeAccountRow, OpenLifeAccountRefusal | IdempotencyCode>> {
  const { userId } = requireUser(ctx.viewer)
  const name = readText(input.name, { max: 50, argument: 'input.name' })
  const bio = readOptionalText(input.bio, { min: 0, max: 500, argument: 'input.bio' }) || null
  const merchantId = input.merchantId ?? null
  await requireKnownAuthor(ctx, userId)
  const merchant = merchantId === null ? null : await findMerchant(ctx, merchantId, userId)
  return ctx.store.act((tx) =>
    tx.once({
      ownerId: userId,
      operation: 'openLifeAccount',
      input,
      idOf: (account) => account.id,
      replay: tx.lifeAccounts.byId,
      run: async () => {
        // One at a time per person, so that the limit holds for two that come at once.
        await tx.people.lock(userId)
        const taken = merchant ? await tx.lifeAccounts.byMerchantIds([merchant.id]) : []
        const decision = decideOpenLifeAccount({
          ownerId: userId,
          ownedCount: await tx.lifeAccounts.countOwned(userId),
          merchant: merchantId === null ? undefined : merchant && { ...merchant, hasLifeAccount: taken.length > 0 },
        })
        if (!decision.ok) return decision
        const createdAt = ctx.clock.now()
        const account = { id: newId('LifeAccount'), ownerId: userId, merchantId, name, bio, followers: 0, createdAt }
        if (!(await tx.lifeAccounts.add(account))) return rejected('MERCHANT_HAS_LIFE_ACCOUNT', ['input', 'merchantId'])
        await tx.outbox.publish('content.lifeAccountOpened', {
          lifeAccountId: account.id,
          ownerId: userId,
          merchantId,
          name,
        })
        return ok(account)
      },
    }),
  )
}

/** A merchant as users told of it; that it is not the viewer's counts only after everything told until now. */
function findMerchant({ store, settle }: Context, merchantId: string, userId: string) {
  if (!isId('Merchant', merchantId)) return null
  return decideSettled(
    () => store.people.merchantById(merchantId),
    (merchant) => merchant?.ownerId === userId,
    settle,
  )
}
