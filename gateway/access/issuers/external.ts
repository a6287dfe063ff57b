import { type JWTPayload, jwtVerify } from 'jose'
import { CLOCK_TOLERANCE_MS } from '../../../platform/access-token.ts'
import type { Clock } from '../../../platform/clock.ts'
import { PublicError } from '../../../platform/errors.ts'
import type { Log } from '../../../platform/log.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import type { TokenIssuer } from '../tokens.ts'
import { openIssuerKeys } from './keys.ts'
import type { IssuerSettings } from './settings.ts'

/** How long a token is taken at its word before its signature is looked at again: by then its issuer may have withdrawn the key. */
const VERIFIED_MS = 5 * 60_000

export interface ExternalIssuerOptions {
  readonly clock: Clock
  readonly log: Log
  /** Whether a person of the graph may have this id; any text when left out. */
  readonly isUserId?: (id: string) => boolean
}

/**
 * An issuer that is not ours, such as a company's OpenID provider, by what the operator says of it: whom its tokens name, and what
 * its roles may do here.
 *
 * By default they name staff: a viewer that acts by its scopes, owns nothing in the graph and is none of its people, whatever the token
 * says. A member of staff without a scope is nobody. People of the graph are named only by an issuer that is said to (`as: 'user'`), by
 * an id in a claim: whoever runs it can be any of them, so that is a decision and no default; and no list of linked accounts is
 * kept, as an issuer that is trusted so far can keep the id with the account, and it works the same for a graph that is not ours.
 */
export function externalIssuer(settings: IssuerSettings, { clock, log, isUserId }: ExternalIssuerOptions): TokenIssuer {
  const { name, issuer, audience, algorithms, typ } = settings
  const keys = openIssuerKeys(settings, log)
  return {
    issuer,
    read: async (token) => {
      const payload = await verified(async () => {
        const { payload } = await jwtVerify(token, keys, {
          ...{ algorithms, issuer, audience, ...(typ !== undefined && { typ }) },
          requiredClaims: ['exp', 'iat'],
          currentDate: clock.now(),
          clockTolerance: CLOCK_TOLERANCE_MS / 1000,
        })
        return payload
      })
      if (!payload || Number(payload.iat) * 1000 > clock.now().getTime() + CLOCK_TOLERANCE_MS) return null
      const expiresAt = new Date(Number(payload.exp) * 1000)
      if (Number.isNaN(expiresAt.getTime())) return null
      const viewer = viewerOf(settings, payload, isUserId)
      if (!viewer) log.debug({ issuer: name }, 'access: a token names nobody here')
      const verifiedAt = clock.now().getTime()
      return viewer && { viewer, expiresAt, holds: () => clock.now().getTime() - verifiedAt < VERIFIED_MS }
    },
  }
}

/** Those that the operator names. */
export function externalIssuers(settings: readonly IssuerSettings[], options: ExternalIssuerOptions): TokenIssuer[] {
  return settings.map((each) => externalIssuer(each, options))
}

/** @returns null when it does not hold; that nobody can tell is thrown on */
async function verified(verify: () => Promise<JWTPayload>): Promise<JWTPayload | null> {
  try {
    return await verify()
  } catch (error) {
    if (error instanceof PublicError) throw error
    return null
  }
}

function viewerOf(
  settings: IssuerSettings,
  payload: JWTPayload,
  isUserId: (id: string) => boolean = () => true,
): Viewer | null {
  const subject = claimOf(payload, settings.subject)
  if (typeof subject !== 'string' || !isName(subject)) return null
  const scopes = scopesOf(settings, payload)
  if (settings.as === 'staff')
    return scopes.length > 0
      ? { kind: 'service', name: `${settings.name}:${subject}`, staffOf: settings.name, scopes }
      : null
  if (!isUserId(subject)) return null
  const session = [payload.sid, payload.jti, subject].find((id) => typeof id === 'string')
  return { kind: 'user', userId: subject, sessionId: `${settings.name}:${session}`, scopes }
}

/** What an issuer's token may do: what its roles are said to, and those scopes of its own that are taken. */
function scopesOf({ roles, scopes }: IssuerSettings, payload: JWTPayload): string[] {
  const byRole = roles
    ? namesIn(claimOf(payload, roles.claim)).flatMap((role) =>
        Object.hasOwn(roles.scopes, role) ? (roles.scopes[role] ?? []) : [],
      )
    : []
  const own = scopes ? namesIn(claimOf(payload, scopes.claim)).filter((each) => scopes.allowed.includes(each)) : []
  return [...new Set([...byRole, ...own])].sort()
}

/** Roles and scopes come as lists, or as one text with blanks between. */
function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return value.split(' ').filter(Boolean)
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

function claimOf(payload: JWTPayload, path: string | readonly string[]): unknown {
  let value: unknown = payload
  for (const name of typeof path === 'string' ? [path] : path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, name)) return undefined
    value = (value as Record<string, unknown>)[name]
  }
  return value
}

/** What may stand in records. Source: OpenID Connect Core 1.0 §2, "sub": 255 ASCII characters at most. */
const isName = (subject: string) => /^[\x21-\x7e]{1,255}$/.test(subject)
