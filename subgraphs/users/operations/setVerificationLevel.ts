import { type Outcome, ok } from '../../../platform/outcome.ts'
import { requireScope } from '../../../platform/viewer.ts'
import type { SetVerificationLevelInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { decideVerification } from '../domain/verification.ts'
import type { PersonRow } from '../store/tables.ts'
import { record } from './audit.ts'
import { announceFacts } from './facts.ts'
import { lockPerson } from './people.ts'

/** Record the outcome of an identity check. */
export async function setVerificationLevel(
  ctx: Context,
  input: SetVerificationLevelInput,
): Promise<Outcome<PersonRow, 'USER_NOT_FOUND' | 'GENDER_NEEDS_REAL_NAME'>> {
  const viewer = requireScope(ctx.viewer, 'attestations:issue')
  return ctx.store.act(async (tx) => {
    const before = await lockPerson(tx, input.userId)
    const decision = decideVerification(before, input)
    if (!decision.ok) return decision
    const after = await tx.people.change(input.userId, decision.value)
    const at = ctx.clock.now()
    await announceFacts(tx, after, at)
    const act = { action: 'VERIFICATION_LEVEL_SET', subjectId: after.id, details: { level: input.level } } as const
    await record(tx, viewer, at, act, true)
    return ok(after)
  })
}
