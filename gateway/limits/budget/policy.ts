import { modeOf, type Viewer } from '../../../platform/viewer.ts'

/** How much callers of one kind may spend: a bucket of points that fills up again by itself, evenly. */
export interface Policy {
  /** What the bucket holds when it is full. */
  readonly points: number
  /** How long an empty one takes to fill. */
  readonly seconds: number
}

/** Whose bucket is charged: an API key's, a person's, or an address's where nobody is known. One of them, the closest. */
export type Holder = 'app' | 'user' | 'address'

/** Who may ask for how much at once. */
export type CallerKind = 'anonymous' | 'user' | 'app' | 'service'

export interface BudgetSettings {
  /** Null for no limit. */
  readonly policies: Readonly<Record<Holder, Policy | null>>
  /** What one operation may cost at most; null for anything. */
  readonly costMax: Readonly<Record<CallerKind, number | null>>
}

/**
 * Generous: a person may have some seven hundred screens of an app in one go, and ten a second for ever; a key half of that, and its
 * owner asks for more. An address may be an office, or a network of telephones, so it is there to stop a flood and nothing else.
 */
export const BUDGET_SETTINGS: BudgetSettings = {
  policies: {
    app: { points: 600_000, seconds: 60 },
    user: { points: 1_200_000, seconds: 60 },
    address: { points: 60_000_000, seconds: 60 },
  },
  costMax: { anonymous: 50_000, user: 50_000, app: 50_000, service: null },
}

/** No budgets and no limits. */
export const NO_LIMITS: BudgetSettings = {
  policies: { app: null, user: null, address: null },
  costMax: { anonymous: null, user: null, app: null, service: null },
}

/** What kind of caller a viewer is. Staff whom an external issuer names are people, though none of the graph. */
export function callerKindOf(viewer: Viewer): CallerKind {
  return viewer.kind === 'service' && viewer.staffOf !== undefined ? 'user' : viewer.kind
}

/** Who is charged; null for the platform's own processes. */
export function holderOf(viewer: Viewer, address: string): { readonly holder: Holder; readonly id: string } | null {
  switch (viewer.kind) {
    case 'app':
      return { holder: 'app', id: viewer.keyId }
    case 'user':
      // Who plays in the sandbox spends nothing of what is real.
      return { holder: 'user', id: modeOf(viewer) === 'live' ? viewer.userId : `${modeOf(viewer)}:${viewer.userId}` }
    case 'anonymous':
      return { holder: 'address', id: address }
    case 'service':
      return viewer.staffOf === undefined ? null : { holder: 'user', id: viewer.name }
  }
}
