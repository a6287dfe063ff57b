import { createHash, randomBytes } from 'node:crypto'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'

/** How long a session lives without being refreshed. */
export const SESSION_LIFETIME_MS = 30 * 24 * 3600_000

export type RefreshRefusal = 'SESSION_NOT_FOUND' | 'REFRESH_TOKEN_REUSED' | 'SESSION_EXPIRED'

/** A new refresh token: 256 bits, of which only the hash is kept. */
export function newRefreshToken(): { token: string; hash: string } {
  const token = `lgr_${randomBytes(32).toString('base64url')}`
  return { token, hash: hashToken(token) }
}

/** A token of 256 random bits needs no slow hash: it cannot be guessed from its digest. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/**
 * Decide whether a refresh token may be exchanged. A token works once; one that was used before has leaked.
 * Source: OAuth 2.0 Security Best Current Practice (RFC 9700) §4.14.2.
 */
export function decideRefresh(
  found: { session: { expiresAt: Date; endedAt: Date | null }; usedAt: Date | null } | null,
  at: Date,
): Outcome<true, RefreshRefusal> {
  const field = ['input', 'refreshToken']
  if (!found || found.session.endedAt) return rejected('SESSION_NOT_FOUND', field)
  if (found.usedAt) return rejected('REFRESH_TOKEN_REUSED', field)
  if (found.session.expiresAt <= at) return rejected('SESSION_EXPIRED', field)
  return ok(true)
}
