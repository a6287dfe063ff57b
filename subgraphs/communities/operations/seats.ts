import { type Outcome, ok } from '../../../platform/outcome.ts'
import { decideCancelRsvp } from '../domain/rsvp.ts'
import type { CommunitiesTx } from '../store/index.ts'
import type { ActivityRow, RsvpRow } from '../store/tables.ts'

/**
 * Take a person's answer back and, where it frees a seat, let the first of the waitlist move up: one change, told once.
 * @param activity locked by this transaction
 * @returns the answer as it stands, null when there was none; or ACTIVITY_STARTED
 */
export async function withdraw(
  tx: CommunitiesTx,
  activity: ActivityRow,
  userId: string,
  at: Date,
): Promise<Outcome<RsvpRow | null, 'ACTIVITY_STARTED'>> {
  const rsvp = await tx.rsvps.of(activity.id, userId)
  const decision = decideCancelRsvp(activity, rsvp?.state ?? null, at)
  if (!decision.ok) return decision
  if (!rsvp || !decision.value.withdraws) return ok(rsvp)
  const cancelled = await tx.rsvps.move(activity.id, userId, { before: rsvp.state, after: 'CANCELLED', at })
  const promoted = decision.value.promotes ? await tx.rsvps.firstWaiting(activity.id) : null
  if (promoted) await tx.rsvps.move(activity.id, promoted.userId, { before: 'WAITLISTED', after: 'GOING', at })
  await tx.outbox.publish('communities.rsvpChanged', {
    communityId: activity.communityId,
    activityId: activity.id,
    userId,
    state: 'CANCELLED',
    promotedUserId: promoted?.userId ?? null,
  })
  return ok(cancelled)
}
