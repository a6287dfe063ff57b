import type { Connection } from '../../platform/pagination.ts'
import type { FeedTab } from './__generated__/types.ts'
import type { Explanation } from './domain/reasons.ts'
import type { ServiceRow } from './store/services.ts'
import type { AppEntryRow, CommentRow, LifeAccountRow, PostRow, TopicRow } from './store/tables.ts'

/** An entity of another subgraph, or one that is nothing but its id. */
export interface Reference {
  id: string
}

// What resolvers pass on for each GraphQL type; codegen.ts reads the names.
export type UserMapper = Reference
export type MerchantMapper = Reference
export type CommunityMapper = Reference
export type LiveRoomMapper = Reference
export type ChatMessageMapper = Reference
export type AdSlotMapper = Reference
export type PostMapper = PostRow
export type CommentMapper = CommentRow
export type LifeAccountMapper = LifeAccountRow
export type TopicMapper = TopicRow
export type ServiceListingMapper = ServiceRow
export type AppEntryMapper = AppEntryRow
export type ServiceConnectionMapper = Connection<ServiceRow> & {
  /** Asked only when somebody selects it: counting reads every match. */
  count: () => Promise<number>
}
export interface FeedEdgeMapper {
  cursor: string
  node: PostRow | Reference
  why: Explanation[]
}
export type FeedConnectionMapper = Omit<Connection<never>, 'edges'> & { tab: FeedTab; edges: FeedEdgeMapper[] }
