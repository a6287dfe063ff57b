import type { MembershipSeed } from '../../subgraphs/communities/index.ts'
import type { LikeSeed } from '../../subgraphs/content/index.ts'
import type { FollowSeed } from '../../subgraphs/users/index.ts'
import { dice, draw } from '../dice.ts'
import { type Around, CROWD_INTERESTS, crowdUserId, stranger } from './crowd.ts'

// What ties the crowd to each other and to the people who have a name; drawn by lot from their numbers, too.

const FOLLOWS_MAX = 7
const DAY_MS = 86_400_000

/** A few people each, most of them well known: the lower a number, the more follow it. */
export function followsOf(n: number, people: number, { namedUserIds, present }: Around): FollowSeed[] {
  const roll = dice(`follows ${n}`)
  const followees = Array.from({ length: 1 + Math.floor(roll() * FOLLOWS_MAX) }, () =>
    roll() < 0.3
      ? (namedUserIds[Math.floor(roll() * namedUserIds.length)] as string)
      : crowdUserId(1 + Math.floor(roll() ** 3 * people)),
  )
  const at = new Date(present.getTime() - Math.floor(roll() * DAY_MS))
  return [...new Set(followees)].map((followeeId) => ({ followerId: crowdUserId(n), followeeId, at }))
}

/** Students and office workers their circle, and everybody one to three interests. */
export function membershipsOf(n: number, { communityIds, present }: Around): MembershipSeed[] {
  const { isStudent, isWhiteCollar } = stranger(n, present)
  const roll = dice(`memberships ${n}`)
  const slugs = [
    ...(isStudent || roll() < 0.2 ? ['campus-journal'] : []),
    ...(isWhiteCollar || roll() < 0.2 ? ['white-collar-journal'] : []),
    ...draw(CROWD_INTERESTS, 1 + Math.floor(roll() * 3), `interests ${n}`),
  ]
  const joinedAt = new Date(present.getTime() - Math.floor(roll() * DAY_MS))
  return slugs.flatMap((slug) => {
    const communityId = communityIds.get(slug)
    return communityId ? { communityId, userId: crowdUserId(n), joinedAt } : []
  })
}

/** Most posts are liked by a few, a few by many. */
export const popularityOf = (n: number) => 1 + Math.floor(60 * dice(`popularity ${n}`)() ** 4)

export function likesOf(subjectId: string, howMany: number, people: number, { present }: Around): LikeSeed[] {
  const roll = dice(`likes ${subjectId}`)
  const fans = new Set(Array.from({ length: howMany }, () => 1 + Math.floor(roll() * people)))
  return [...fans].map((n) => ({ subjectId, userId: crowdUserId(n), at: present }))
}
