import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import type { ConsentPurpose } from '../../../schema/partner-scopes.ts'
import { type ConsentRow, consents } from './partner-tables.ts'

/** Consents of one person that are listed. */
const LISTED_MAX = 300

export function openConsents(db: Executor) {
  return {
    /** Purposes given now that were not before: those that stand already stay as they are. */
    grant: async (userId: string, appId: string, purposes: readonly ConsentPurpose[], at: Date): Promise<string[]> => {
      const granted = await db
        .insert(consents)
        .values(purposes.map((purpose) => ({ userId, appId, purpose, grantedAt: at })))
        .onConflictDoUpdate({
          target: [consents.userId, consents.appId, consents.purpose],
          set: { grantedAt: at, revokedAt: null },
          setWhere: sql`${consents.revokedAt} is not null`,
        })
        .returning({ purpose: consents.purpose })
      return granted.map(({ purpose }) => purpose)
    },

    /** @param purposes null for all @returns those that stood until now */
    revoke: async (
      userId: string,
      appId: string,
      purposes: readonly ConsentPurpose[] | null,
      at: Date,
    ): Promise<string[]> => {
      const revoked = await db
        .update(consents)
        .set({ revokedAt: at })
        .where(
          and(
            eq(consents.userId, userId),
            eq(consents.appId, appId),
            isNull(consents.revokedAt),
            purposes ? inArray(consents.purpose, [...purposes]) : undefined,
          ),
        )
        .returning({ purpose: consents.purpose })
      return revoked.map(({ purpose }) => purpose)
    },

    /** All consents of a person to an app, by purpose. */
    to: (userId: string, appId: string): Promise<ConsentRow[]> =>
      db
        .select()
        .from(consents)
        .where(and(eq(consents.userId, userId), eq(consents.appId, appId)))
        .orderBy(asc(consents.purpose)),

    /** A person's newest consents, newest first. */
    of: (userId: string): Promise<ConsentRow[]> =>
      db
        .select()
        .from(consents)
        .where(eq(consents.userId, userId))
        .orderBy(desc(consents.grantedAt), asc(consents.appId), asc(consents.purpose))
        .limit(LISTED_MAX),

    /** What these people let an app do at this moment. */
    standing: (userIds: readonly string[], appId: string): Promise<Pick<ConsentRow, 'userId' | 'purpose'>[]> =>
      db
        .select({ userId: consents.userId, purpose: consents.purpose })
        .from(consents)
        .where(and(inArray(consents.userId, [...userIds]), eq(consents.appId, appId), isNull(consents.revokedAt)))
        .orderBy(asc(consents.purpose)),
  }
}
