import type { Context } from '../context.ts'

/** How long a decision nobody was told to have seen is kept: its place may be asked for again until then. */
export const UNSEEN_KEPT_MS = 7 * 24 * 3600_000
/** Rows one transaction deletes: small enough to hold no lock for long. */
const BATCH_MAX = 2000

/** Forget decisions that were never seen: most places of a feed are fetched and never scrolled to. @returns how many */
export async function forgetDecisions({ store, clock }: Pick<Context, 'store' | 'clock'>): Promise<number> {
  const before = new Date(clock.now().getTime() - UNSEEN_KEPT_MS)
  let total = 0
  for (let forgotten = BATCH_MAX; forgotten === BATCH_MAX; total += forgotten)
    forgotten = await store.decisions.forget(before, BATCH_MAX)
  return total
}
