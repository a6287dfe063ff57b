import type { ChatMode } from './domain/chat-mode.ts'
import type { LeaderRow } from './loaders.ts'
import type { GiftRow, MessageRow, PinRow, RoomRow, StreakRow } from './store/tables.ts'

// What resolvers pass on for each GraphQL type; codegen.ts reads the names.
export type LiveRoomMapper = RoomRow
export type ChatModeMapper = ChatMode
/** Also made from an event, without asking the database. */
export type ChatMessageMapper = Pick<MessageRow, 'id' | 'roomId' | 'authorId' | 'text' | 'seq' | 'createdAt'>
export type GiftMapper = GiftRow
export type GiftStreakMapper = StreakRow
export type PinnedProductMapper = PinRow
export type LeaderRowMapper = LeaderRow
/** By the room. */
export type RoomSalesMapper = RoomRow
export type LifeAccountMapper = { id: string }

// Members of `RoomEvent` that say what changed; how it stands now is read when it is asked for.
export type GiftStreakChangedMapper = { cursor: string; streakId: string }
export type ProductPinnedMapper = { cursor: string; roomId: string; productId: string }
export type RoomStateChangedMapper = { cursor: string; roomId: string }
