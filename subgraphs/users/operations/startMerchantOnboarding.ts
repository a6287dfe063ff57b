import type { IdempotencyCode } from '../../../platform/idempotency.ts'
import { newId } from '../../../platform/ids.ts'
import { readText } from '../../../platform/input.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { StartMerchantOnboardingInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { decideStart, readDescription } from '../domain/onboarding.ts'
import type { MerchantRow } from '../store/tables.ts'
import { announceMerchant } from './merchants.ts'
import { lockSelf } from './people.ts'

/** Start a merchant, once per idempotency key. @throws BAD_USER_INPUT for a malformed name or description */
export async function startMerchantOnboarding(
  ctx: Context,
  input: StartMerchantOnboardingInput,
): Promise<Outcome<MerchantRow, 'MERCHANT_LIMIT_REACHED' | IdempotencyCode>> {
  const { userId: ownerId } = requireUser(ctx.viewer)
  const name = readText(input.name, { max: 80, argument: 'input.name' })
  const description = readDescription(input.description)
  return ctx.store.act((tx) =>
    tx.once({
      ownerId,
      operation: 'startMerchantOnboarding',
      input,
      idOf: (merchant) => merchant.id,
      replay: tx.merchants.byId,
      run: async (): Promise<Outcome<MerchantRow, 'MERCHANT_LIMIT_REACHED'>> => {
        // Locked, so that of two started at once the second counts the first.
        await lockSelf(tx, ownerId)
        const decision = decideStart(await tx.merchants.countOf(ownerId))
        if (!decision.ok) return decision
        const createdAt = ctx.clock.now()
        const merchant = await tx.merchants.add({
          id: newId('Merchant'),
          ownerId,
          name,
          size: input.size,
          description,
          createdAt,
        })
        await announceMerchant(tx, merchant)
        return ok(merchant)
      },
    }),
  )
}
