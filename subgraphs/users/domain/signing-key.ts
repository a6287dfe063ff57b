/** How long a key signs before another one does. */
export const SIGNS_FOR_MS = 30 * 24 * 3600_000
/** How long before it signs a key is made and published, so that whoever verifies knows it by then. */
export const PUBLISHED_AHEAD_MS = 24 * 3600_000
/** The same for a key that is made because somebody asked for another one: longer than gateways and caches of our JWKS remember. */
export const REPLACED_WITHIN_MS = 10 * 60_000
/** For clocks that differ, and for processes that look at the keys every few seconds. */
const LEEWAY_MS = 60_000

/** A public key as others read it. Source: RFC 7517 §4, RFC 7518 §6.2.1. */
export interface PublicJwk {
  readonly kty: 'EC'
  readonly crv: 'P-256'
  readonly x: string
  readonly y: string
  readonly kid: string
  readonly alg: 'ES256'
  readonly use: 'sig'
}

/** When a key of our issuer does what. */
export interface KeyTimes {
  /** Counts up from 1; the newest key has the highest. */
  readonly generation: number
  readonly signsFrom: Date
  readonly signsUntil: Date
  /** When it was taken back, and everything it had signed with it. */
  readonly revokedAt: Date | null
}

/** Whether tokens that a key signed, or will sign, may be taken: until the last one of them has expired. */
export function isPublished({ signsUntil, revokedAt }: KeyTimes, tokenLifetimeMs: number, at: Date): boolean {
  return revokedAt === null && at.getTime() < signsUntil.getTime() + tokenLifetimeMs + LEEWAY_MS
}

/** The newest key whose time it is; null when there is none. */
export function signerAt<Key extends KeyTimes>(keys: readonly Key[], at: Date): Key | null {
  const due = keys.filter((key) => key.revokedAt === null && key.signsFrom <= at && at < key.signsUntil)
  return due.toSorted((one, other) => other.generation - one.generation)[0] ?? null
}

/**
 * When the next key signs, if it is time to make one: at once when nothing signs now, else where the last one stops.
 * @returns null when there is no need of another key yet
 */
export function nextKeyTimes(keys: readonly KeyTimes[], at: Date): Pick<KeyTimes, 'signsFrom' | 'signsUntil'> | null {
  const lasting = keys.filter((key) => key.revokedAt === null && at < key.signsUntil)
  const untilMs = Math.max(0, ...lasting.map((key) => key.signsUntil.getTime()))
  const signs = signerAt(lasting, at) !== null
  if (signs && untilMs - PUBLISHED_AHEAD_MS > at.getTime()) return null
  const signsFrom = signs ? untilMs : at.getTime()
  return { signsFrom: new Date(signsFrom), signsUntil: new Date(signsFrom + SIGNS_FOR_MS) }
}
