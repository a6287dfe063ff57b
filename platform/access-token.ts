import { randomUUID } from 'node:crypto'
import { type CryptoKey, decodeProtectedHeader, jwtVerify, SignJWT } from 'jose'
import type { Clock } from './clock.ts'
import type { UserViewer } from './viewer.ts'

/** How long an access token is accepted. */
export const ACCESS_TOKEN_LIFETIME_MS = 15 * 60_000
/** The `iss` of tokens that this platform gives out. */
export const ACCESS_TOKEN_ISSUER = 'lifegraph'
/** Their `aud`. */
export const ACCESS_TOKEN_AUDIENCE = 'lifegraph-graph'
/** Their `client_id`: people sign in to the platform itself, whichever app they hold in their hands. */
export const ACCESS_TOKEN_CLIENT = 'lifegraph'
/** How ids of keys of the sandbox begin, so that whoever looks for one knows where. */
export const SANDBOX_KEY_PREFIX = 'test-'
/** Our tokens have 600; whoever sends more sends something else. */
const TOKEN_LENGTH_MAX = 4096
/** How far clocks of two machines may be apart. */
export const CLOCK_TOLERANCE_MS = 5_000

/**
 * What signs and verifies access tokens. A key pair, so that whoever verifies cannot sign: ES256, which every JOSE library and
 * Node's WebCrypto have had for years (Ed25519 is experimental before Node 20.19.3 and warns). Or a secret both sides share, for a gateway
 * of any graph that has no issuer to ask. Which of both a token may be checked with is said by the key, never by the token.
 * Source: RFC 7518 §3.1, RFC 8725 §3.1.
 */
export type TokenKey = KeyPairHalf | SharedKey

interface KeyPairHalf {
  readonly alg: 'ES256'
  readonly kid: string
  /** Private to sign, public to verify. */
  readonly key: CryptoKey
  /** The world of those whose tokens it signs; it can name nobody of the other one. */
  readonly mode?: 'test' | undefined
}

interface SharedKey {
  readonly alg: 'HS256'
  readonly kid?: undefined
  readonly key: Uint8Array
  readonly mode?: undefined
}

/** Sign and verify with a secret of at least 256 bits. */
export const sharedKey = (secret: Uint8Array): TokenKey => ({ alg: 'HS256', key: secret })

/**
 * Issue the access token of a session: a JWT the gateway accepts for fifteen minutes, with every claim that RFC 9068 asks for, so that
 * others' libraries take it. Somebody without scopes has no `scope`, which may not be empty (RFC 6749 §3.3).
 * Source: RFC 7519, RFC 8725, RFC 9068 §2.2.
 */
export async function issueAccessToken(
  user: Omit<UserViewer, 'kind'>,
  { alg, kid, key, mode }: TokenKey,
  clock: Clock,
): Promise<{ token: string; expiresAt: Date }> {
  const issuedAt = Math.floor(clock.now().getTime() / 1000)
  const expiresAt = issuedAt + ACCESS_TOKEN_LIFETIME_MS / 1000
  const scope = user.scopes.join(' ')
  const claims = { client_id: ACCESS_TOKEN_CLIENT, sid: user.sessionId, ...(scope && { scope }), ...(mode && { mode }) }
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg, typ: 'at+jwt', ...(kid !== undefined && { kid }) })
    .setIssuer(ACCESS_TOKEN_ISSUER)
    .setAudience(ACCESS_TOKEN_AUDIENCE)
    .setSubject(user.userId)
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(key)
  return { token, expiresAt: new Date(expiresAt * 1000) }
}

/** Who a token names, until when, and by which key. */
export interface ReadToken {
  readonly viewer: UserViewer
  readonly expiresAt: Date
  readonly kid: string | undefined
}

/**
 * @param find the key of an id, null when there is none. What it throws is thrown: then nobody knows whether the token holds
 * @returns null when the token is forged, expired or meant for something else
 */
export async function readAccessToken(
  token: string,
  find: (kid: string | undefined) => TokenKey | null | Promise<TokenKey | null>,
  clock: Clock,
): Promise<ReadToken | null> {
  if (token.length > TOKEN_LENGTH_MAX) return null
  const kid = keyIdOf(token)
  const found = kid === null ? null : await find(kid)
  if (!found) return null
  try {
    const { payload } = await jwtVerify(token, found.key, {
      algorithms: [found.alg],
      typ: 'at+jwt',
      issuer: ACCESS_TOKEN_ISSUER,
      audience: ACCESS_TOKEN_AUDIENCE,
      requiredClaims: ['sub', 'sid', 'exp', 'iat'],
      currentDate: clock.now(),
    })
    // A clock that far ahead of ours would make tokens that outlive fifteen minutes.
    if (Number(payload.iat) * 1000 > clock.now().getTime() + CLOCK_TOLERANCE_MS) return null
    const { sub: userId, sid: sessionId, scope = '', mode } = payload
    if (!isText(userId) || !isText(sessionId) || typeof scope !== 'string' || mode !== found.mode) return null
    const named = { kind: 'user', userId, sessionId, scopes: scope.split(' ').filter(Boolean) } as const
    return {
      viewer: found.mode ? { ...named, mode: found.mode } : named,
      expiresAt: new Date(Number(payload.exp) * 1000),
      kid: found.kid,
    }
  } catch {
    return null
  }
}

const isText = (claim: unknown): claim is string => typeof claim === 'string' && claim !== ''

/** @returns the id of the key that a token says it is signed with, undefined when it says none; null for what is no token of ours */
function keyIdOf(token: string): string | undefined | null {
  try {
    const { kid, typ } = decodeProtectedHeader(token)
    return typ === 'at+jwt' && (kid === undefined || typeof kid === 'string') ? kid : null
  } catch {
    return null
  }
}
