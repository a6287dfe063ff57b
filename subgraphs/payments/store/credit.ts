import { asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/pagination.ts'
import { creditFacts, creditHistory, creditScores } from './credit-tables.ts'

export type CreditScoreRow = typeof creditScores.$inferSelect
export type CreditFactsRow = typeof creditFacts.$inferSelect
export type CreditPointRow = typeof creditHistory.$inferSelect
/** What is known of a person's credit; null of what there is nothing of. */
export interface CreditRecord {
  readonly userId: string
  readonly score: CreditScoreRow | null
  readonly facts: CreditFactsRow | null
}

/** A score to put on record. */
export interface NewScore {
  readonly userId: string
  readonly score: number
  readonly computedAt: Date
}

export function openCredit(db: Executor) {
  return {
    byUserIds: async (userIds: readonly string[]): Promise<CreditRecord[]> =>
      db
        .select({ userId: sql<string>`people.id`, score: creditScores, facts: creditFacts })
        .from(sql`unnest(${sql.param([...userIds])}::text[]) as people (id)`)
        .leftJoin(creditScores, eq(creditScores.userId, sql`people.id`))
        .leftJoin(creditFacts, eq(creditFacts.userId, sql`people.id`)),

    /** Each person's latest scores, newest first, at most `limit` each. */
    history: (userIds: readonly string[], { limit }: Pick<PageRequest, 'limit'>): Promise<CreditPointRow[]> => {
      const page = db
        .select()
        .from(creditHistory)
        .where(sql`${creditHistory.userId} = people.id`)
        .orderBy(desc(creditHistory.seq))
        .limit(limit)
        .as('page')
      return db
        .select({
          userId: page.userId,
          seq: page.seq,
          score: page.score,
          at: page.at,
          source: page.source,
          formula: page.formula,
        })
        .from(sql`unnest(${sql.param([...userIds])}::text[]) as people (id)`)
        .crossJoinLateral(page)
        .orderBy(sql`people.id, ${page.seq} desc`)
    },

    /**
     * Put a delivered score on record, unless the one there was delivered too and computed later, or is the same. Whatever was
     * computed here gives way.
     * @returns whether the record changed
     */
    record: (score: NewScore): Promise<boolean> =>
      put(
        [score],
        null,
        sql`scores.source = 'COMPUTED'
        or scores.computed_at < excluded.computed_at
        or (scores.computed_at = excluded.computed_at and scores.score <> excluded.score)`,
      ).then((changed) => changed.length > 0),

    /**
     * Put scores on record that were computed here, where there is none or another one computed here: what was delivered stays.
     * @returns those that changed
     */
    recordComputed: (scores: readonly NewScore[], formula: string): Promise<NewScore[]> =>
      put(scores, formula, sql`scores.source = 'COMPUTED' and scores.score <> excluded.score`),

    /** Begin to keep what scores are computed from; who is known stays as they are. */
    addPeople: async (people: readonly { userId: string; signedUpAt: Date }[]): Promise<void> => {
      await db.execute(sql`
        insert into payments.credit_facts (user_id, signed_up_at)
        select distinct on ("userId") "userId", "signedUpAt"
        from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as p ("userId" text, "signedUpAt" timestamptz)
        order by "userId"
        on conflict do nothing`)
    },

    /** What scores of these people are computed from, locked till the end in the order of their ids; unknown people are left out. */
    lockFacts: (userIds: readonly string[]): Promise<CreditFactsRow[]> =>
      db
        .select()
        .from(creditFacts)
        .where(inArray(creditFacts.userId, [...userIds]))
        .orderBy(asc(creditFacts.userId))
        .for('no key update'),

    /** Those whose age has taken a step, that nobody else is at; locked till the end. */
    lockDue: (at: Date, limit: number): Promise<CreditFactsRow[]> =>
      db
        .select()
        .from(creditFacts)
        .where(sql`${creditFacts.nextStepAt} <= ${at.toISOString()}::timestamptz`)
        .orderBy(asc(creditFacts.userId))
        .limit(limit)
        .for('no key update', { skipLocked: true }),

    /** In rows that are locked. */
    saveFacts: async (rows: readonly CreditFactsRow[]): Promise<void> => {
      const wire = rows.map((row) => ({ ...row, paidMinor: row.paidMinor.toString() }))
      await db.execute(sql`
        update payments.credit_facts f
        set verification_level = n."verificationLevel", connections = n.connections, payments = n.payments,
          paid_minor = n."paidMinor", active_days = n."activeDays", last_active_day = n."lastActiveDay",
          next_step_at = n."nextStepAt"
        from jsonb_to_recordset(${JSON.stringify(wire)}::jsonb) as n ("userId" text, "verificationLevel" text,
          connections int, payments int, "paidMinor" bigint, "activeDays" int, "lastActiveDay" date, "nextStepAt" timestamptz)
        where f.user_id = n."userId"`)
    },
  }

  /** Each score that changes what is on record is the next line of its history, in the same statement. */
  async function put(
    scores: readonly NewScore[],
    formula: string | null,
    unless: ReturnType<typeof sql>,
  ): Promise<NewScore[]> {
    if (scores.length === 0) return []
    const changed = await db.execute<{ user_id: string; score: number; computed_at: string }>(sql`
      with changed as (
        insert into payments.credit_scores as scores (user_id, score, computed_at, source, formula)
        select "userId", score, "computedAt", ${formula === null ? 'DELIVERED' : 'COMPUTED'}, ${formula}::text
        from jsonb_to_recordset(${JSON.stringify(scores)}::jsonb)
          as told ("userId" text, score int, "computedAt" timestamptz)
        -- What cannot change anything is not tried: a row that is only looked at is not written to.
        where ${formula === null} or not exists (
          select from payments.credit_scores known
          where known.user_id = told."userId" and (known.source = 'DELIVERED' or known.score = told.score))
        order by 1
        on conflict (user_id) do update
        set score = excluded.score, computed_at = excluded.computed_at, source = excluded.source,
          formula = excluded.formula, changes = scores.changes + 1
        where ${unless}
        returning *
      ), told as (
        insert into payments.credit_history (user_id, seq, score, at, source, formula)
        select user_id, changes, score, computed_at, source, formula from changed
      )
      select user_id, score, computed_at from changed order by user_id`)
    return changed.map((row) => ({ userId: row.user_id, score: row.score, computedAt: new Date(row.computed_at) }))
  }
}
