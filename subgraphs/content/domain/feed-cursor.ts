import { badUserInput } from '../../../platform/errors.ts'
import { decodeCursor, encodeCursor } from '../../../platform/pagination.ts'
import type { FeedTab } from '../__generated__/types.ts'
import { FEED_START, type FeedKey, type FeedPlace } from './feed-layout.ts'
import { formatSnapshot, parseSnapshot, type Snapshot } from './snapshot.ts'

/** The ranking of each tab. A change of order or mixture gets a new number, and cursors of the old one are refused. */
export const RANKING: Record<FeedTab, string> = {
  FOLLOWING: 'following/1',
  THIRD_TAB: 'third-tab/1',
  LOCAL: 'local/1',
}

/** Where a feed is continued. */
export interface FeedPosition {
  readonly place: FeedPlace
  /** What the feed knew when its first page was read; null where the order never changes, or nothing was read yet. */
  readonly snapshot: Snapshot | null
}

export const FEED_TOP: FeedPosition = { place: FEED_START, snapshot: null }

const NONE = '-'
const NO_KEY: FeedKey = [0, NONE]
const TYPES = ['string', 'number', 'string', 'number', 'string', 'number', 'string'] as const

export function encodeFeedCursor(tab: FeedTab, { place, snapshot }: FeedPosition): string {
  return encodeCursor([
    RANKING[tab],
    place.ordinal,
    snapshot ? formatSnapshot(snapshot) : NONE,
    ...(place.post ?? NO_KEY),
    ...(place.room ?? NO_KEY),
  ])
}

/** @throws BAD_USER_INPUT for a cursor that this tab did not give out, or gave out under another ranking */
export function decodeFeedCursor(tab: FeedTab, cursor: string): FeedPosition {
  const [ranking, ordinal, snapshot, postRank, postId, roomRank, roomId] = decodeCursor(cursor, TYPES) as [
    string,
    number,
    string,
    number,
    string,
    number,
    string,
  ]
  if (ranking !== RANKING[tab])
    throw badUserInput(`The cursor in "after" is of the feed "${ranking}", not of "${RANKING[tab]}".`, 'after')
  if (ordinal < 0) throw badUserInput('The cursor in "after" is not one this connection gave out.', 'after')
  return {
    place: {
      ordinal,
      post: postId === NONE ? null : [postRank, postId],
      room: roomId === NONE ? null : [roomRank, roomId],
    },
    snapshot: snapshot === NONE ? null : parseSnapshot(snapshot),
  }
}
