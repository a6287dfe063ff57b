import { inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type Money, money } from '../../../platform/money.ts'
import type { PageRequest } from '../../../platform/pagination.ts'
import { type TipRow, tipLeaders, tips, tipTotals } from './tables.ts'

/** What all tips on a subject come to. */
export interface TipTotal {
  readonly subjectId: string
  readonly total: Money
}

/** What one person's tips on a subject come to. */
export interface TipperTotal extends TipTotal {
  readonly userId: string
}

/** Reading tips and their totals; only {@link ./ledger.ts} adds to them. */
export function openTips(db: Executor) {
  return {
    byIds: (ids: readonly string[]): Promise<TipRow[]> =>
      db
        .select()
        .from(tips)
        .where(inArray(tips.id, [...ids])),

    /** Totals of these subjects; none for those without tips. */
    totals: async (subjectIds: readonly string[]): Promise<TipTotal[]> => {
      const rows = await db
        .select()
        .from(tipTotals)
        .where(inArray(tipTotals.subjectId, [...subjectIds]))
      return rows.map((row) => ({ subjectId: row.subjectId, total: money(row.totalMinor, row.currency) }))
    },

    /** Each subject's page of tips, newest first, up to `limit + 1` each. The key of the page is the tip's number. */
    pages: (subjectIds: readonly string[], { limit, after }: PageRequest): Promise<TipRow[]> => {
      const page = db
        .select()
        .from(tips)
        .where(sql`${tips.subjectId} = subjects.id ${after ? sql`and ${tips.seq} < ${after[0]}` : sql``}`)
        .orderBy(sql`${tips.seq} desc`)
        .limit(limit + 1)
        .as('page')
      return db
        .select({
          subjectId: page.subjectId,
          seq: page.seq,
          id: page.id,
          transferId: page.transferId,
          fromUserId: page.fromUserId,
          toUserId: page.toUserId,
          amountMinor: page.amountMinor,
          currency: page.currency,
          message: page.message,
          totalAfterMinor: page.totalAfterMinor,
          createdAt: page.createdAt,
        })
        .from(sql`unnest(${sql.param([...subjectIds])}::text[]) as subjects (id)`)
        .crossJoinLateral(page)
        .orderBy(sql`subjects.id, ${page.seq} desc`)
    },

    /** Who tipped each subject most, highest first, at most `limit` each and 100; of equal totals the one reached earlier first. */
    topTippers: async (subjectIds: readonly string[], limit: number): Promise<TipperTotal[]> => {
      const top = db
        .select()
        .from(tipLeaders)
        .where(sql`${tipLeaders.subjectId} = subjects.id`)
        .orderBy(sql`${tipLeaders.totalMinor} desc, ${tipLeaders.reachedSeq}`)
        .limit(limit)
        .as('top')
      const rows = await db
        .select({
          subjectId: top.subjectId,
          userId: top.userId,
          totalMinor: top.totalMinor,
          currency: top.currency,
        })
        .from(sql`unnest(${sql.param([...subjectIds])}::text[]) as subjects (id)`)
        .crossJoinLateral(top)
        .orderBy(sql`subjects.id, ${top.totalMinor} desc, ${top.reachedSeq}`)
      return rows.map(({ totalMinor, currency, ...row }) => ({ ...row, total: money(totalMinor, currency) }))
    },
  }
}
