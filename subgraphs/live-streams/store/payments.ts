import { and, desc, eq, gt, type SQL, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type GiverRow, giftPayments, giftStreaks, givers, idempotencyKeys, type PaymentRow } from './tables.ts'

/** What payments answered about one sending of gifts. */
export interface Verdict {
  paymentId: string
  /** Id of the transfer that took the money, or code of the reason why not. */
  outcome: string
  /** Position of the answer in the event log. */
  position: number
}

/** Gifts that were paid, and whose money payments gave back before the streak was over. */
export interface ReturnedGift {
  paymentId: string
  code: string
  position: number
}

/** A streak, as its change is announced. */
export interface ChangedStreak {
  streakId: string
  roomId: string
}

export function openPayments(db: Executor) {
  /** Free the keys of what was not paid, so that they may be used again. */
  const freeKeys = (declined: SQL) =>
    db.execute(sql`
      delete from ${idempotencyKeys} as keys using ${giftPayments} as payments
      where ${declined} and keys.owner_id = payments.from_user_id
        and keys.key = payments.idempotency_key and keys.result_id = payments.id`)

  /** Note the answers of what is still pending: an answer that is told twice finds nothing the second time. */
  const settle = async (state: 'PAID' | 'DECLINED', verdicts: readonly Verdict[]): Promise<SQL | null> => {
    const outcome = sql.raw(state === 'PAID' ? 'transfer_id' : 'decline_code')
    const settled = await db.execute<{ id: string }>(sql`
      update ${giftPayments} as payments
      set state = ${state}, ${outcome} = verdicts.outcome, answered_at_position = verdicts.position
      from unnest(
        ${sql.param(verdicts.map((verdict) => verdict.paymentId))}::text[],
        ${sql.param(verdicts.map((verdict) => verdict.outcome))}::text[],
        ${sql.param(verdicts.map((verdict) => verdict.position))}::bigint[]
      ) as verdicts (id, outcome, position)
      where payments.id = verdicts.id and payments.state = 'PENDING'
      returning payments.id`)
    return settled.length === 0
      ? null
      : sql`payments.id = any (${sql.param(settled.map((payment) => payment.id))}::text[])`
  }

  /** Take settled payments out of what their streaks wait for, and count them where they were paid. */
  const moveStreaks = async (settled: SQL, isPaid: boolean): Promise<ChangedStreak[]> => {
    const counted = isPaid ? sql`moves.count` : sql`0`
    const spent = isPaid ? sql`moves.amount_minor` : sql`0`
    const moved = await db.execute<{ id: string; room_id: string }>(sql`
      update ${giftStreaks} as streaks
      set pending_count = streaks.pending_count - moves.count,
        count = streaks.count + ${counted},
        total_minor = streaks.total_minor + ${spent}
      from (
        select room_id, streak_id, sum(count)::integer as count, sum(amount_minor)::bigint as amount_minor
        from ${giftPayments} as payments where ${settled} group by room_id, streak_id
      ) as moves
      where streaks.room_id = moves.room_id and streaks.id = moves.streak_id
      returning streaks.id, streaks.room_id`)
    return moved.map((streak) => ({ streakId: streak.id, roomId: streak.room_id }))
  }

  return {
    add: async (payment: typeof giftPayments.$inferInsert): Promise<PaymentRow> => {
      const [added] = await db.insert(giftPayments).values(payment).returning()
      return added as PaymentRow
    },

    byId: async (id: string): Promise<PaymentRow | null> => {
      const [payment] = await db.select().from(giftPayments).where(eq(giftPayments.id, id))
      return payment ?? null
    },

    /** Count gifts that were paid for, on the leaderboard and in their streaks. @returns the streaks that changed */
    settlePaid: async (verdicts: readonly Verdict[]): Promise<ChangedStreak[]> => {
      const settled = await settle('PAID', verdicts)
      if (!settled) return []
      // Givers before streaks, as `lockLast` takes them.
      await db.execute(sql`
        insert into ${givers} as givers (room_id, user_id, total_minor, reached_at_position)
        select room_id, from_user_id, sum(amount_minor), max(answered_at_position)
        from ${giftPayments} as payments where ${settled}
        group by room_id, from_user_id order by room_id, from_user_id
        on conflict (room_id, user_id) do update set
          total_minor = givers.total_minor + excluded.total_minor,
          reached_at_position = excluded.reached_at_position`)
      return moveStreaks(settled, true)
    },

    /** Take gifts back that were not paid for, and free their idempotency keys. @returns the streaks that changed */
    settleDeclined: async (verdicts: readonly Verdict[]): Promise<ChangedStreak[]> => {
      const settled = await settle('DECLINED', verdicts)
      if (!settled) return []
      await freeKeys(settled)
      return moveStreaks(settled, false)
    },

    /** Take gifts back that counted, and whose money went back after all. @returns the streaks that changed */
    takeBack: async (gifts: readonly ReturnedGift[]): Promise<ChangedStreak[]> => {
      const rows = await db.execute<{ id: string }>(sql`
        update ${giftPayments} as payments
        set state = 'DECLINED', transfer_id = null, decline_code = gifts.code, answered_at_position = gifts.position
        from jsonb_to_recordset(${JSON.stringify(gifts)}::jsonb) as gifts ("paymentId" text, code text, position bigint)
        where payments.id = gifts."paymentId" and payments.state = 'PAID'
        returning payments.id`)
      if (rows.length === 0) return []
      const returned = sql`payments.id = any (${sql.param(rows.map(({ id }) => id))}::text[])`
      await freeKeys(returned)
      await db.execute(sql`
        update ${givers} as givers
        set total_minor = givers.total_minor - gone.amount_minor, reached_at_position = gone.position
        from (
          select room_id, from_user_id, sum(amount_minor)::bigint as amount_minor, max(answered_at_position) as position
          from ${giftPayments} as payments where ${returned} group by room_id, from_user_id
        ) as gone
        where givers.room_id = gone.room_id and givers.user_id = gone.from_user_id`)
      const moved = await db.execute<{ id: string; room_id: string }>(sql`
        update ${giftStreaks} as streaks
        set count = streaks.count - gone.count, total_minor = streaks.total_minor - gone.amount_minor
        from (
          select room_id, streak_id, sum(count)::integer as count, sum(amount_minor)::bigint as amount_minor
          from ${giftPayments} as payments where ${returned} group by room_id, streak_id
        ) as gone
        where streaks.room_id = gone.room_id and streaks.id = gone.streak_id
        returning streaks.id, streaks.room_id`)
      return moved.map((streak) => ({ streakId: streak.id, roomId: streak.room_id }))
    },

    /** Each room's best givers: highest sum first, whoever reached it earlier before; up to `limit` each. */
    leaders: (roomIds: readonly string[], limit: number): Promise<GiverRow[]> => {
      const top = db
        .select()
        .from(givers)
        .where(and(eq(givers.roomId, sql`asked.room_id`), gt(givers.totalMinor, 0n)))
        .orderBy(desc(givers.totalMinor), givers.reachedAtPosition)
        .limit(limit)
        .as('top')
      return db
        .select({
          roomId: top.roomId,
          userId: top.userId,
          totalMinor: top.totalMinor,
          reachedAtPosition: top.reachedAtPosition,
        })
        .from(sql`unnest(${sql.param([...roomIds])}::text[]) as asked (room_id)`)
        .crossJoinLateral(top)
        .orderBy(desc(top.totalMinor), top.reachedAtPosition)
    },
  }
}
