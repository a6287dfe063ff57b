import { asc, eq } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type AppEntryRow, appEntries } from './tables.ts'

export function openAppEntries(db: Executor) {
  return {
    /** Everything placed on a surface, rolled out to somebody or not, by position. */
    onSurface: (surface: string): Promise<AppEntryRow[]> =>
      db
        .select()
        .from(appEntries)
        .where(eq(appEntries.surface, surface))
        .orderBy(asc(appEntries.position), asc(appEntries.key)),

    /** Place what is not placed yet; where something stands already is left as it was moved to. */
    addAll: async (entries: readonly AppEntryRow[]): Promise<void> => {
      await db
        .insert(appEntries)
        .values([...entries])
        .onConflictDoNothing()
    },
  }
}
