import { isId } from '../../../platform/ids.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { SetMemberRoleInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { decideRoleChange } from '../domain/roles.ts'
import type { MembershipRow } from '../store/tables.ts'

export type SetMemberRoleRefusal = 'COMMUNITY_NOT_FOUND' | 'NOT_PERMITTED' | 'NOT_A_MEMBER' | 'LAST_OWNER'

/** Give a member another role; giving the one there is changes nothing. */
export async function setMemberRole(
  ctx: Context,
  { communityId, userId, role }: SetMemberRoleInput,
): Promise<Outcome<MembershipRow, SetMemberRoleRefusal>> {
  const { userId: actorId } = requireUser(ctx.viewer)
  return ctx.store.act(async (tx) => {
    // Locked, so that two owners do not demote each other at once.
    const community = isId('Community', communityId) ? await tx.communities.lock(communityId) : null
    if (!community) return rejected('COMMUNITY_NOT_FOUND', ['input', 'communityId'])
    const actor = await tx.memberships.of(communityId, actorId)
    const member = isId('User', userId) ? await tx.memberships.of(communityId, userId) : null
    const decision = decideRoleChange({
      actorRole: actor?.role ?? null,
      memberRole: member?.role ?? null,
      role,
      owners: await tx.memberships.countOwners(communityId),
    })
    if (!decision.ok) return decision
    if (!member) return rejected('NOT_A_MEMBER', ['input', 'userId'])
    if (member.role === role) return ok(member)
    await tx.outbox.publish('communities.memberRoleChanged', { communityId, userId, role })
    return ok(await tx.memberships.setRole(communityId, userId, role))
  })
}
