import { jwtVerify, SignJWT } from 'jose'
import type { Clock } from './clock.ts'
import { forbidden, unauthenticated } from './errors.ts'

/** Who asks. The gateway names the viewer; the subgraph that owns the data decides what that viewer may do. */
export type Viewer = AnonymousViewer | UserViewer | ServiceViewer

export interface AnonymousViewer {
  readonly kind: 'anonymous'
}

export interface UserViewer {
  readonly kind: 'user'
  readonly userId: string
  readonly sessionId: string
  /** What the person may do beyond their own things, such as `attestations:issue`. */
  readonly scopes: readonly string[]
}

/** A process of the platform acting for itself: gateway upstreams, the seed. */
export interface ServiceViewer {
  readonly kind: 'service'
  readonly name: string
  readonly scopes: readonly string[]
}

export const anonymous: AnonymousViewer = { kind: 'anonymous' }

/** Header that carries the signed viewer between gateway and subgraph. */
export const VIEWER_HEADER = 'x-lifegraph-viewer'
const AUDIENCE = 'lifegraph-subgraph'
/** How long a signed viewer holds. */
export const VIEWER_LIFETIME_S = 60

/** Sign a viewer for one request to a subgraph: a compact JWS, valid for a minute. Source: RFC 7515, RFC 7519. */
export function signViewer(viewer: Viewer, secret: Uint8Array, clock: Clock): Promise<string> {
  const issuedAt = Math.floor(clock.now().getTime() / 1000)
  return new SignJWT({ viewer })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + VIEWER_LIFETIME_S)
    .sign(secret)
}

/** @throws UNAUTHENTICATED when the token is missing, forged, meant for something else or expired */
export async function verifyViewer(token: unknown, secret: Uint8Array, clock: Clock): Promise<Viewer> {
  const refuse = () => unauthenticated('This service takes requests signed by the gateway only.')
  if (typeof token !== 'string' || token === '') throw refuse()
  try {
    const { payload } = await jwtVerify(token, secret, {
      algorithms: ['HS256'],
      audience: AUDIENCE,
      requiredClaims: ['exp', 'iat'],
      maxTokenAge: VIEWER_LIFETIME_S,
      clockTolerance: 5,
      currentDate: clock.now(),
    })
    return payload.viewer as Viewer
  } catch {
    throw refuse()
  }
}

/** @throws UNAUTHENTICATED unless a person is signed in */
export function requireUser(viewer: Viewer): UserViewer {
  if (viewer.kind !== 'user') throw unauthenticated()
  return viewer
}

/** @throws UNAUTHENTICATED for anonymous callers, FORBIDDEN naming the scope for others without it */
export function requireScope(viewer: Viewer, scope: string): UserViewer | ServiceViewer {
  if (viewer.kind === 'anonymous') throw unauthenticated()
  if (!hasScope(viewer, scope)) throw forbidden(`This needs the scope "${scope}".`, { missingScopes: [scope] })
  return viewer
}

export function hasScope(viewer: Viewer, scope: string): boolean {
  return viewer.kind !== 'anonymous' && viewer.scopes.includes(scope)
}

/** A name for whoever acts, in records and as the owner of idempotency keys: the person's id, or `service:<name>`. */
export function actorIdOf(viewer: UserViewer | ServiceViewer): string {
  return viewer.kind === 'user' ? viewer.userId : `service:${viewer.name}`
}

/** The signed-in person's id, or null: for reads that differ by viewer but are open to all. */
export function userIdOf(viewer: Viewer): string | null {
  return viewer.kind === 'user' ? viewer.userId : null
}
