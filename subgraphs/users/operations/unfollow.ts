import type { Outcome } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { Context } from '../context.ts'
import { decideTakeBack, type TargetRefusal } from '../domain/follow.ts'
import type { PersonRow } from '../store/tables.ts'
import { announceConnections } from './connections.ts'
import { lockPair } from './people.ts'

/** Stop following a person; it is no error if there was no follow. */
export async function unfollow(ctx: Context, followeeId: string): Promise<Outcome<PersonRow, TargetRefusal>> {
  const { userId: followerId } = requireUser(ctx.viewer)
  return ctx.store.act(async (tx) => {
    const decision = decideTakeBack(await lockPair(tx, followerId, followeeId))
    if (decision.ok && (await tx.follows.remove(followerId, followeeId))) {
      await tx.outbox.publish('users.userUnfollowed', { followerId, followeeId })
      await announceConnections(tx, followerId, followeeId)
    }
    return decision
  })
}
