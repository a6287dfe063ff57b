import { isId } from '../../../platform/ids.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { Context } from '../context.ts'
import { decideLeave } from '../domain/roles.ts'
import type { CommunitiesTx } from '../store/index.ts'
import type { CommunityRow } from '../store/tables.ts'
import { withdraw } from './seats.ts'
import { readTarget } from './target.ts'

export type LeaveRefusal = 'COMMUNITY_NOT_FOUND' | 'LOCAL_GROUP_NOT_FOUND' | 'LAST_OWNER'

/**
 * Leave a community with all its local groups, or one local group; either way the seats at their coming activities become
 * free. It is no error not to have joined.
 * @throws BAD_USER_INPUT unless exactly one id is given
 */
export async function leave(
  ctx: Context,
  args: { communityId?: string | null; localGroupId?: string | null },
): Promise<Outcome<CommunityRow, LeaveRefusal>> {
  const { userId } = requireUser(ctx.viewer)
  const target = readTarget(args)
  const at = ctx.clock.now()
  return ctx.store.act((tx) =>
    'communityId' in target
      ? leaveCommunity(tx, target.communityId, userId, at)
      : leaveGroup(tx, target.groupId, userId, at),
  )
}

async function leaveCommunity(
  tx: CommunitiesTx,
  communityId: string,
  userId: string,
  at: Date,
): Promise<Outcome<CommunityRow, LeaveRefusal>> {
  // Locked, so that the last two owners do not leave at once.
  const community = isId('Community', communityId) ? await tx.communities.lock(communityId) : null
  if (!community) return rejected('COMMUNITY_NOT_FOUND', ['communityId'])
  const membership = await tx.memberships.of(communityId, userId)
  if (!membership) return ok(community)
  const owners = membership.role === 'OWNER' ? await tx.memberships.countOwners(communityId) : 0
  const decision = decideLeave({ role: membership.role, owners })
  if (!decision.ok) return decision
  // The membership first: `join` holds it while it adds a group.
  await tx.memberships.remove(communityId, userId)
  await giveUpSeats(tx, await tx.localGroups.removeMember({ communityId }, userId), userId, at)
  await tx.outbox.publish('communities.memberLeft', { communityId, userId })
  return ok({ ...community, followerCount: community.followerCount - 1 })
}

async function leaveGroup(
  tx: CommunitiesTx,
  groupId: string,
  userId: string,
  at: Date,
): Promise<Outcome<CommunityRow, LeaveRefusal>> {
  const group = isId('LocalGroup', groupId) ? await tx.localGroups.byId(groupId) : null
  const community = group && (await tx.communities.byId(group.communityId))
  if (!community) return rejected('LOCAL_GROUP_NOT_FOUND', ['localGroupId'])
  await giveUpSeats(tx, await tx.localGroups.removeMember({ groupId }, userId), userId, at)
  return ok(community)
}

async function giveUpSeats(tx: CommunitiesTx, groupIds: readonly string[], userId: string, at: Date): Promise<void> {
  if (groupIds.length === 0) return
  for (const activityId of await tx.rsvps.comingOf(userId, groupIds, at)) {
    const activity = await tx.activities.lock(activityId)
    if (activity) await withdraw(tx, activity, userId, at)
  }
}
