import { isId } from '../../../platform/ids.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { UserErrorCode } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { decideMove } from '../domain/room.ts'
import type { RoomRow } from '../store/tables.ts'
import { announceRoom } from './announce.ts'

/** End a broadcast, or call off a scheduled one; ending it again changes nothing. */
export async function endRoom(ctx: Context, roomId: string): Promise<Outcome<RoomRow, UserErrorCode>> {
  const { userId } = requireUser(ctx.viewer)
  const [counted] = isId('LiveRoom', roomId) ? await ctx.viewers.count([roomId], ctx.clock.now()) : []
  const outcome = await ctx.store.act<RoomRow, UserErrorCode>(async (tx) => {
    const found = isId('LiveRoom', roomId) ? await tx.rooms.lock(roomId) : null
    const decision = decideMove(found, userId, 'ENDED', ['roomId'])
    if (!decision.ok) return decision
    const { room, moves } = decision.value
    if (!moves) return ok(room)
    const at = ctx.clock.now()
    const watching = Math.max(counted?.viewers ?? 0, await tx.audience.clear(roomId, at))
    const ended = await tx.rooms.end(roomId, at, watching)
    if (room.viewersTold > 0) await tx.outbox.publish('live.viewersChanged', { roomId, viewers: 0 })
    await announceRoom(tx, ended, at)
    return ok(ended)
  })
  if (outcome.ok) await ctx.viewers.clear(roomId)
  return outcome
}
