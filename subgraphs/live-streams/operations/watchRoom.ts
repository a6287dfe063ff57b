import { isId } from '../../../platform/ids.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { UserErrorCode } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import type { RoomRow } from '../store/tables.ts'

/** Count a person as watching a room for the next 60 seconds. */
export async function watchRoom(ctx: Context, roomId: string): Promise<Outcome<RoomRow, UserErrorCode>> {
  const { userId } = requireUser(ctx.viewer)
  if (!isId('LiveRoom', roomId)) return rejected('ROOM_NOT_FOUND', ['roomId'])
  const found = await ctx.store.bans.roomFor({ roomId, userId })
  if (!found) return rejected('ROOM_NOT_FOUND', ['roomId'])
  const { room, isBanned } = found
  if (room.state !== 'LIVE') return rejected('ROOM_NOT_LIVE', ['roomId'])
  if (isBanned) return rejected('BANNED', ['roomId'])
  await ctx.viewers.enter({ roomId, userId, seenAt: ctx.clock.now() })
  ctx.keeper.poke()
  return ok(room)
}
