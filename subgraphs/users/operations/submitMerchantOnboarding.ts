import { readOptionalText } from '../../../platform/input.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { SubmitMerchantOnboardingInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { decideSubmit, handIn, readDescription, type SubmitRefusal } from '../domain/onboarding.ts'
import type { MerchantRow } from '../store/tables.ts'
import { announceMerchant, lockMerchant } from './merchants.ts'
import { lockSelf } from './people.ts'

/** Hand a merchant's onboarding in: for review, or, of a micro merchant, for approval at once. @throws BAD_USER_INPUT for a malformed description or licence token */
export async function submitMerchantOnboarding(
  ctx: Context,
  input: SubmitMerchantOnboardingInput,
): Promise<Outcome<MerchantRow, SubmitRefusal>> {
  const { userId } = requireUser(ctx.viewer)
  const given = {
    licenceToken: readOptionalText(input.licenceToken, { max: 200, argument: 'input.licenceToken' }),
    description: readDescription(input.description),
  }
  return ctx.store.act(async (tx) => {
    const owner = await lockSelf(tx, userId)
    const decision = decideSubmit(await lockMerchant(tx, input.merchantId), owner, given)
    if (!decision.ok) return decision
    const { application, size } = decision.value
    const merchant = await tx.merchants.change(input.merchantId, { ...application, ...handIn(size, ctx.clock.now()) })
    await announceMerchant(tx, merchant)
    return ok(merchant)
  })
}
