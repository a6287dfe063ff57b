import { isAddressOrRange } from '../../../platform/addresses.ts'
import { type Outcome, ok, type Rejected, rejected, rejectedAll } from '../../../platform/outcome.ts'
import { isPartnerScope, PARTNER_SCOPES } from '../../../schema/partner-scopes.ts'
import type { ApiKeyMode, ApiKeyState, OnboardingState } from '../__generated__/types.ts'

export const ORGANISATIONS_MAX = 10
export const APPS_MAX = 10
/** Keys of one app that are accepted at one time. */
export const KEYS_MAX = 20
export const ALLOWED_ADDRESSES_MAX = 50
export const OVERLAP_HOURS_MAX = 168
const HOUR_MS = 3600_000

/** What a key is asked to be, beside its name. */
export interface KeyTerms {
  readonly scopes: readonly string[]
  readonly allowedAddresses: readonly string[]
  readonly expiresAt: Date | null
}

export type TermsRefusal = 'SCOPE_NOT_ALLOWED' | 'ADDRESS_INVALID' | 'EXPIRY_IN_PAST'

/**
 * Decide whether a key can have these terms. The catalogue of scopes is closed, so what staff may do is in no key.
 * @returns scopes and addresses, each once, in order; or everything of the first kind that is wrong
 */
export function decideTerms(terms: KeyTerms, now: Date): Outcome<KeyTerms, TermsRefusal> {
  const scopes = [...new Set(terms.scopes)].sort()
  const strange = each(
    scopes,
    (scope) => !isPartnerScope(scope),
    'SCOPE_NOT_ALLOWED',
    'scopes',
    (scope) =>
      [`No API key can have the scope "${scope}".`, `There are: ${Object.keys(PARTNER_SCOPES).join(', ')}.`].join(' '),
  )
  if (strange) return strange
  const allowedAddresses = [...new Set(terms.allowedAddresses.map((address) => address.trim()))].sort()
  const wrong = each(
    allowedAddresses,
    (address) => !isAddressOrRange(address),
    'ADDRESS_INVALID',
    'allowedAddresses',
    (address) => `"${address}" is no IP address, and no CIDR range of them.`,
  )
  if (wrong) return wrong
  if (terms.expiresAt && terms.expiresAt <= now) return rejected('EXPIRY_IN_PAST', ['input', 'expiresAt'])
  return ok({ scopes, allowedAddresses, expiresAt: terms.expiresAt })
}

function each<C extends string>(
  values: readonly string[],
  isWrong: (value: string) => boolean,
  code: C,
  field: string,
  say: (value: string) => string,
): Rejected<C> | null {
  const [first, ...more] = values.filter(isWrong).map((value) => rejected(code, ['input', field], say(value)))
  return first ? rejectedAll([first, ...more]) : null
}

/** Decide whether another key may be made for an owner. @param onboarding of the merchant that owns the app; null for organisations */
export function decideKey(
  mode: ApiKeyMode,
  onboarding: OnboardingState | null,
  active: number,
): Outcome<null, 'OWNER_NOT_APPROVED' | 'KEY_LIMIT_REACHED'> {
  if (mode === 'LIVE' && onboarding !== null && onboarding !== 'APPROVED')
    return rejected('OWNER_NOT_APPROVED', ['input', 'mode'])
  if (active >= KEYS_MAX) return rejected('KEY_LIMIT_REACHED')
  return ok(null)
}

/** When a key holds, as it is kept. */
export interface KeyLife {
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
  readonly replacedById: string | null
}

/** From when on a key is not accepted; null when it has no end yet. */
export function endOf({ expiresAt, revokedAt }: Pick<KeyLife, 'expiresAt' | 'revokedAt'>): Date | null {
  if (!expiresAt || !revokedAt) return revokedAt ?? expiresAt
  return revokedAt < expiresAt ? revokedAt : expiresAt
}

export function keyStateOf({ expiresAt, revokedAt, replacedById }: KeyLife, now: Date): ApiKeyState {
  if (revokedAt) return 'REVOKED'
  if (expiresAt && expiresAt <= now) return 'EXPIRED'
  return replacedById ? 'ROTATING' : 'ACTIVE'
}

export interface Rotation {
  /** When the old key ends: after the overlap, or earlier where it would have ended anyway. */
  readonly oldExpiresAt: Date
  /** When the new one does: it lives as long as the old one was meant to. */
  readonly newExpiresAt: Date | null
}

/** Decide how a key is replaced. @param overlapHours for how long the old one is still accepted */
export function decideRotation(
  key: KeyLife | null,
  overlapHours: number,
  now: Date,
): Outcome<Rotation, 'KEY_NOT_FOUND' | 'KEY_NOT_ACTIVE' | 'KEY_ALREADY_ROTATED'> {
  const refuse = <C extends string>(code: C) => rejected(code, ['input', 'keyId'])
  if (!key) return refuse('KEY_NOT_FOUND')
  const state = keyStateOf(key, now)
  if (state === 'REVOKED' || state === 'EXPIRED') return refuse('KEY_NOT_ACTIVE')
  if (state === 'ROTATING') return refuse('KEY_ALREADY_ROTATED')
  const overlapEnds = new Date(now.getTime() + overlapHours * HOUR_MS)
  const { createdAt, expiresAt } = key
  return ok({
    oldExpiresAt: expiresAt && expiresAt < overlapEnds ? expiresAt : overlapEnds,
    newExpiresAt: expiresAt && new Date(now.getTime() + expiresAt.getTime() - createdAt.getTime()),
  })
}
