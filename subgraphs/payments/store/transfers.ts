import { inArray } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type TransferRow, transfers } from './tables.ts'

/** Reading what was posted; only {@link ./ledger.ts} adds to it. */
export function openTransfers(db: Executor) {
  return {
    byIds: (ids: readonly string[]): Promise<TransferRow[]> =>
      db
        .select()
        .from(transfers)
        .where(inArray(transfers.id, [...ids])),
  }
}
