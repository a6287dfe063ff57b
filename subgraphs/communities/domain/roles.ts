import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'

export const COMMUNITY_ROLES = ['OWNER', 'MODERATOR', 'HOST', 'MEMBER'] as const
export type CommunityRole = (typeof COMMUNITY_ROLES)[number]

/** Acts that need a role, and the roles that may. */
const PERMITTED = {
  SET_ROLES: ['OWNER'],
  ADD_DIVISION: ['OWNER'],
  SET_GATES: ['OWNER', 'MODERATOR'],
  CREATE_LOCAL_GROUP: ['OWNER', 'MODERATOR'],
  CANCEL_ANY_ACTIVITY: ['OWNER', 'MODERATOR'],
  CREATE_ACTIVITY: ['OWNER', 'MODERATOR', 'HOST'],
  CHECK_IN: ['OWNER', 'MODERATOR', 'HOST'],
} as const satisfies Record<string, readonly CommunityRole[]>

/** @param role null for somebody who has not joined */
export function may(role: CommunityRole | null, act: keyof typeof PERMITTED): boolean {
  const roles: readonly CommunityRole[] = PERMITTED[act]
  return role !== null && roles.includes(role)
}

/**
 * Decide whether a member gets another role. Only owners hand out roles, their own included; the last owner stays one.
 * @param facts.owners how many owners the community has
 */
export function decideRoleChange(facts: {
  actorRole: CommunityRole | null
  memberRole: CommunityRole | null
  role: CommunityRole
  owners: number
}): Outcome<true, 'NOT_PERMITTED' | 'NOT_A_MEMBER' | 'LAST_OWNER'> {
  if (!may(facts.actorRole, 'SET_ROLES')) return rejected('NOT_PERMITTED')
  if (facts.memberRole === null) return rejected('NOT_A_MEMBER', ['input', 'userId'])
  if (facts.memberRole === 'OWNER' && facts.role !== 'OWNER' && facts.owners <= 1) return lastOwner(['input', 'role'])
  return ok(true)
}

/** Decide whether a member may go: everybody may but the last owner. */
export function decideLeave(facts: { role: CommunityRole; owners: number }): Outcome<true, 'LAST_OWNER'> {
  return facts.role === 'OWNER' && facts.owners <= 1 ? lastOwner(['communityId']) : ok(true)
}

function lastOwner(field: string[]) {
  return rejected('LAST_OWNER', field, 'Make somebody else an owner first: a community needs at least one.')
}
