import { decideSettled } from '../../../platform/gatekeeper/gatekeeper.ts'
import { isId } from '../../../platform/ids.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import { decideGate, type GateVerdict, type MissingFact, NO_FACTS } from '../../../schema/gates.ts'
import type { Context } from '../context.ts'
import type { CommunitiesTx } from '../store/index.ts'
import type { CommunityRow, LocalGroupRow, MembershipRow } from '../store/tables.ts'
import { readTarget, type Target } from './target.ts'

export type JoinRefusal = 'COMMUNITY_NOT_FOUND' | 'LOCAL_GROUP_NOT_FOUND'

/** What came of joining: a membership, or what the gate found missing. */
export interface Joined {
  membership: MembershipRow | null
  localGroup: LocalGroupRow | null
  denied: readonly MissingFact[]
}

/**
 * Join a community, or a local group and with it its community; joining again changes nothing and asks no gate.
 * @throws BAD_USER_INPUT unless exactly one id is given
 */
export async function join(
  ctx: Context,
  args: { communityId?: string | null; localGroupId?: string | null },
): Promise<Outcome<Joined, JoinRefusal>> {
  const { userId } = requireUser(ctx.viewer)
  const target = readTarget(args)
  const at = ctx.clock.now()
  return decideSettled(
    () => ctx.store.act((tx) => enter(tx, target, userId, at)),
    (outcome) => !outcome.ok || outcome.value.denied.length === 0,
    ctx.settle,
  )
}

async function enter(
  tx: CommunitiesTx,
  target: Target,
  userId: string,
  at: Date,
): Promise<Outcome<Joined, JoinRefusal>> {
  const found = await find(tx, target)
  if (!found.ok) return found
  const { community, group } = found.value
  const present = await tx.memberships.hold(community.id, userId)
  const isInGroup = group !== null && (await tx.localGroups.holdMember(group.id, userId))
  if (!present || (group && !isInGroup)) {
    const verdict = await decideJoin(tx, community, userId, { isMember: present !== null, at })
    if (!verdict.allowed) return ok({ membership: null, localGroup: null, denied: verdict.missing })
  }
  const membership = present ?? (await addMember(tx, community.id, userId, at))
  if (group && !isInGroup) await tx.localGroups.addMember(group.id, userId, at)
  // Read again: two clicks at once both show the group with the member counted.
  return ok({ membership, localGroup: group && (await tx.localGroups.byId(group.id)), denied: [] })
}

async function find(
  tx: CommunitiesTx,
  target: Target,
): Promise<Outcome<{ community: CommunityRow; group: LocalGroupRow | null }, JoinRefusal>> {
  if ('communityId' in target) {
    const community = isId('Community', target.communityId) ? await tx.communities.byId(target.communityId) : null
    return community ? ok({ community, group: null }) : rejected('COMMUNITY_NOT_FOUND', ['communityId'])
  }
  const group = isId('LocalGroup', target.groupId) ? await tx.localGroups.byId(target.groupId) : null
  const community = group && (await tx.communities.byId(group.communityId))
  return community ? ok({ community, group }) : rejected('LOCAL_GROUP_NOT_FOUND', ['localGroupId'])
}

async function decideJoin(
  tx: CommunitiesTx,
  community: CommunityRow,
  userId: string,
  circumstances: { isMember: boolean; at: Date },
): Promise<GateVerdict> {
  const rule = community.gates.JOIN
  const [facts = NO_FACTS] = rule ? await tx.people.factsOf([userId]) : []
  return decideGate(rule, facts, circumstances)
}

/** Two joins of one person at once: the second finds what the first added. */
async function addMember(
  tx: CommunitiesTx,
  communityId: string,
  userId: string,
  joinedAt: Date,
): Promise<MembershipRow | null> {
  const added = await tx.memberships.add({ communityId, userId, role: 'MEMBER', joinedAt })
  if (!added) return tx.memberships.of(communityId, userId)
  await tx.outbox.publish('communities.memberJoined', { ...added, joinedAt: joinedAt.toISOString() })
  return added
}
