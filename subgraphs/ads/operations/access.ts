import { unauthenticated } from '../../../platform/errors.ts'
import { actorIdOf, hasScopeOver, userIdOf, type Viewer } from '../../../platform/viewer.ts'

/** What is advertised with, with whose it is. */
export interface Owned {
  /** The person who owns the merchant, and pays. */
  readonly ownerId: string
  readonly merchantId: string
}

/** Whether the viewer may read what a merchant advertises: it is theirs, or they hold `ads:read`; its apps with that scope, too. */
export function mayRead(viewer: Viewer, { ownerId, merchantId }: Owned): boolean {
  return userIdOf(viewer) === ownerId || hasScopeOver(viewer, 'ads:read', merchantId)
}

/** Whether the viewer may advertise for a merchant: it is theirs, or they hold `ads:write`; its apps with that scope, too. */
export function mayWrite(viewer: Viewer, { ownerId, merchantId }: Owned): boolean {
  return userIdOf(viewer) === ownerId || hasScopeOver(viewer, 'ads:write', merchantId)
}

/** Under whose name idempotency keys are kept. @throws UNAUTHENTICATED for anonymous callers */
export function actorOf(viewer: Viewer): string {
  if (viewer.kind === 'anonymous') throw unauthenticated()
  return actorIdOf(viewer)
}
