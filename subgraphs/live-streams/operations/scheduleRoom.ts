import { newId } from '../../../platform/ids.ts'
import { readText } from '../../../platform/input.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { ScheduleRoomInput, UserErrorCode } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { decideSchedule } from '../domain/room.ts'
import type { RoomRow } from '../store/tables.ts'
import { announceRoom } from './announce.ts'
import { ownLifeAccount } from './lifeAccount.ts'
import { settled } from './settled.ts'

/** Announce a broadcast. @throws BAD_USER_INPUT for a title that does not have 1 to 100 characters */
export async function scheduleRoom(ctx: Context, input: ScheduleRoomInput): Promise<Outcome<RoomRow, UserErrorCode>> {
  const { userId } = requireUser(ctx.viewer)
  const title = readText(input.title, { max: 100, argument: 'input.title' })
  return settled(ctx, ['LIFE_ACCOUNT_NOT_FOUND'], () =>
    ctx.store.act((tx) =>
      tx.once<RoomRow, UserErrorCode>({
        ownerId: userId,
        operation: 'scheduleRoom',
        input,
        idOf: (room) => room.id,
        replay: tx.rooms.byId,
        run: async () => {
          const at = ctx.clock.now()
          const lifeAccount = await ownLifeAccount(tx, input.lifeAccountId ?? null, userId)
          if (!lifeAccount.ok) return lifeAccount
          const scheduled = decideSchedule(input.scheduledFor, at)
          if (!scheduled.ok) return scheduled
          const added = await tx.rooms.add({
            id: newId('LiveRoom'),
            hostId: userId,
            lifeAccountId: lifeAccount.value,
            title,
            state: 'SCHEDULED',
            scheduledFor: scheduled.value,
            createdAt: at,
          })
          if (added.ok) await announceRoom(tx, added.value, at)
          return added
        },
      }),
    ),
  )
}
