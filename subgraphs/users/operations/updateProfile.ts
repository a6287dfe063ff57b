import { requireUser } from '../../../platform/viewer.ts'
import type { UpdateProfileInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { isShownElsewhere, readProfileChanges } from '../domain/profile.ts'
import type { PersonRow } from '../store/tables.ts'
import { lockSelf } from './people.ts'

/** Change the signed-in person's profile. @throws BAD_USER_INPUT for malformed texts and addresses */
export async function updateProfile(ctx: Context, input: UpdateProfileInput): Promise<PersonRow> {
  const { userId } = requireUser(ctx.viewer)
  const changes = readProfileChanges(input)
  return ctx.store.transact(async (tx) => {
    const before = await lockSelf(tx, userId)
    if (Object.keys(changes).length === 0) return before
    const after = await tx.people.change(userId, changes)
    if (isShownElsewhere(before, after)) {
      const { displayName, avatarUrl } = after
      await tx.outbox.publish('users.profileChanged', { userId, displayName, avatarUrl })
    }
    return after
  })
}
