import { badUserInput } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import { readText } from '../../../platform/input.ts'
import { parseAmount, toWire } from '../../../platform/money.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { PinProductInput, UserErrorCode } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { decidePin } from '../domain/pin.ts'
import { decidePreparing } from '../domain/room.ts'
import type { RoomRow } from '../store/tables.ts'

/**
 * Show a product to viewers; pinning it again replaces label and price and moves it first.
 * @throws BAD_USER_INPUT for what is no product id, or a label that does not have 1 to 100 characters
 */
export async function pinProduct(ctx: Context, input: PinProductInput): Promise<Outcome<RoomRow, UserErrorCode>> {
  const { userId } = requireUser(ctx.viewer)
  const { roomId, productId } = input
  if (!isId('Product', productId)) throw badUserInput('"input.productId" is no product id.', 'input.productId')
  const label = readText(input.label, { max: 100, argument: 'input.label' })
  return ctx.store.act<RoomRow, UserErrorCode>(async (tx) => {
    // Locked: products pinned at once are counted one after the other.
    const hosting = decidePreparing(isId('LiveRoom', roomId) ? await tx.rooms.lock(roomId) : null, userId)
    if (!hosting.ok) return hosting
    const price = input.livePrice ? parseAmount(input.livePrice, ['input', 'livePrice']) : ok(null)
    if (!price.ok) return price
    const room = decidePin(await tx.pins.countOthers(roomId, productId))
    if (!room.ok) return room
    const { minor: priceMinor = null, currency = null } = price.value ?? {}
    await tx.pins.put({ roomId, productId, label, priceMinor, currency, pinnedAt: ctx.clock.now() })
    const livePrice = price.value && toWire(price.value)
    await tx.outbox.publish('live.productPinned', { roomId, productId, hostId: userId, livePrice })
    return hosting
  })
}
