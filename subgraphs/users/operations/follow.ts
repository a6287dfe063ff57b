import { isId } from '../../../platform/ids.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { Context } from '../context.ts'
import { decideFollow, type FollowRefusal } from '../domain/follow.ts'
import type { PersonRow } from '../store/tables.ts'

/** Follow a person; doing it again changes nothing. */
export async function follow(ctx: Context, followeeId: string): Promise<Outcome<PersonRow, FollowRefusal>> {
  const { userId: followerId } = requireUser(ctx.viewer)
  return ctx.store.act(async (tx) => {
    const followee = isId('User', followeeId) ? await tx.people.byId(followeeId) : null
    // A block and a follow that come at once are decided one after the other.
    if (followee && followeeId !== followerId) await tx.follows.lockPair(followerId, followeeId)
    const isBlockedPair = followee !== null && (await tx.follows.isBlockedPair(followerId, followeeId))
    const decision = decideFollow({ followerId, followee, isBlockedPair })
    if (!decision.ok) return decision
    const at = ctx.clock.now()
    if (await tx.follows.add(followerId, followeeId, at))
      await tx.outbox.publish('users.userFollowed', { followerId, followeeId, at: at.toISOString() })
    return ok(followee as PersonRow)
  })
}
