import { and, eq } from 'drizzle-orm'
import { type Database, withRetry } from '../../../platform/database.ts'
import { invariant } from '../../../platform/errors.ts'
import { mismatch } from '../../../platform/idempotency.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { tipIdOf } from '../domain/tip.ts'
import { type Decline, type Posted, type PostRequest, postTransfers, type RequestKey } from './post-transfers.ts'
import { tips, transfers } from './tables.ts'

/** Moves money. Each request is decided by itself; how many share a statement and a commit is the ledger's own business. */
export interface Ledger {
  /**
   * Post a transfer and announce it, once per requester and key. When it answers, what it says is committed.
   * @returns what was posted, the first time when it is a replay; a decline is not remembered
   */
  post(request: PostRequest): Promise<Outcome<Posted, Decline | 'IDEMPOTENCY_MISMATCH'>>
  /** What the requester's key moved before: null for nothing, IDEMPOTENCY_MISMATCH when it was another request. */
  first(key: RequestKey): Promise<Outcome<Posted, 'IDEMPOTENCY_MISMATCH'> | null>
}

/** @param announced called once an announcement is committed, to wake the relay */
export function openLedger(database: Database, announced: () => void): Ledger {
  const first: Ledger['first'] = async ({ requesterId, key, fingerprint }) => {
    const [transfer] = await database.pool
      .select()
      .from(transfers)
      .where(and(eq(transfers.requesterId, requesterId), eq(transfers.key, key)))
    if (!transfer) return null
    const tipId = transfer.kind === 'TIP' ? tipIdOf(transfer.id) : null
    if (transfer.fingerprint !== fingerprint) return mismatch(tipId ?? transfer.id)
    const [tip] = tipId ? await database.pool.select().from(tips).where(eq(tips.id, tipId)) : []
    return ok({ transfer, tip: tip ?? null })
  }
  return {
    first,
    post: async (request) => {
      // A statement of its own on the pool, which is a transaction of its own.
      const [verdict] = await withRetry(() => postTransfers(database.pool, [request]))
      invariant(verdict, 'the ledger gave no verdict')
      if (verdict.is === 'POSTED') {
        announced()
        return ok(verdict.posted)
      }
      if (verdict.is === 'DECLINED') return rejected(verdict.code, ['input', 'amount'])
      const before = await first(request)
      invariant(before, `what the key ${request.key} was used for is gone`)
      return before
    },
  }
}
