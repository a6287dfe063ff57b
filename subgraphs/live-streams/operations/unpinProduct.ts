import { isId } from '../../../platform/ids.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { UnpinProductInput, UserErrorCode } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { decideHosting } from '../domain/room.ts'
import type { RoomRow } from '../store/tables.ts'

/** Take a product down; it is no error if it was not shown. */
export async function unpinProduct(ctx: Context, input: UnpinProductInput): Promise<Outcome<RoomRow, UserErrorCode>> {
  const { userId } = requireUser(ctx.viewer)
  const { roomId, productId } = input
  return ctx.store.act<RoomRow, UserErrorCode>(async (tx) => {
    const hosting = decideHosting(isId('LiveRoom', roomId) ? await tx.rooms.byId(roomId) : null, userId)
    if (hosting.ok && (await tx.pins.remove(roomId, productId)))
      await tx.outbox.publish('live.productUnpinned', { roomId, productId })
    return hosting
  })
}
