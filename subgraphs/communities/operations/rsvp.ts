import { isId } from '../../../platform/ids.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { Context } from '../context.ts'
import { decideRsvp, type RsvpRefusal } from '../domain/rsvp.ts'
import type { CommunitiesTx } from '../store/index.ts'
import type { ActivityRow, RsvpRow } from '../store/tables.ts'

/** The answer given, or null when the person has not joined the local group. */
export type Answered = RsvpRow | null

/** Take a seat, or a place at the end of the waitlist; asking again changes nothing. */
export async function rsvp(
  ctx: Context,
  activityId: string,
): Promise<Outcome<Answered, 'ACTIVITY_NOT_FOUND' | RsvpRefusal>> {
  const { userId } = requireUser(ctx.viewer)
  const at = ctx.clock.now()
  return ctx.store.act(async (tx) => {
    const known = isId('Activity', activityId) ? await tx.activities.byId(activityId) : null
    if (!known) return rejected('ACTIVITY_NOT_FOUND', ['activityId'])
    // The membership before the activity, in the order `leave` takes them.
    const isMember = await tx.localGroups.holdMember(known.groupId, userId)
    // Seats are counted under this lock: eleven who ask at once for ten seats queue here.
    const activity = (await tx.activities.lock(activityId)) ?? known
    const before = await tx.rsvps.of(activityId, userId)
    const decision = decideRsvp(activity, before?.state ?? null, at)
    if (!decision.ok) return decision
    if (before?.state === decision.value) return ok(before)
    return ok(isMember ? await seat(tx, activity, userId, { before, after: decision.value, at }) : null)
  })
}

async function seat(
  tx: CommunitiesTx,
  { id: activityId, communityId }: ActivityRow,
  userId: string,
  { before, after, at }: { before: RsvpRow | null; after: 'GOING' | 'WAITLISTED'; at: Date },
): Promise<RsvpRow> {
  const answer = await tx.rsvps.move(activityId, userId, { before: before?.state ?? null, after, at })
  await tx.outbox.publish('communities.rsvpChanged', {
    communityId,
    activityId,
    userId,
    state: after,
    promotedUserId: null,
  })
  return answer
}
