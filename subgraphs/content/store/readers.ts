import { and, isNull, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { invariant } from '../../../platform/errors.ts'
import { type GateRule, NO_FACTS, type PersonFacts } from '../../../schema/gates.ts'
import { readSnapshot, type Snapshot } from '../domain/snapshot.ts'
import { type ClosedViews, decideViews } from '../domain/viewing.ts'
import { blocks, circleGates, circleMembers, people, personFacts, posts } from './tables.ts'

/** Somebody who reads, with what decides which posts they see. */
export interface Reader {
  /** Null for somebody who is not signed in. */
  readonly userId: string | null
  readonly homeAreaCode: string | null
  readonly closedViews: ClosedViews
  /** What had committed when these facts were read. */
  readonly snapshot: Snapshot
}

interface ReaderRow extends Record<string, unknown> {
  snapshot: string
  home_area_code: string | null
  facts: PersonFacts | null
  rules: GateRule[]
}

export function openReaders(db: Executor) {
  return {
    /** One statement. @param at attestations that have expired by then open no gate */
    read: async (userId: string | null, at: Date): Promise<Reader> => {
      const [row] = await db.execute<ReaderRow>(sql`
        select pg_current_snapshot()::text as snapshot,
          (select home_area_code from ${people} where user_id = ${userId}) as home_area_code,
          (select jsonb_build_object('gender', gender, 'verificationLevel', verification_level,
              'attestations', attestations, 'creditScore', credit_score)
            from ${personFacts} where user_id = ${userId}) as facts,
          (select coalesce(jsonb_agg(distinct gates->'VIEW'), '[]') from ${circleGates}
            where gates->'VIEW' <> '{"is": "open"}') as rules`)
      invariant(row, 'a statement without FROM gives one row')
      return {
        userId,
        homeAreaCode: row.home_area_code,
        closedViews: decideViews(row.rules, row.facts ?? NO_FACTS, at),
        snapshot: readSnapshot(row.snapshot),
      }
    },
  }
}

/** Posts this reader may see: not removed, and in no circle whose gate for VIEW is closed to them. */
export function isVisibleTo({ userId, closedViews: { toMembers, toOthers } }: Reader): SQL | undefined {
  const standing = isNull(posts.removedAt)
  if (toOthers.length === 0) return standing
  const isOneOf = (rules: readonly GateRule[]) =>
    sql`${circleGates.gates}->'VIEW' = any(array(select jsonb_array_elements(${JSON.stringify(rules)}::jsonb)))`
  const isMember = sql`exists (select from ${circleMembers}
    where ${circleMembers.communityId} = ${circleGates.communityId} and ${circleMembers.userId} = ${userId})`
  // No closed rule is open: said again for the index of those that are not (drizzle/content/0001).
  const isClosed = sql`exists (select from ${circleGates} where ${circleGates.communityId} = ${posts.communityId}
    and ${circleGates.gates}->'VIEW' <> '{"is": "open"}'
    and (${isOneOf(toMembers)} or (${isOneOf(toOthers)} and not ${isMember})))`
  return and(standing, isNotTrue(isClosed))
}

/** Things of people whom the reader has not blocked, and who have not blocked the reader. */
export function isUnblocked(userId: string | null, ownerId: SQLWrapper): SQL | undefined {
  if (userId === null) return undefined
  const noBlock = (blocker: SQLWrapper, blocked: SQLWrapper) =>
    isNotTrue(
      sql`exists (select from ${blocks} where ${blocks.blockerId} = ${blocker} and ${blocks.blockedId} = ${blocked})`,
    )
  return and(noBlock(sql`${userId}`, ownerId), noBlock(ownerId, sql`${userId}`))
}

/**
 * What must not be so, asked of each row as it is read. A plain `not exists` would be made a join over all rows, and a page
 * that wants twenty of them in the order of an index would read the rest for nothing.
 */
function isNotTrue(condition: SQL): SQL {
  return sql`(${condition}) is not true`
}
