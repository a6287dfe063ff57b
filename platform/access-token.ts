import { jwtVerify, SignJWT } from 'jose'
import type { Clock } from './clock.ts'
import type { UserViewer } from './viewer.ts'

/** How long an access token is accepted. */
export const ACCESS_TOKEN_LIFETIME_MS = 15 * 60_000
const ISSUER = 'lifegraph'
const AUDIENCE = 'lifegraph-graph'
/** Our tokens have 400; whoever sends more sends something else. */
const TOKEN_LENGTH_MAX = 4096
/** How far clocks of two machines may be apart. */
const CLOCK_TOLERANCE_MS = 5_000

/** Issue the access token of a session: a JWT the gateway accepts for fifteen minutes. Source: RFC 7519, RFC 8725. */
export async function issueAccessToken(
  user: Omit<UserViewer, 'kind'>,
  secret: Uint8Array,
  clock: Clock,
): Promise<{ token: string; expiresAt: Date }> {
  const issuedAt = Math.floor(clock.now().getTime() / 1000)
  const expiresAt = issuedAt + ACCESS_TOKEN_LIFETIME_MS / 1000
  const token = await new SignJWT({ sid: user.sessionId, scope: user.scopes.join(' ') })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(user.userId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(secret)
  return { token, expiresAt: new Date(expiresAt * 1000) }
}

/** @returns who the token names and until when, or null when it is forged, expired or meant for something else */
export async function readAccessToken(
  token: string,
  secret: Uint8Array,
  clock: Clock,
): Promise<{ viewer: UserViewer; expiresAt: Date } | null> {
  if (token.length > TOKEN_LENGTH_MAX) return null
  try {
    const { payload } = await jwtVerify(token, secret, {
      algorithms: ['HS256'],
      typ: 'at+jwt',
      issuer: ISSUER,
      audience: AUDIENCE,
      requiredClaims: ['sub', 'sid', 'exp', 'iat'],
      currentDate: clock.now(),
    })
    // A clock that far ahead of ours would make tokens that outlive fifteen minutes.
    if (Number(payload.iat) * 1000 > clock.now().getTime() + CLOCK_TOLERANCE_MS) return null
    const scopes = String(payload.scope ?? '')
      .split(' ')
      .filter(Boolean)
    return {
      viewer: { kind: 'user', userId: String(payload.sub), sessionId: String(payload.sid), scopes },
      expiresAt: new Date(Number(payload.exp) * 1000),
    }
  } catch {
    return null
  }
}
