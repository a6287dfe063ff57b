import { decideSettled } from '../../../platform/gatekeeper/gatekeeper.ts'
import { isId } from '../../../platform/ids.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import { requireScope } from '../../../platform/viewer.ts'
import type { RecordCreditScoreInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { decideScore, type ScoreRefusal } from '../domain/credit.ts'

/** Put a person's credit score on record, as the scoring system delivers it: late ones change nothing. */
export async function recordCreditScore(
  ctx: Context,
  { userId, score, computedAt }: RecordCreditScoreInput,
): Promise<Outcome<{ id: string }, ScoreRefusal>> {
  requireScope(ctx.viewer, 'credit:write')
  const couldBeNews = isId('User', userId)
  const decision = await decideSettled(
    async () => decideScore({ score, userExists: couldBeNews && (await ctx.store.people.exists(userId)) }),
    (answer) => answer.ok || answer.code !== 'USER_NOT_FOUND' || !couldBeNews,
    ctx.settle,
  )
  if (!decision.ok) return decision
  return ctx.store.act(async (tx) => {
    if (await tx.credit.record({ userId, score, computedAt }))
      await tx.outbox.publish('payments.creditChanged', { userId, score, computedAt: computedAt.toISOString() })
    return ok({ id: userId })
  })
}
