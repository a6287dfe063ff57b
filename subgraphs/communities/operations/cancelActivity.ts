import { isId } from '../../../platform/ids.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { Context } from '../context.ts'
import { may } from '../domain/roles.ts'
import type { ActivityRow } from '../store/tables.ts'

/** Cancel an activity, for its organiser and those who run its community; doing it again changes nothing. */
export async function cancelActivity(
  ctx: Context,
  activityId: string,
): Promise<Outcome<ActivityRow, 'ACTIVITY_NOT_FOUND' | 'NOT_PERMITTED'>> {
  const { userId } = requireUser(ctx.viewer)
  return ctx.store.act(async (tx) => {
    const activity = isId('Activity', activityId) ? await tx.activities.lock(activityId) : null
    if (!activity) return rejected('ACTIVITY_NOT_FOUND', ['activityId'])
    const role = (await tx.memberships.of(activity.communityId, userId))?.role ?? null
    if (activity.organiserId !== userId && !may(role, 'CANCEL_ANY_ACTIVITY')) return rejected('NOT_PERMITTED')
    return ok(activity.cancelledAt ? activity : await tx.activities.cancel(activityId, ctx.clock.now()))
  })
}
