import { jwtVerify, SignJWT } from 'jose'
import type { Clock } from './clock.ts'
import { forbidden, unauthenticated } from './errors.ts'

/** Who asks. The gateway names the viewer; the subgraph that owns the data decides what that viewer may do. */
export type Viewer = AnonymousViewer | UserViewer | AppViewer | ServiceViewer

/** Which world a viewer lives in: the real one, or the sandbox, whose money is test money. Nothing crosses over. */
export type Mode = 'live' | 'test'

interface InWorld {
  /** Left out by those of the real world. */
  readonly mode?: 'test'
}

export interface AnonymousViewer extends InWorld {
  readonly kind: 'anonymous'
}

export interface UserViewer extends InWorld {
  readonly kind: 'user'
  readonly userId: string
  readonly sessionId: string
  /** What the person may do beyond their own things, such as `attestations:issue`. */
  readonly scopes: readonly string[]
}

/**
 * A partner's app, by one of its API keys. It acts for who owns it and for nobody else: its scopes are about what is its owner's
 * or open to partners, and give it nothing of what the same scope gives a member of staff; see {@link hasScope}.
 */
export interface AppViewer extends InWorld {
  readonly kind: 'app'
  /** `app_…` */
  readonly appId: string
  /** `key_…` */
  readonly keyId: string
  /** Whose app it is: a merchant, `mer_…`, or an organisation, `org_…`. */
  readonly ownerId: string
  readonly scopes: readonly string[]
  /** Its key may run trusted documents only. Left out by others. */
  readonly documentsOnly?: true
}

/** A process of the platform acting for itself: gateway upstreams, the seed. Or staff who are no people of the graph. */
export interface ServiceViewer extends InWorld {
  readonly kind: 'service'
  readonly name: string
  /** The issuer that names this member of staff, by our name for it; left out by processes of the platform. */
  readonly staffOf?: string
  readonly scopes: readonly string[]
}

export const anonymous: AnonymousViewer = { kind: 'anonymous' }

/** Header that carries the signed viewer between gateway and subgraph. */
export const VIEWER_HEADER = 'x-lifegraph-viewer'
/** Header that carries, beside it, where the client of a mutation is. */
export const CLIENT_ADDRESS_HEADER = 'x-lifegraph-client-address'
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

/** @throws UNAUTHENTICATED for anonymous callers and services, FORBIDDEN for apps: this is for people */
export function requireUser(viewer: Viewer): UserViewer {
  if (viewer.kind === 'app') throw forbidden('This is for people who sign in; an API key cannot do it.')
  if (viewer.kind !== 'user') throw unauthenticated()
  return viewer
}

/** @throws UNAUTHENTICATED for anonymous callers, FORBIDDEN naming the scope for others without it */
export function requireScope(viewer: Viewer, scope: string): UserViewer | ServiceViewer {
  if (viewer.kind === 'anonymous') throw unauthenticated()
  if (viewer.kind === 'app' || !hasScope(viewer, scope))
    throw forbidden(`This needs the scope "${scope}".`, { missingScopes: [scope] })
  return viewer
}

/**
 * Whether a viewer has a scope over everything it is about, as staff and services do. Never true of an app, whose scopes are about
 * what is its owner's: where an app may act too, ask {@link hasScopeOver}.
 */
export function hasScope(viewer: Viewer, scope: string): boolean {
  return viewer.kind !== 'app' && isGranted(viewer, scope)
}

/** Whether a viewer has a scope over what belongs to `ownerId`: staff and services over everybody's, an app over its owner's. */
export function hasScopeOver(viewer: Viewer, scope: string, ownerId: string | null): boolean {
  if (viewer.kind !== 'app') return hasScope(viewer, scope)
  return ownerId !== null && viewer.ownerId === ownerId && isGranted(viewer, scope)
}

/**
 * Hold an app to what is its owner's, where everybody else was held to a scope before.
 * @throws FORBIDDEN for an app that asks about what belongs to somebody else
 */
export function requireOwners(viewer: Viewer, scope: string, ownerId: string | null): void {
  if (viewer.kind !== 'app' || hasScopeOver(viewer, scope, ownerId)) return
  throw forbidden(`An app has "${scope}" over what belongs to its owner only.`, { reason: 'NOT_ITS_OWNERS' })
}

/** Whether a scope is among those a viewer was given, whatever it is over: what `@requiresScopes` asks. */
export function isGranted(viewer: Viewer, scope: string): boolean {
  return viewer.kind !== 'anonymous' && viewer.scopes.includes(scope)
}

/** The world a viewer lives in. */
export function modeOf(viewer: Viewer): Mode {
  return viewer.mode ?? 'live'
}

/** A name for whoever acts, in records and as the owner of idempotency keys: the person's or app's id, or `service:<name>`. */
export function actorIdOf(viewer: UserViewer | AppViewer | ServiceViewer): string {
  if (viewer.kind === 'app') return viewer.appId
  return viewer.kind === 'user' ? viewer.userId : `service:${viewer.name}`
}

/** The signed-in person's id, or null: for reads that differ by viewer but are open to all. */
export function userIdOf(viewer: Viewer): string | null {
  return viewer.kind === 'user' ? viewer.userId : null
}
