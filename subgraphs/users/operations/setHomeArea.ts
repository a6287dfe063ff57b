import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { SetHomeAreaInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { areaOf } from '../domain/areas.ts'
import type { PersonRow } from '../store/tables.ts'
import { lockSelf } from './people.ts'

/** Set the district the signed-in person lives in, or forget it. */
export async function setHomeArea(
  ctx: Context,
  input: SetHomeAreaInput,
): Promise<Outcome<PersonRow, 'AREA_NOT_FOUND'>> {
  const { userId } = requireUser(ctx.viewer)
  const areaCode = input.areaCode ?? null
  if (areaCode !== null && !areaOf(areaCode)) return rejected('AREA_NOT_FOUND', ['input', 'areaCode'])
  return ctx.store.act(async (tx) => {
    const before = await lockSelf(tx, userId)
    if (before.homeAreaCode === areaCode) return ok(before)
    await tx.outbox.publish('users.homeAreaChanged', { userId, areaCode })
    return ok(await tx.people.change(userId, { homeAreaCode: areaCode }))
  })
}
