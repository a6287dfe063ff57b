import { badUserInput } from '../../../platform/errors.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { readText } from '../../../platform/input.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { StartRoomInput, UserErrorCode } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { decideMove } from '../domain/room.ts'
import type { LiveTx } from '../store/index.ts'
import type { RoomRow } from '../store/tables.ts'
import { announceRoom } from './announce.ts'
import { ownLifeAccount } from './lifeAccount.ts'
import { settled } from './settled.ts'

/**
 * Go on air, in a new room or in a scheduled one.
 * @throws BAD_USER_INPUT unless either `roomId` or `title` is given, or for a title that does not have 1 to 100 characters
 */
export async function startRoom(ctx: Context, input: StartRoomInput): Promise<Outcome<RoomRow, UserErrorCode>> {
  const { userId } = requireUser(ctx.viewer)
  const { roomId = null, lifeAccountId = null } = input
  if ((roomId === null) === (input.title == null))
    throw badUserInput('Give either "input.roomId" or "input.title".', 'input.roomId')
  if (roomId !== null && lifeAccountId !== null)
    throw badUserInput('A scheduled room has its life account already.', 'input.lifeAccountId')
  const title = input.title == null ? '' : readText(input.title, { max: 100, argument: 'input.title' })
  return settled(ctx, ['LIFE_ACCOUNT_NOT_FOUND'], () =>
    ctx.store.act((tx) =>
      tx.once<RoomRow, UserErrorCode>({
        ownerId: userId,
        operation: 'startRoom',
        input,
        idOf: (room) => room.id,
        replay: tx.rooms.byId,
        run: () => {
          const at = ctx.clock.now()
          return roomId === null ? open(tx, { userId, title, lifeAccountId, at }) : start(tx, { userId, roomId, at })
        },
      }),
    ),
  )
}

async function open(
  tx: LiveTx,
  { userId, title, lifeAccountId, at }: { userId: string; title: string; lifeAccountId: string | null; at: Date },
): Promise<Outcome<RoomRow, UserErrorCode>> {
  const lifeAccount = await ownLifeAccount(tx, lifeAccountId, userId)
  if (!lifeAccount.ok) return lifeAccount
  const opened = await tx.rooms.add({
    id: newId('LiveRoom'),
    hostId: userId,
    lifeAccountId: lifeAccount.value,
    title,
    state: 'LIVE',
    createdAt: at,
    startedAt: at,
  })
  if (opened.ok) await announceRoom(tx, opened.value, at)
  return opened
}

async function start(
  tx: LiveTx,
  { userId, roomId, at }: { userId: string; roomId: string; at: Date },
): Promise<Outcome<RoomRow, UserErrorCode>> {
  const decision = decideMove(isId('LiveRoom', roomId) ? await tx.rooms.lock(roomId) : null, userId, 'LIVE')
  if (!decision.ok) return decision
  if (!decision.value.moves) return ok(decision.value.room)
  const started = await tx.rooms.start(roomId, at)
  if (started.ok) await announceRoom(tx, started.value, at)
  return started
}
