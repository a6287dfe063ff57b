import type { IdempotencyCode } from '../../../platform/idempotency.ts'
import { newId } from '../../../platform/ids.ts'
import { readOptionalText, readText } from '../../../platform/input.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { StartMerchantOnboardingInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { beginOnboarding, decideStart, readDescription } from '../domain/onboarding.ts'
import type { MerchantRow } from '../store/tables.ts'
import { announceMerchant } from './merchants.ts'
import { lockSelf } from './people.ts'

/**
 * Start a merchant, once per idempotency key, and hand its onboarding in when everything is there: a micro merchant of somebody
 * with a verified name is approved when this answers.
 * @throws BAD_USER_INPUT for a malformed name, description or licence token
 */
export async function startMerchantOnboarding(
  ctx: Context,
  input: StartMerchantOnboardingInput,
): Promise<Outcome<MerchantRow, 'MERCHANT_LIMIT_REACHED' | IdempotencyCode>> {
  const { userId: ownerId } = requireUser(ctx.viewer)
  const name = readText(input.name, { max: 80, argument: 'input.name' })
  const description = readDescription(input.description)
  const licenceToken = readOptionalText(input.licenceToken, { max: 200, argument: 'input.licenceToken' })
  return ctx.store.act((tx) =>
    tx.once({
      ownerId,
      operation: 'startMerchantOnboarding',
      input,
      idOf: (merchant) => merchant.id,
      replay: tx.merchants.byId,
      run: async (): Promise<Outcome<MerchantRow, 'MERCHANT_LIMIT_REACHED'>> => {
        // Locked, so that of two started at once the second counts the first.
        const owner = await lockSelf(tx, ownerId)
        const decision = decideStart(await tx.merchants.countOf(ownerId))
        if (!decision.ok) return decision
        const createdAt = ctx.clock.now()
        const application = { licenceToken, description }
        const applicant = { size: input.size, ownerLevel: owner.verificationLevel }
        const merchant = await tx.merchants.add({
          id: newId('Merchant'),
          ownerId,
          name,
          size: input.size,
          ...application,
          createdAt,
          ...beginOnboarding(application, applicant, createdAt),
        })
        await announceMerchant(tx, merchant)
        return ok(merchant)
      },
    }),
  )
}
