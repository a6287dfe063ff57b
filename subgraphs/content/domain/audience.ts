import { decideGate, type GateRule, type PersonFacts } from '../../../schema/gates.ts'
import type { FeedTab } from '../__generated__/types.ts'
import type { FollowFacts } from './reasons.ts'

/** How somebody who watches a feed stands to something that happens. */
export interface AudienceFacts extends FollowFacts {
  isBlocked: boolean
  homeAreaCode: string | null
  facts: PersonFacts
  isMember: boolean
  /** The rule for VIEW of the circle it was published in; null when there is none. */
  viewRule: GateRule | null
}

/** What happened: a post, with the district it is about, or a live room. */
export type Happening = { kind: 'post'; areaCode: string | null } | { kind: 'room' }

/** Whether it belongs in somebody's feed: the same rules as for reading the feed. */
export function isInFeed(tab: FeedTab, happening: Happening, viewer: AudienceFacts, at: Date): boolean {
  if (viewer.isBlocked) return false
  const view = decideGate(viewer.viewRule ?? undefined, viewer.facts, { isMember: viewer.isMember, at })
  if (!view.allowed) return false
  switch (tab) {
    case 'THIRD_TAB':
      return true
    case 'FOLLOWING':
      return viewer.followsAuthor || viewer.followsLifeAccount
    case 'LOCAL':
      return happening.kind === 'post' && happening.areaCode !== null && happening.areaCode === viewer.homeAreaCode
  }
}
