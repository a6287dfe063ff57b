import type { Remark, Remarks } from '../../plan/remarks.ts'
import type { Cost } from '../cost/estimate.ts'
import type { Price } from '../cost/price.ts'
import type { Holder, Policy } from './policy.ts'
import type { Purse } from './purse.ts'
import { rounded } from './refusal.ts'

/** Every operation takes one point at least: reading a request costs something, too. */
export const OPERATION_MIN = 1

/** What an operation that runs has been charged. */
export interface Charge {
  /** Settles what it costs, once it has run, and says so in the answer. */
  readonly remark: Remark
  /** What it may cost at most. */
  readonly cost: Cost
  /** Whose points it takes; null where nobody's are counted. */
  readonly holder: Holder | null
  /** What HTTP is to say before anything is settled, as of a stream: names in lower case and values in turn. */
  headers(): readonly string[]
  /** Charge events of a stream that has been paid for. They are delivered, whatever is left. */
  delivered(events: number, pointsEach: number): void
}

export interface ChargeOptions {
  readonly price: Price
  readonly cost: Cost
  /** What it was charged to, as long as somebody's points are counted. */
  readonly paid: Paid | null
  /** The caller wants to be told. */
  readonly isTold: boolean
  now(): number
  /** Told what it cost in the end. */
  settled(actual: number): void
}

export function openCharge({ price, cost, paid, isTold, now, settled }: ChargeOptions): Charge {
  const headers = () => (paid ? budgetHeaders(paid) : NONE)
  return {
    headers,
    cost,
    holder: paid?.holder ?? null,
    remark: (_, run): Remarks | null => {
      const actual = price.actual(run)
      settled(actual)
      if (paid) paid.purse.give(charged(cost.total) - charged(actual))
      if (!paid && !isTold) return null
      // Looked at once: every look at a purse is a look at the clock.
      const state = paid && stateOf(paid)
      const said = paid && state ? headersOf(paid, state) : NONE
      if (!isTold) return { extensions: '', headers: said }
      const left = state ? `,"remaining":${state.left},"resetAt":"${new Date(now() + state.fullMs).toISOString()}"` : ''
      const told = `"cost":{"estimated":${rounded(cost.total)},"actual":${rounded(actual)}${left},"perSubgraph":${sharesOf(cost)}}`
      return { extensions: told, headers: said }
    },
    delivered: (events, pointsEach) => paid?.purse.give(-Math.min(events * pointsEach, paid.purse.left())),
  }
}

/** The points that are taken for a cost. */
export const charged = (cost: number): number => Math.max(OPERATION_MIN, cost)

/** When a purse will be full again, if nothing is spent meanwhile. */
export const resetAt = ({ purse, policy }: { purse: Purse; policy: Policy }, nowMs: number): Date =>
  new Date(nowMs + purse.msUntil(policy.points))

/**
 * What is left, and of what: a structured list each, of one member. A quota is in points, which are no requests.
 * Source: draft-ietf-httpapi-ratelimit-headers-10, §§3-4; RFC 9651.
 */
export function budgetHeaders(paid: Paid): string[] {
  return headersOf(paid, stateOf(paid))
}

/** Whose purse it is, and how it fills. */
interface Paid {
  readonly purse: Purse
  readonly holder: Holder
  readonly policy: Policy
}

/** What is in a purse, in whole points, and how long until it is full, in milliseconds. */
interface PurseState {
  readonly left: number
  readonly fullMs: number
}

function stateOf({ purse, policy }: Paid): PurseState {
  const fullMs = purse.msUntil(policy.points)
  return { left: Math.floor(purse.left()), fullMs }
}

function headersOf({ holder, policy }: Paid, { left, fullMs }: PurseState): string[] {
  return [
    'ratelimit-policy',
    policyText(holder, policy),
    'ratelimit',
    `"${holder}";r=${left};t=${Math.ceil(fullMs / 1_000)}`,
  ]
}

const NONE: readonly string[] = []

const policyTexts = new WeakMap<Policy, string>()

function policyText(holder: Holder, policy: Policy): string {
  const known = policyTexts.get(policy)
  if (known !== undefined) return known
  const text = `"${holder}";q=${Math.floor(policy.points)};w=${Math.ceil(policy.seconds)};qu="points"`
  policyTexts.set(policy, text)
  return text
}

const shares = new WeakMap<Cost, string>()

/** Estimates are kept, and what is written of them with them. */
function sharesOf(cost: Cost): string {
  const known = shares.get(cost)
  if (known !== undefined) return known
  const rounding = Object.entries(cost.perSubgraph).map(([subgraph, points]) => [subgraph, rounded(points)])
  const text = JSON.stringify(Object.fromEntries(rounding))
  shares.set(cost, text)
  return text
}
