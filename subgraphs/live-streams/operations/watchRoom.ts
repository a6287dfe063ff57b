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
  const isWatching = await ctx.store.audience.enter(roomId, userId, ctx.clock.now())
  if (isWatching) ctx.keeper.poke()
  const room = await ctx.store.rooms.byId(roomId)
  if (!room) return rejected('ROOM_NOT_FOUND', ['roomId'])
  return isWatching ? ok(room) : rejected('ROOM_NOT_LIVE', ['roomId'])
}
