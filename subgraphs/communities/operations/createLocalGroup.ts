import { isId, newId } from '../../../platform/ids.ts'
import { readText } from '../../../platform/input.ts'
import { ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { CreateLocalGroupInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { readAreaCode } from '../domain/community.ts'
import { may } from '../domain/roles.ts'

/** Create a local group with its founder as first member. @throws BAD_USER_INPUT for a malformed name or area code */
export async function createLocalGroup(ctx: Context, input: CreateLocalGroupInput) {
  const { userId } = requireUser(ctx.viewer)
  const name = readText(input.name, { max: 80, argument: 'input.name' })
  const areaCode = readAreaCode(input.areaCode, 'input.areaCode')
  const { communityId } = input
  const createdAt = ctx.clock.now()
  return ctx.store.act((tx) =>
    tx.once({
      ownerId: userId,
      operation: 'createLocalGroup',
      input,
      idOf: ({ id }) => id,
      replay: tx.localGroups.byId,
      run: async () => {
        const community = isId('Community', communityId) ? await tx.communities.byId(communityId) : null
        if (!community) return rejected('COMMUNITY_NOT_FOUND', ['input', 'communityId'])
        // Held: whoever founds a group is a member while they do.
        const membership = await tx.memberships.hold(communityId, userId)
        if (!may(membership?.role ?? null, 'CREATE_LOCAL_GROUP')) return rejected('NOT_PERMITTED')
        const group = await tx.localGroups.add({ id: newId('LocalGroup'), communityId, name, areaCode, createdAt })
        return ok((await tx.localGroups.addMember(group.id, userId, createdAt)) ?? group)
      },
    }),
  )
}
