import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import type { VerificationLevel } from '../../../schema/gates.ts'
import type { GivingFacts } from '../domain/giving.ts'
import { blocks, freezes, type SubjectRow } from './tables.ts'

interface Giving {
  readonly giverId: string
  readonly receiverId: string
  /** What was given on this day, in UTC+8, counts as today's. */
  readonly day: string
}

/** Somebody who wants to tip a subject. */
export interface TipAsked {
  readonly giverId: string
  readonly subjectId: string
  readonly day: string
}

type SubjectColumns = { id: string; owner_id: string; community_id: string | null; is_removed: boolean }
type FactsRow = { frozen: boolean; blocked: boolean; level: VerificationLevel | null; given: string }

/** Who may give to whom, and how much more today. */
export function openGiving(db: Executor) {
  return {
    /**
     * Everything that decides whether somebody may tip a subject: for each in their order, in one statement; null where there is no
     * such subject.
     */
    toSubjects: async (asked: readonly TipAsked[]): Promise<({ subject: SubjectRow; facts: GivingFacts } | null)[]> => {
      const rows = await db.execute<FactsRow & { place: string } & SubjectColumns>(sql`
        select p.place, s.id, s.owner_id, s.community_id, s.is_removed, ${factsOf(sql`p.giver`, sql`s.owner_id`)}
        from rows from (jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
          as ("giverId" text, "subjectId" text, day date)) with ordinality as p (giver, subject_id, day, place)
        join payments.subjects s on s.id = p.subject_id`)
      const rowByPlace = new Map(rows.map((row) => [Number(row.place), row]))
      return asked.map((_, index) => {
        const row = rowByPlace.get(index + 1)
        if (!row) return null
        const { id, owner_id: ownerId, community_id: communityId, is_removed: isRemoved } = row
        return { subject: { id, ownerId, communityId, isRemoved }, facts: asFacts(row) }
      })
    },

    /** For each pair, in their order, in one statement. */
    between: async (pairs: readonly Giving[]): Promise<GivingFacts[]> => {
      const rows = await db.execute<FactsRow>(sql`
        select ${factsOf(sql`p.giver`, sql`p.receiver`)}
        from rows from (jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb)
          as ("giverId" text, "receiverId" text, day date)) with ordinality as p (giver, receiver, day, place)
        order by p.place`)
      return rows.map(asFacts)
    },

    isFrozen: async (userId: string): Promise<boolean> => {
      const [row] = await db.execute(sql`select from payments.freezes where user_id = ${userId}`)
      return row !== undefined
    },

    frozen: async (userIds: readonly string[]): Promise<string[]> => {
      const rows = await db.execute<{ user_id: string }>(sql`
        select user_id from payments.freezes where user_id = any(${sql.param([...userIds])}::text[])`)
      return rows.map((row) => row.user_id)
    },

    /** Who is frozen already stays as they are. */
    freeze: async (row: typeof freezes.$inferInsert): Promise<void> => {
      await db.insert(freezes).values(row).onConflictDoNothing()
    },

    unfreeze: async (userId: string): Promise<void> => {
      await db.delete(freezes).where(sql`${freezes.userId} = ${userId}`)
    },

    block: async (pairs: readonly (typeof blocks.$inferInsert)[]): Promise<void> => {
      await db
        .insert(blocks)
        .values(pairs.map(({ blockerId, blockedId }) => ({ blockerId, blockedId })))
        .onConflictDoNothing()
    },

    unblock: async (pairs: readonly (typeof blocks.$inferInsert)[]): Promise<void> => {
      await db.execute(sql`
        delete from payments.blocks b
        using jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p ("blockerId" text, "blockedId" text)
        where (b.blocker_id, b.blocked_id) = (p."blockerId", p."blockedId")`)
    },
  }
}

/**
 * What was given today stands with the giver's wallet. Gifts of a streak count when they are set aside; the transfer that pays them does
 * not. The ledger looks at it once more, where the wallet is locked.
 */
function factsOf(giver: SQL, receiver: SQL): SQL {
  return sql`
    exists (select from payments.freezes f where f.user_id = ${giver}) as frozen,
    exists (select from payments.blocks b
      where (b.blocker_id = ${giver} and b.blocked_id = ${receiver})
        or (b.blocker_id = ${receiver} and b.blocked_id = ${giver})) as blocked,
    (select f.verification_level from payments.person_facts f where f.user_id = ${giver}) as level,
    coalesce((select a.given_minor from payments.accounts a
      where a.id = 'wal' || substr(${giver}, 4) and a.given_on = p.day), 0)::text as given`
}

function asFacts({ frozen, blocked, level, given }: FactsRow): GivingFacts {
  return { isFrozen: frozen, isBlockedPair: blocked, level, givenTodayMinor: BigInt(given) }
}
