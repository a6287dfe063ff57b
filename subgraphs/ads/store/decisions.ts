import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type DecisionRow, decisions } from './tables.ts'

export function openDecisions(db: Executor) {
  const isOf = (viewerId: string | null) =>
    viewerId === null ? isNull(decisions.viewerId) : eq(decisions.viewerId, viewerId)
  return {
    byIds: (ids: readonly string[]): Promise<DecisionRow[]> =>
      db
        .select()
        .from(decisions)
        .where(inArray(decisions.id, [...ids])),

    byId: async (id: string): Promise<DecisionRow | null> => {
      const [decision] = await db.select().from(decisions).where(eq(decisions.id, id))
      return decision ?? null
    },

    /** What was decided for these places and this viewer before. */
    ofSlots: (slotIds: readonly string[], viewerId: string | null): Promise<DecisionRow[]> =>
      db
        .select()
        .from(decisions)
        .where(and(inArray(decisions.slotId, [...slotIds]), isOf(viewerId))),

    /** Keep decisions. @returns the rows that stand, which are those of another request where that one was faster */
    keep: (made: readonly (typeof decisions.$inferInsert)[]): Promise<DecisionRow[]> =>
      db
        .insert(decisions)
        // In one order, so that two requests for the same places queue instead of deadlocking.
        .values([...made].sort((a, b) => (a.slotId < b.slotId ? -1 : 1)))
        // Changes nothing, but gives back the row that stands.
        .onConflictDoUpdate({ target: [decisions.slotId, decisions.viewerId], set: { slotId: sql`excluded.slot_id` } })
        .returning(),

    /** A decision made for this viewer, locked; null when there is none. */
    lockOwn: async (id: string, viewerId: string): Promise<DecisionRow | null> => {
      const [decision] = await db
        .select()
        .from(decisions)
        .where(and(eq(decisions.id, id), eq(decisions.viewerId, viewerId)))
        .for('no key update')
      return decision ?? null
    },

    mark: async (id: string, happened: { seenAt: Date; clickedAt?: Date }): Promise<DecisionRow> => {
      const [marked] = await db.update(decisions).set(happened).where(eq(decisions.id, id)).returning()
      return marked as DecisionRow
    },

    /** Forget decisions from before `before` that nobody was told to have seen. @returns how many, at most `limit` */
    forget: async (before: Date, limit: number): Promise<number> => {
      const old = db
        .select({ id: decisions.id })
        .from(decisions)
        .where(and(isNull(decisions.seenAt), lt(decisions.decidedAt, before)))
        .limit(limit)
        // One that is being reported right now is left alone, and looked at again next time.
        .for('update', { skipLocked: true })
      const gone = await db.delete(decisions).where(inArray(decisions.id, old)).returning({ id: decisions.id })
      return gone.length
    },
  }
}
