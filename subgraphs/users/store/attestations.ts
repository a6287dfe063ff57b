import { and, desc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { invariant } from '../../../platform/errors.ts'
import type { AttestationKind } from '../../../schema/gates.ts'
import { type AttestationRow, attestations } from './tables.ts'

/** How many attestations of a person are listed. */
const LISTED_MAX = 50

export function openAttestations(db: Executor) {
  return {
    add: async (attestation: typeof attestations.$inferInsert): Promise<AttestationRow> => {
      const [added] = await db.insert(attestations).values(attestation).returning()
      invariant(added, 'an attestation was not added')
      return added
    },

    byId: async (id: string): Promise<AttestationRow | null> => {
      const [attestation] = await db.select().from(attestations).where(eq(attestations.id, id))
      return attestation ?? null
    },

    /** @returns the attestation as it now is; null when it had been revoked before */
    revoke: async (id: string, at: Date): Promise<AttestationRow | null> => {
      const [revoked] = await db
        .update(attestations)
        .set({ revokedAt: at })
        .where(and(eq(attestations.id, id), isNull(attestations.revokedAt)))
        .returning()
      return revoked ?? null
    },

    /** What counts at this moment, of all these people. */
    active: (userIds: readonly string[], at: Date): Promise<AttestationRow[]> =>
      db
        .select()
        .from(attestations)
        .where(
          and(
            inArray(attestations.userId, [...userIds]),
            isNull(attestations.revokedAt),
            or(isNull(attestations.expiresAt), gt(attestations.expiresAt, at)),
          ),
        ),

    /** The newest fifty of each person, newest first. @param kinds only these; null for all */
    newest: async (userIds: readonly string[], kinds: readonly AttestationKind[] | null): Promise<AttestationRow[]> => {
      const newest = db
        .select({ id: attestations.id })
        .from(attestations)
        .where(and(eq(attestations.userId, sql`owners.id`), kinds ? inArray(attestations.kind, [...kinds]) : undefined))
        .orderBy(desc(attestations.issuedAt), desc(attestations.id))
        .limit(LISTED_MAX)
        .as('newest')
      const rows = await db
        .select({ attestation: attestations })
        .from(sql`unnest(${sql.param([...userIds])}::text[]) as owners (id)`)
        .crossJoinLateral(newest)
        .innerJoin(attestations, eq(attestations.id, newest.id))
        .orderBy(desc(attestations.issuedAt), desc(attestations.id))
      return rows.map((row) => row.attestation)
    },
  }
}
