import { LRUCache } from 'lru-cache'
import type { Clock } from '../../../platform/clock.ts'
import type { Log } from '../../../platform/log.ts'
import type { RedisClient } from '../../../platform/redis.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { clientOf } from '../../doors/address.ts'
import type { PreparedOperation } from '../../plan/planner.ts'
import type { Cost } from '../cost/estimate.ts'
import type { Values } from '../cost/inputs.ts'
import { type Price, priceOf } from '../cost/price.ts'
import { budgetHeaders, type Charge, charged, OPERATION_MIN, openCharge, resetAt } from './charge.ts'
import { openLeases } from './leases.ts'
import { type BudgetSettings, callerKindOf, type Holder, holderOf, type Policy } from './policy.ts'
import type { Purse } from './purse.ts'
import { openPurses } from './purses.ts'
import { openRefusals, type TooDear } from './refusal.ts'

/** An operation somebody asks to have run. */
export interface Asked {
  readonly operation: PreparedOperation
  readonly variables: Values
  readonly viewer: Viewer
  /** Where they ask from: counted where nobody is known. */
  readonly address: string
  /** Wants to be told what it cost; a partner always is. */
  readonly isTold: boolean
}

/** What a caller may still spend. */
export interface BudgetState {
  /** Whose budget it is: an API key's, a person's or an address's. */
  readonly holder: Holder
  /** Points when it is full, and how long it takes to fill. */
  readonly limit: number
  readonly windowSeconds: number
  readonly remaining: number
  /** When it is full again, if nothing is spent meanwhile. */
  readonly resetAt: Date
}

/** What operations cost whom. */
export interface Budgets {
  /**
   * Charge an operation what it may cost, before it runs.
   * @returns what is to be settled when it has run; what it is refused with; null where nobody counts and nobody is told. A promise
   * only where other processes must be asked
   */
  admit(asked: Asked): Admission | Promise<Admission>
  /** Turn away who has nothing left, before what they ask is even read. @returns what they are told; null for everybody else */
  turnAway(viewer: Viewer, address: string): TooDear | null
  /** @returns null for callers without a limit */
  stateOf(viewer: Viewer, address: string): Promise<BudgetState | null>
  /** What one operation of a caller may cost at most; null for anything. */
  costMaxOf(viewer: Viewer): number | null
  close(): Promise<void>
}

export type Admission = Charge | TooDear | null

/** Told what was charged: see {@link Budgets}. */
export interface BudgetObserver {
  /** An operation has run. */
  charged?(viewer: Viewer, operation: PreparedOperation, actual: number): void
  /** An operation was refused. @param operation null for one that was not read */
  refused?(viewer: Viewer, operation: PreparedOperation | null, code: string): void
}

export interface BudgetsOptions {
  readonly settings: BudgetSettings
  /** Buckets are shared by all processes that share it; left out, each has its own. */
  readonly redis?: RedisClient | null | undefined
  readonly clock: Clock
  readonly log: Log
  readonly observer?: BudgetObserver | undefined
}

export function openBudgets({ settings, redis, clock, log, observer = {} }: BudgetsOptions): Budgets {
  const { policies, costMax } = settings
  const now = () => clock.now().getTime()
  const purses = openPurses(policies, redis ? openLeases(redis, log) : null, now)
  const refusals = openRefusals(now)
  /** Addresses as they are counted; reading one takes as long as charging it. */
  const clients = new LRUCache<string, string>({ max: 10_000 })
  const clientAt = (address: string): string => {
    const known = clients.get(address)
    if (known !== undefined) return known
    const client = clientOf(address)
    clients.set(address, client)
    return client
  }
  const payerOf = (viewer: Viewer, address: string): Payer | null => {
    const held = holderOf(viewer, viewer.kind === 'anonymous' ? clientAt(address) : address)
    const policy = held && policies[held.holder]
    const purse = held && policy && purses.of(held.holder, held.id)
    return purse && { purse, holder: held.holder, policy }
  }
  const isCounted = Object.values(policies).some(Boolean) || Object.values(costMax).some((max) => max !== null)

  const stateIn = (payer: Payer, wanted: number) => ({
    limit: payer.policy.points,
    left: Math.floor(payer.purse.left()),
    waitMs: payer.purse.msUntil(wanted),
    resetAt: resetAt(payer, now()),
  })
  const refuse = ({ viewer, operation }: Asked, refusal: TooDear): TooDear => {
    observer.refused?.(viewer, operation, String(refusal.extensions.code))
    return refusal
  }
  const overBudget = (asked: Asked, { total }: Cost, payer: Payer): TooDear => {
    const state = stateIn(payer, charged(total))
    return refuse(asked, refusals.overBudget({ ...asked, estimated: total }, state, budgetHeaders(payer)))
  }
  const opened = ({ viewer, operation, isTold }: Asked, price: Price, cost: Cost, paid: Payer | null): Charge =>
    openCharge({
      price,
      cost,
      paid,
      isTold: isTold || viewer.kind === 'app',
      now,
      settled: (actual) => observer.charged?.(viewer, operation, actual),
    })

  return {
    admit: (asked) => {
      const { viewer, operation, variables } = asked
      if (!isCounted && !asked.isTold && viewer.kind !== 'app') return null
      const price = priceOf(operation)
      const cost = price.estimate(variables)
      if (isCounted && cost.unsized.length > 0) return refuse(asked, refusals.unsized(asked, cost.unsized))
      const payer = payerOf(viewer, asked.address)
      const limit = lower(costMax[callerKindOf(viewer)], payer?.policy.points ?? null)
      if (limit !== null && cost.total > limit)
        return refuse(asked, refusals.overLimit({ ...asked, estimated: cost.total }, limit))
      if (!payer) return opened(asked, price, cost, null)
      const { purse } = payer
      const settle = (paid: Purse | null): Admission =>
        paid ? opened(asked, price, cost, { ...payer, purse: paid }) : overBudget(asked, cost, payer)
      const taken = purse.take(charged(cost.total))
      if (taken instanceof Promise) return taken.then(settle)
      return taken === purse ? opened(asked, price, cost, payer) : settle(taken)
    },
    turnAway: (viewer, address) => {
      if (!isCounted) return null
      const payer = payerOf(viewer, address)
      if (!payer || payer.purse.left() >= OPERATION_MIN) return null
      observer.refused?.(viewer, null, 'RATE_LIMITED')
      return refusals.nothingLeft(stateIn(payer, OPERATION_MIN), budgetHeaders(payer))
    },
    stateOf: async (viewer, address) => {
      const held = holderOf(viewer, viewer.kind === 'anonymous' ? clientAt(address) : address)
      const policy = held && policies[held.holder]
      const purse = held && (await purses.look(held.holder, held.id))
      if (!purse || !policy) return null
      return {
        holder: held.holder,
        limit: policy.points,
        windowSeconds: policy.seconds,
        remaining: Math.floor(purse.left()),
        resetAt: resetAt({ purse, policy }, now()),
      }
    },
    costMaxOf: (viewer) => costMax[callerKindOf(viewer)],
    close: () => purses.close(),
  }
}

/** Whose points an operation takes. */
interface Payer {
  readonly purse: Purse
  readonly holder: Holder
  readonly policy: Policy
}

const lower = (one: number | null, other: number | null): number | null =>
  one === null ? other : other === null ? one : Math.min(one, other)
