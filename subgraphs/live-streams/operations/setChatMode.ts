import { isId } from '../../../platform/ids.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { SetChatModeInput, UserErrorCode } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { isSameMode, readChatMode } from '../domain/chat-mode.ts'
import { decidePreparing } from '../domain/room.ts'
import type { RoomRow } from '../store/tables.ts'

/** Say who may chat in a room. @throws BAD_USER_INPUT for a wait or a minimum out of bounds */
export async function setChatMode(ctx: Context, input: SetChatModeInput): Promise<Outcome<RoomRow, UserErrorCode>> {
  const { userId } = requireUser(ctx.viewer)
  const { roomId } = input
  const mode = readChatMode(input)
  return ctx.store.act<RoomRow, UserErrorCode>(async (tx) => {
    const hosting = decidePreparing(isId('LiveRoom', roomId) ? await tx.rooms.lock(roomId) : null, userId)
    if (!hosting.ok || isSameMode(hosting.value, mode)) return hosting
    const room = await tx.rooms.setMode(roomId, mode)
    await tx.outbox.publish('live.chatModeChanged', { roomId, ...mode, slowSeconds: mode.slowSeconds ?? 0 })
    return ok(room)
  })
}
