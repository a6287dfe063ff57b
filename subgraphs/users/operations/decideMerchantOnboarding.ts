import { readText } from '../../../platform/input.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import { requireScope } from '../../../platform/viewer.ts'
import type { DecideMerchantOnboardingInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { decideReview } from '../domain/onboarding.ts'
import type { MerchantRow } from '../store/tables.ts'
import { record } from './audit.ts'
import { announceMerchant, lockMerchant } from './merchants.ts'

/** Approve or reject a submitted onboarding. @throws BAD_USER_INPUT for a malformed reason */
export async function decideMerchantOnboarding(
  ctx: Context,
  input: DecideMerchantOnboardingInput,
): Promise<Outcome<MerchantRow, 'MERCHANT_NOT_FOUND' | 'ONBOARDING_NOT_OPEN'>> {
  const viewer = requireScope(ctx.viewer, 'merchants:review')
  const decisionReason = readText(input.reason, { max: 500, argument: 'input.reason' })
  return ctx.store.act(async (tx) => {
    const decision = decideReview(await lockMerchant(tx, input.merchantId), input.decision)
    if (!decision.ok) return decision
    const decidedAt = ctx.clock.now()
    const merchant = await tx.merchants.change(input.merchantId, {
      onboardingState: decision.value,
      decidedAt,
      decisionReason,
    })
    await announceMerchant(tx, merchant)
    const act = { action: 'MERCHANT_DECIDED', subjectId: merchant.id, details: { decision: input.decision } } as const
    await record(tx, viewer, decidedAt, act, true)
    return ok(merchant)
  })
}
