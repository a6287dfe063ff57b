import { isId } from '../../../platform/ids.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { UserErrorCode } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { decidePreparing } from '../domain/room.ts'
import type { RoomRow } from '../store/tables.ts'

/** Whom to keep out of which room, or let in again. */
interface Ban {
  readonly roomId: string
  readonly userId: string
}

/** Keep somebody out of one's room; doing it again changes nothing. Gateways are told, and end what the person watches. */
export async function banFromRoom(ctx: Context, ban: Ban): Promise<Outcome<RoomRow, UserErrorCode>> {
  const { userId } = requireUser(ctx.viewer)
  return ctx.store.act<RoomRow, UserErrorCode>(async (tx) => {
    const hosting = decidePreparing(isId('LiveRoom', ban.roomId) ? await tx.rooms.lock(ban.roomId) : null, userId)
    if (!hosting.ok) return hosting
    if (!isId('User', ban.userId)) return rejected('USER_NOT_FOUND', ['userId'])
    if (ban.userId === userId) return rejected('CANNOT_TARGET_SELF', ['userId'])
    if (await tx.bans.put(ban, ctx.clock.now())) await tx.outbox.publish('live.guestBanned', { ...ban })
    return ok(hosting.value)
  })
}

/** Let somebody in again; it is no error if they were not kept out. */
export async function liftRoomBan(ctx: Context, ban: Ban): Promise<Outcome<RoomRow, UserErrorCode>> {
  const { userId } = requireUser(ctx.viewer)
  return ctx.store.act<RoomRow, UserErrorCode>(async (tx) => {
    const hosting = decidePreparing(isId('LiveRoom', ban.roomId) ? await tx.rooms.lock(ban.roomId) : null, userId)
    if (hosting.ok && (await tx.bans.lift(ban))) await tx.outbox.publish('live.banLifted', { ...ban })
    return hosting
  })
}
