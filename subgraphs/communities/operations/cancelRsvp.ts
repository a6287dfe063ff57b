import { isId } from '../../../platform/ids.ts'
import { type Outcome, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { Context } from '../context.ts'
import type { RsvpRow } from '../store/tables.ts'
import { withdraw } from './seats.ts'

/** Say that one does not come after all. @returns the cancelled answer, null when there was none */
export async function cancelRsvp(
  ctx: Context,
  activityId: string,
): Promise<Outcome<RsvpRow | null, 'ACTIVITY_NOT_FOUND' | 'ACTIVITY_STARTED'>> {
  const { userId } = requireUser(ctx.viewer)
  const at = ctx.clock.now()
  return ctx.store.act(async (tx) => {
    const activity = isId('Activity', activityId) ? await tx.activities.lock(activityId) : null
    return activity ? withdraw(tx, activity, userId, at) : rejected('ACTIVITY_NOT_FOUND', ['activityId'])
  })
}
