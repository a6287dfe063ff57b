import type { Outcome } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { Context } from '../context.ts'
import { decideFollow, type FollowRefusal } from '../domain/follow.ts'
import type { PersonRow } from '../store/tables.ts'
import { announceConnections } from './connections.ts'
import { lockPair } from './people.ts'

/** Follow a person; doing it again changes nothing. */
export async function follow(ctx: Context, followeeId: string): Promise<Outcome<PersonRow, FollowRefusal>> {
  const { userId: followerId } = requireUser(ctx.viewer)
  return ctx.store.act(async (tx) => {
    const pair = await lockPair(tx, followerId, followeeId)
    const decision = decideFollow(pair, pair.other !== null && (await tx.blocks.isPair(followerId, followeeId)))
    if (!decision.ok) return decision
    const at = ctx.clock.now()
    if (await tx.follows.add(followerId, followeeId, at)) {
      await tx.outbox.publish('users.userFollowed', { followerId, followeeId, at: at.toISOString() })
      await announceConnections(tx, followerId, followeeId)
    }
    return decision
  })
}
