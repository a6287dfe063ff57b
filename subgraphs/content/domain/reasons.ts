import type { FeedTab } from '../__generated__/types.ts'
import { HEAT_STEP_MS } from './heat.ts'

/** Why the platform did something: the graph's `Explanation`. */
export interface Explanation {
  code: string
  summary: string
  weight: number | null
  source: string
}

const reason = (code: string, summary: string, source: string): Explanation => ({ code, summary, weight: null, source })

const FOLLOWED_AUTHOR = reason('FOLLOWED_AUTHOR', 'You follow who made it.', 'content.follows')
const FOLLOWED_LIFE_ACCOUNT = reason(
  'FOLLOWED_LIFE_ACCOUNT',
  'You follow the life account it was made under.',
  'content.follows',
)
const SAME_AREA = reason('SAME_AREA', 'It is about the district you live in.', 'users.homeArea')
const FRESH = reason('FRESH', 'It was published within the last day.', 'content.ranking')
const POPULAR = reason('POPULAR', 'People like and discuss it.', 'content.ranking')
const FROM_EVERYBODY = reason(
  'FROM_EVERYBODY',
  'This feed shows posts from everybody, newer ones first.',
  'content.ranking',
)
const LIVE_NOW = reason('LIVE_NOW', 'It is on air right now.', 'live.rooms')
const SPONSORED = reason('SPONSORED', 'This place is for advertising.', 'content.layout')
const REMOVED_BY_AUTHOR = reason('REMOVED_BY_AUTHOR', 'Who published it has removed it.', 'content.posts')
const LIVE_ENDED = reason('LIVE_ENDED', 'The broadcast is over.', 'live.rooms')

const FRESH_MS = 24 * 3600_000

/** How the viewer stands to who made something. */
export interface FollowFacts {
  followsAuthor: boolean
  followsLifeAccount: boolean
}

/** Why a post stands in a tab: only what put it there, strongest first; one to three reasons. */
export function explainPost(
  tab: FeedTab,
  { createdAt, heat, ...follows }: FollowFacts & { createdAt: Date; heat: number },
  at: Date,
): Explanation[] {
  if (tab === 'LOCAL') return [SAME_AREA]
  if (tab === 'FOLLOWING') return explainFollow(follows)
  const newnessMs = createdAt.getTime() + FRESH_MS - at.getTime()
  const weighed = [
    { reason: FRESH, ms: newnessMs },
    { reason: POPULAR, ms: heat * HEAT_STEP_MS },
  ]
  const reasons = weighed.filter(({ ms }) => ms > 0).sort((a, b) => b.ms - a.ms)
  return reasons.length > 0 ? reasons.map((weighed) => weighed.reason) : [FROM_EVERYBODY]
}

/** Why a live room stands in a tab, strongest reason first. */
export function explainRoom(tab: FeedTab, follows: FollowFacts): Explanation[] {
  return tab === 'FOLLOWING' ? [LIVE_NOW, ...explainFollow(follows)] : [LIVE_NOW]
}

function explainFollow({ followsAuthor, followsLifeAccount }: FollowFacts): Explanation[] {
  return [...(followsAuthor ? [FOLLOWED_AUTHOR] : []), ...(followsLifeAccount ? [FOLLOWED_LIFE_ACCOUNT] : [])]
}

export const explainAdSlot = (): Explanation[] => [SPONSORED]
export const explainRemovedPost = (): Explanation => REMOVED_BY_AUTHOR
export const explainEndedRoom = (): Explanation => LIVE_ENDED
