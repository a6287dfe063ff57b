import { isId } from '../../../platform/ids.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { UserErrorCode } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import type { RoomRow } from '../store/tables.ts'

/** Count a person out of a room's viewers; it is no error if they did not watch. */
export async function leaveRoom(ctx: Context, roomId: string): Promise<Outcome<RoomRow, UserErrorCode>> {
  const { userId } = requireUser(ctx.viewer)
  if (!isId('LiveRoom', roomId)) return rejected('ROOM_NOT_FOUND', ['roomId'])
  await ctx.viewers.leave(roomId, userId, ctx.clock.now())
  ctx.keeper.poke()
  const room = await ctx.store.rooms.byId(roomId)
  return room ? ok(room) : rejected('ROOM_NOT_FOUND', ['roomId'])
}
