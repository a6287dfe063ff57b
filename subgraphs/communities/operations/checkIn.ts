import { isId } from '../../../platform/ids.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { CheckInInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { may } from '../domain/roles.ts'
import type { RsvpRow } from '../store/tables.ts'

export type CheckInRefusal = 'ACTIVITY_NOT_FOUND' | 'NOT_PERMITTED' | 'ACTIVITY_CANCELLED' | 'NOT_GOING'

/** Note that somebody with a seat has arrived; the first time counts. */
export async function checkIn(
  ctx: Context,
  { activityId, userId }: CheckInInput,
): Promise<Outcome<RsvpRow, CheckInRefusal>> {
  const { userId: actorId } = requireUser(ctx.viewer)
  return ctx.store.act(async (tx) => {
    const activity = isId('Activity', activityId) ? await tx.activities.lock(activityId) : null
    if (!activity) return rejected('ACTIVITY_NOT_FOUND', ['input', 'activityId'])
    const role = (await tx.memberships.of(activity.communityId, actorId))?.role ?? null
    if (activity.organiserId !== actorId && !may(role, 'CHECK_IN')) return rejected('NOT_PERMITTED')
    if (activity.cancelledAt) return rejected('ACTIVITY_CANCELLED', ['input', 'activityId'])
    const answer = isId('User', userId) ? await tx.rsvps.of(activityId, userId) : null
    if (answer?.state !== 'GOING') return rejected('NOT_GOING', ['input', 'userId'])
    return ok(answer.checkedInAt ? answer : await tx.rsvps.checkIn(activityId, userId, ctx.clock.now()))
  })
}
