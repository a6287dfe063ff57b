import { and, eq, inArray } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { requestedPayments } from './tables.ts'

export type RequestedKind = 'GIFT' | 'AD_SPEND'

/** What other subgraphs asked to be paid, and what became of it. */
export function openRequestedPayments(db: Executor) {
  return {
    /** Which of these were answered before. */
    answered: async (kind: RequestedKind, ids: readonly string[]): Promise<Set<string>> => {
      const rows = await db
        .select({ id: requestedPayments.id })
        .from(requestedPayments)
        .where(and(eq(requestedPayments.kind, kind), inArray(requestedPayments.id, [...ids])))
      return new Set(rows.map((row) => row.id))
    },

    add: async (answers: readonly (typeof requestedPayments.$inferInsert)[]): Promise<void> => {
      await db.insert(requestedPayments).values([...answers])
    },
  }
}
