import { isId, newId } from '../../../platform/ids.ts'
import { readInteger, readOptionalText, readText } from '../../../platform/input.ts'
import { ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { CreateActivityInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { may } from '../domain/roles.ts'

/** Set up an activity of a local group. @throws BAD_USER_INPUT for malformed text or a capacity outside 1..100,000 */
export async function createActivity(ctx: Context, input: CreateActivityInput) {
  const { userId } = requireUser(ctx.viewer)
  const createdAt = ctx.clock.now()
  const draft = {
    id: newId('Activity'),
    groupId: input.localGroupId,
    organiserId: userId,
    title: readText(input.title, { max: 120, argument: 'input.title' }),
    description: readOptionalText(input.description, { min: 0, max: 2_000, argument: 'input.description' }) || null,
    startsAt: input.startsAt,
    place: readOptionalText(input.place, { min: 0, max: 200, argument: 'input.place' }) || null,
    capacity:
      input.capacity == null ? null : readInteger(input.capacity, { min: 1, max: 100_000, argument: 'input.capacity' }),
    createdAt,
  }
  return ctx.store.act((tx) =>
    tx.once({
      ownerId: userId,
      operation: 'createActivity',
      input,
      idOf: ({ id }) => id,
      replay: tx.activities.byId,
      run: async () => {
        const group = isId('LocalGroup', draft.groupId) ? await tx.localGroups.byId(draft.groupId) : null
        if (!group) return rejected('LOCAL_GROUP_NOT_FOUND', ['input', 'localGroupId'])
        const membership = await tx.memberships.of(group.communityId, userId)
        if (!may(membership?.role ?? null, 'CREATE_ACTIVITY')) return rejected('NOT_PERMITTED')
        if (draft.startsAt <= createdAt) return rejected('STARTS_IN_PAST', ['input', 'startsAt'])
        return ok(await tx.activities.add({ ...draft, communityId: group.communityId }))
      },
    }),
  )
}
