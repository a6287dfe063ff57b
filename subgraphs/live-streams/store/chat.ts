import { and, desc, eq, getTableColumns, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { outbox } from '../../../platform/events/tables.ts'
import { knownScore } from '../../../platform/gatekeeper/gatekeeper.ts'
import type { PageRequest } from '../../../platform/pagination.ts'
import { type EventCatalogue, topics } from '../../../schema/events.ts'
import type { ChatFacts } from '../domain/chat.ts'
import { isBanned } from './bans.ts'
import { blockedPair, followsHost } from './people.ts'
import {
  chatMessages,
  chatTurns,
  idempotencyKeys,
  type MessageRow,
  personFacts,
  type RoomRow,
  rooms,
} from './tables.ts'

/** What a key was used for before. */
interface ClaimedKey {
  fingerprint: string
  resultId: string
}

/** What decides about a request to say something. */
export interface ChatRequestFacts {
  /** Null when the key is new. */
  first: ClaimedKey | null
  /** Null when there is no such room. */
  chat: (ChatFacts & { room: RoomRow }) | null
}

export function openChat(db: Executor) {
  return {
    /** Everything that decides whether a person may say something in a room, in one statement. */
    facts: async (roomId: string, authorId: string, key: string): Promise<ChatRequestFacts> => {
      const [row] = await db
        .select({
          room: rooms,
          isBanned: isBanned(authorId, rooms.id),
          isBlockedPair: blockedPair(authorId, rooms.hostId),
          isFollower: followsHost(authorId, rooms.hostId),
          creditScore: sql<
            number | null
          >`case when ${rooms.minCreditOver} is not null then ${knownScore(personFacts)} end`,
          lastChatAt: chatTurns.at,
          first: { fingerprint: idempotencyKeys.fingerprint, resultId: idempotencyKeys.resultId },
        })
        .from(sql`(values (1)) as asked`)
        .leftJoin(rooms, eq(rooms.id, roomId))
        .leftJoin(personFacts, eq(personFacts.userId, authorId))
        .leftJoin(chatTurns, and(eq(chatTurns.roomId, roomId), eq(chatTurns.authorId, authorId)))
        .leftJoin(idempotencyKeys, and(eq(idempotencyKeys.ownerId, authorId), eq(idempotencyKeys.key, key)))
      if (!row) return { first: null, chat: null }
      const { first, room, ...facts } = row
      return { first, chat: room && { ...facts, room } }
    },

    /**
     * Take the author's turn, claim the key, number the message, write it and announce it: in one statement, so that the next
     * message of a busy room waits for a commit and for no more round trips.
     * @param freeSince the author's last message must not be after this; null when the author need not wait
     * @returns null, and nothing was said, when the room is no longer on air, the author spoke or the key was used since the facts
     *   were read
     */
    say: async (
      message: Pick<MessageRow, 'id' | 'roomId' | 'authorId' | 'text' | 'createdAt'>,
      freeSince: Date | null,
      { key, fingerprint }: { key: string; fingerprint: string },
    ): Promise<MessageRow | null> => {
      const { id: messageId, roomId, authorId, text, createdAt } = message
      const at = createdAt.toISOString()
      const told = { messageId, roomId, authorId, text, at }
      // Each step writes for the rows of the one before. They are joined with FROM, never tested with EXISTS: where a row was
      // changed by somebody else meanwhile PostgreSQL looks at it again, and a subquery that writes must not run twice.
      const [said] = await db.execute<{ seq: number }>(sql`
        with room as (
          select id from ${rooms} where id = ${roomId} and state = 'LIVE' for no key update
        ), turn as (
          insert into ${chatTurns} as turns (room_id, author_id, at)
          select id, ${authorId}, ${at}::timestamptz from room
          on conflict (room_id, author_id) do update set at = greatest(turns.at, excluded.at)
            where turns.at <= ${freeSince?.toISOString() ?? 'infinity'}::timestamptz
          returning room_id
        ), claimed as (
          insert into ${idempotencyKeys} (owner_id, key, operation, fingerprint, result_id)
          select ${authorId}, ${key}, 'sendChat', ${fingerprint}, ${messageId} from turn
          on conflict do nothing
          returning owner_id
        ), numbered as (
          update ${rooms} as rooms set chat_seq = rooms.chat_seq + 1 from claimed
          where rooms.id = ${roomId}
          returning rooms.chat_seq
        ), said as (
          insert into ${chatMessages} (room_id, seq, id, author_id, text, created_at)
          select ${roomId}, chat_seq, ${messageId}, ${authorId}, ${text}, ${at}::timestamptz from numbered
          returning seq
        ), told as (
          insert into ${outbox} (name, topic, payload, occurred_at)
          select 'live.chatPosted', ${topics.room(roomId)},
            ${JSON.stringify(told satisfies Omit<EventCatalogue['live.chatPosted'], 'seq'>)}::jsonb
              || jsonb_build_object('seq', seq),
            ${at}::timestamptz
          from said
        )
        select seq from said`)
      return said ? { ...message, seq: said.seq, removedAt: null, removedById: null } : null
    },

    /** Messages as they can be read: removed ones are not among them. */
    byIds: (ids: readonly string[]): Promise<MessageRow[]> =>
      db
        .select()
        .from(chatMessages)
        .where(and(inArray(chatMessages.id, [...ids]), isNull(chatMessages.removedAt))),

    /** A message as it was said, removed since or not; null when there is none. */
    said: async (id: string): Promise<MessageRow | null> => {
      const [message] = await db.select().from(chatMessages).where(eq(chatMessages.id, id))
      return message ?? null
    },

    /** A message with its room's host, removed or not, its row locked; null when there is none. */
    lock: async (id: string): Promise<(MessageRow & { hostId: string }) | null> => {
      const hostId = sql<string>`(select host_id from ${rooms} where ${rooms.id} = ${chatMessages.roomId})`
      const [found] = await db
        .select({ ...getTableColumns(chatMessages), hostId })
        .from(chatMessages)
        .where(eq(chatMessages.id, id))
        .for('update')
      return found ?? null
    },

    remove: async ({ roomId, seq }: MessageRow, removedById: string, at: Date): Promise<void> => {
      await db
        .update(chatMessages)
        .set({ removedAt: at, removedById })
        .where(and(eq(chatMessages.roomId, roomId), eq(chatMessages.seq, seq)))
    },

    /** Which messages of a room are removed. */
    removedIds: async (roomId: string): Promise<string[]> => {
      const rows = await db
        .select({ id: chatMessages.id })
        .from(chatMessages)
        .where(and(eq(chatMessages.roomId, roomId), isNotNull(chatMessages.removedAt)))
      return rows.map((row) => row.id)
    },

    /** Each room's page of its chat, newest first, without what was removed; up to `limit + 1` each. The sort key is `seq`. */
    pages: (roomIds: readonly string[], { limit, after }: PageRequest): Promise<MessageRow[]> => {
      const page = db
        .select({ seq: chatMessages.seq })
        .from(chatMessages)
        .where(
          and(
            eq(chatMessages.roomId, sql`asked.room_id`),
            isNull(chatMessages.removedAt),
            after ? lt(chatMessages.seq, Number(after[0])) : undefined,
          ),
        )
        .orderBy(desc(chatMessages.seq))
        .limit(limit + 1)
        .as('page')
      return db
        .select(getTableColumns(chatMessages))
        .from(sql`unnest(${sql.param([...roomIds])}::text[]) as asked (room_id)`)
        .crossJoinLateral(page)
        .innerJoin(chatMessages, and(eq(chatMessages.roomId, sql`asked.room_id`), eq(chatMessages.seq, page.seq)))
        .orderBy(desc(chatMessages.seq))
    },
  }
}
