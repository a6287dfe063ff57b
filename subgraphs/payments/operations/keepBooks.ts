import type { Clock } from '../../../platform/clock.ts'
import type { PaymentsStore } from '../store/index.ts'

/** Holds given back by one transaction. */
const HOLDS_MAX = 200

/** What time brings about in the ledger: holds whose time is over are given back, days that are over are sealed. */
export async function keepBooks(store: PaymentsStore, clock: Clock): Promise<void> {
  while ((await store.ledger.expireHolds(clock.now(), HOLDS_MAX)) === HOLDS_MAX);
  await store.proving.sealDays(clock.now())
}
