import { and, desc, eq, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/pagination.ts'
import { type AuditEntryRow, auditEntries } from './partner-tables.ts'

/** Which acts are asked for; everything when empty. */
export interface AuditFilter {
  readonly subjectId?: string | null
  readonly actorId?: string | null
  readonly appId?: string
}

export function openAudit(db: Executor) {
  return {
    /** Put an act on record, in the transaction that does it: one is never there without the other. */
    add: async (entry: AuditEntryRow): Promise<void> => {
      await db.insert(auditEntries).values(entry)
    },

    /** Newest first, up to `limit + 1`. */
    page: ({ subjectId, actorId, appId }: AuditFilter, { limit, after }: PageRequest): Promise<AuditEntryRow[]> =>
      db
        .select()
        .from(auditEntries)
        .where(
          and(
            subjectId == null ? undefined : eq(auditEntries.subjectId, subjectId),
            actorId == null ? undefined : eq(auditEntries.actorId, actorId),
            appId === undefined ? undefined : eq(auditEntries.appId, appId),
            after ? sql`(${auditEntries.at}, ${auditEntries.id}) < (${after[0]}::timestamptz, ${after[1]})` : undefined,
          ),
        )
        .orderBy(desc(auditEntries.at), desc(auditEntries.id))
        .limit(limit + 1),
  }
}
