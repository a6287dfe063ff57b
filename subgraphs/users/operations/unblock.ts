import type { Outcome } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { Context } from '../context.ts'
import { decideTakeBack, type TargetRefusal } from '../domain/follow.ts'
import type { PersonRow } from '../store/tables.ts'
import { lockPair } from './people.ts'

/** Lift a block; it is no error if there was none. The follows it ended do not come back. */
export async function unblock(ctx: Context, blockedId: string): Promise<Outcome<PersonRow, TargetRefusal>> {
  const { userId: blockerId } = requireUser(ctx.viewer)
  return ctx.store.act(async (tx) => {
    const decision = decideTakeBack(await lockPair(tx, blockerId, blockedId))
    if (decision.ok && (await tx.blocks.remove(blockerId, blockedId)))
      await tx.outbox.publish('users.userUnblocked', { blockerId, blockedId })
    return decision
  })
}
