import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'

export type FollowRefusal = 'USER_NOT_FOUND' | 'CANNOT_TARGET_SELF' | 'BLOCKED'

/** Decide whether one person may follow another; the first rule that refuses, in reading order. */
export function decideFollow(facts: {
  followerId: string
  followee: { id: string } | null
  isBlockedPair: boolean
}): Outcome<true, FollowRefusal> {
  const field = ['userId']
  if (!facts.followee) return rejected('USER_NOT_FOUND', field)
  if (facts.followee.id === facts.followerId) return rejected('CANNOT_TARGET_SELF', field)
  if (facts.isBlockedPair) return rejected('BLOCKED', field)
  return ok(true)
}
