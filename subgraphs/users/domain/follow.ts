import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'

export type FollowRefusal = BlockRefusal | 'BLOCKED'
export type BlockRefusal = TargetRefusal | 'CANNOT_TARGET_SELF'
export type TargetRefusal = 'USER_NOT_FOUND'

/** Two people: the one who acts, and the one it is about, null when there is no such person. */
export interface Pair<P extends { id: string }> {
  actorId: string
  other: P | null
}

const FIELD = ['userId']

/** Decide whether one person may follow another; the first rule that refuses, in reading order. */
export function decideFollow<P extends { id: string }>(
  pair: Pair<P>,
  isBlockedPair: boolean,
): Outcome<P, FollowRefusal> {
  const decision = decideBlock(pair)
  return decision.ok && isBlockedPair ? rejected('BLOCKED', FIELD) : decision
}

/** Decide whether one person may block another. */
export function decideBlock<P extends { id: string }>({ actorId, other }: Pair<P>): Outcome<P, BlockRefusal> {
  if (!other) return rejected('USER_NOT_FOUND', FIELD)
  return other.id === actorId ? rejected('CANNOT_TARGET_SELF', FIELD) : ok(other)
}

/** Decide whether a follow or a block may be taken back: always, whether or not there is one, if the person exists. */
export function decideTakeBack<P extends { id: string }>({ other }: Pair<P>): Outcome<P, TargetRefusal> {
  return other ? ok(other) : rejected('USER_NOT_FOUND', FIELD)
}
