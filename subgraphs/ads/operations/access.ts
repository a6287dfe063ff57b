import { unauthenticated } from '../../../platform/errors.ts'
import { actorIdOf, hasScope, userIdOf, type Viewer } from '../../../platform/viewer.ts'

/** Whether the viewer may read what a merchant advertises: it is theirs, or they hold `ads:read`. */
export function mayRead(viewer: Viewer, ownerId: string): boolean {
  return userIdOf(viewer) === ownerId || hasScope(viewer, 'ads:read')
}

/** Whether the viewer may advertise for a merchant: it is theirs, or they hold `ads:write`. */
export function mayWrite(viewer: Viewer, ownerId: string): boolean {
  return userIdOf(viewer) === ownerId || hasScope(viewer, 'ads:write')
}

/** Under whose name idempotency keys are kept. @throws UNAUTHENTICATED for anonymous callers */
export function actorOf(viewer: Viewer): string {
  if (viewer.kind === 'anonymous') throw unauthenticated()
  return actorIdOf(viewer)
}
