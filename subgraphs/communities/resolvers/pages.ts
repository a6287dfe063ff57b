import { type PageRequest, pageLimit, pageRequest } from '../../../platform/pagination.ts'
import type { CommunityPostRow, CommunityRow, LocalGroupRow, MembershipRow, RsvpRow } from '../store/tables.ts'

interface PageArgs {
  first?: number | null | undefined
  after?: string | null | undefined
}

/** A page of a list sorted by time, then id. */
export const timePage = (args: PageArgs, defaultLimit?: number) =>
  pageRequest(args, ['instant', 'string'], defaultLimit)
/** A page of a list sorted by a count, then id. */
export const rankPage = (args: PageArgs, defaultLimit?: number) => pageRequest(args, ['number', 'string'], defaultLimit)
/** A page of a list sorted by place. */
export const placePage = (args: PageArgs) => pageRequest(args, ['number'])
/** The beginning of a list that has no further pages: exactly `first` rows. */
export const firstOnly = (first: number | null | undefined, defaultLimit?: number): PageRequest => ({
  limit: pageLimit(first, defaultLimit),
  after: null,
})

// What each list is sorted by, for its cursors.
export const communityKey = (row: CommunityRow) => [row.followerCount, row.id]
export const localGroupKey = (row: LocalGroupRow) => [row.memberCount, row.id]
export const postKey = (row: CommunityPostRow) => [row.createdAt.toISOString(), row.postId]
export const memberKey = (row: MembershipRow) => [row.joinedAt.toISOString(), row.userId]
export const membershipKey = (row: MembershipRow) => [row.joinedAt.toISOString(), row.communityId]
export const activityKey = (row: { startsAt: Date; id: string }) => [row.startsAt.toISOString(), row.id]
export const attendeeKey = (row: RsvpRow) => [row.place]
