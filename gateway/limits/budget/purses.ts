import { LRUCache } from 'lru-cache'
import type { Leases } from './leases.ts'
import type { BudgetSettings, Holder, Policy } from './policy.ts'
import { LocalPurse, type Purse } from './purse.ts'
import { SharedPurse } from './shared-purse.ts'

/** The purses of everybody who asked lately. */
export interface Purses {
  /** @returns null where there is no limit */
  of(holder: Holder, id: string): Purse | null
  /** What a caller has left, as all processes know it together. */
  look(holder: Holder, id: string): Promise<Purse | null>
  /** Give back what is on hand, and stop. */
  close(): Promise<void>
}

/** Whoever is forgotten for others has a full purse again; one that holds something gives it back. */
const HOLDERS_MAX = 50_000
/** How long points are on hand without being given back. */
const HELD_MS = 1_000

/** @param leases buckets that are shared; null for those of this process */
export function openPurses(policies: BudgetSettings['policies'], leases: Leases | null, now: () => number): Purses {
  const held = new Set<SharedPurse>()
  const returning = setInterval(() => {
    for (const purse of held) purse.release()
    held.clear()
  }, HELD_MS).unref()
  const holding = (purse: SharedPurse) => void held.add(purse)

  const openOf = (holder: Holder, policy: Policy): ((id: string) => Purse) => {
    const known = new LRUCache<string, Purse>({ max: HOLDERS_MAX })
    return (id) => {
      const before = known.get(id)
      if (before) return before
      const made = leases
        ? new SharedPurse(`${holder}:${id}`, policy, leases, now, holding)
        : new LocalPurse(policy, now)
      known.set(id, made)
      return made
    }
  }
  const none = () => null
  const byHolder: Record<Holder, (id: string) => Purse | null> = {
    app: policies.app ? openOf('app', policies.app) : none,
    user: policies.user ? openOf('user', policies.user) : none,
    address: policies.address ? openOf('address', policies.address) : none,
  }
  return {
    of: (holder, id) => byHolder[holder](id),
    look: async (holder, id) => {
      const purse = byHolder[holder](id)
      if (purse instanceof SharedPurse) await purse.look()
      return purse
    },
    close: async () => {
      clearInterval(returning)
      await Promise.all([...held].map((purse) => purse.release()))
    },
  }
}
