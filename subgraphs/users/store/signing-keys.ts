import { desc, gt, isNull, lt } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type SigningKeyRow, signingKeys } from './tables.ts'

/** Keys that signed long ago are of no use to anybody. */
const KEPT_MS = 24 * 3600_000

export function openSigningKeys(db: Executor) {
  return {
    /** All there are, newest first. */
    all: (): Promise<SigningKeyRow[]> => db.select().from(signingKeys).orderBy(desc(signingKeys.generation)),

    /** Add a key, unless somebody was quicker: one process makes each generation. Forgets those of long ago. */
    add: async (key: typeof signingKeys.$inferInsert): Promise<void> => {
      await db.insert(signingKeys).values(key).onConflictDoNothing({ target: signingKeys.generation })
      await db.delete(signingKeys).where(lt(signingKeys.signsUntil, new Date(key.createdAt.getTime() - KEPT_MS)))
    },

    /** Have no key sign after a moment; those that wait for theirs till later have signed nothing and go. */
    limit: async (until: Date): Promise<void> => {
      await db.delete(signingKeys).where(gt(signingKeys.signsFrom, until))
      await db.update(signingKeys).set({ signsUntil: until }).where(gt(signingKeys.signsUntil, until))
    },

    /** Take all keys back, and with them every token they signed. @returns how many were */
    revoke: async (at: Date): Promise<number> => {
      const revoked = await db
        .update(signingKeys)
        .set({ revokedAt: at, privateJwe: '' })
        .where(isNull(signingKeys.revokedAt))
        .returning({ generation: signingKeys.generation })
      return revoked.length
    },
  }
}
