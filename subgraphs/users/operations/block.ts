import type { Outcome } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { Context } from '../context.ts'
import { type BlockRefusal, decideBlock } from '../domain/follow.ts'
import type { PersonRow } from '../store/tables.ts'
import { announceConnections } from './connections.ts'
import { lockPair } from './people.ts'

/**
 * Block a person: follows between the two end, both ways. Doing it again changes nothing. Others have heard of it when it is answered,
 * unless they are far behind: what is between the two is refused from then on.
 */
export async function block(ctx: Context, blockedId: string): Promise<Outcome<PersonRow, BlockRefusal>> {
  const { userId: blockerId } = requireUser(ctx.viewer)
  const blocked = await ctx.store.act<PersonRow, BlockRefusal>(async (tx) => {
    const decision = decideBlock(await lockPair(tx, blockerId, blockedId))
    if (!decision.ok) return decision
    const at = ctx.clock.now()
    if (!(await tx.blocks.add(blockerId, blockedId, at))) return decision
    for (const [followerId, followeeId] of [
      [blockerId, blockedId],
      [blockedId, blockerId],
    ] as const) {
      if (await tx.follows.remove(followerId, followeeId)) {
        await tx.outbox.publish('users.userUnfollowed', { followerId, followeeId })
        await announceConnections(tx, followerId, followeeId)
      }
    }
    await tx.outbox.publish('users.userBlocked', { blockerId, blockedId, at: at.toISOString() })
    return decision
  })
  if (blocked.ok) await ctx.bus.heard('users.userBlocked')
  return blocked
}
