import { inArray, or, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { creditScores } from './tables.ts'

export type CreditScoreRow = typeof creditScores.$inferSelect

export function openCredit(db: Executor) {
  return {
    byUserIds: (userIds: readonly string[]): Promise<CreditScoreRow[]> =>
      db
        .select()
        .from(creditScores)
        .where(inArray(creditScores.userId, [...userIds])),

    /**
     * Put a score on record unless the one there was computed later, or is the same.
     * @returns whether the record changed
     */
    record: async (score: CreditScoreRow): Promise<boolean> => {
      const changed = await db
        .insert(creditScores)
        .values(score)
        .onConflictDoUpdate({
          target: creditScores.userId,
          set: { score: sql`excluded.score`, computedAt: sql`excluded.computed_at` },
          setWhere: or(
            sql`${creditScores.computedAt} < excluded.computed_at`,
            sql`${creditScores.computedAt} = excluded.computed_at and ${creditScores.score} <> excluded.score`,
          ),
        })
        .returning({ userId: creditScores.userId })
      return changed.length > 0
    },
  }
}
