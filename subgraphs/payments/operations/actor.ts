import { unauthenticated } from '../../../platform/errors.ts'
import { actorIdOf, hasScope, isGranted, userIdOf, type Viewer } from '../../../platform/viewer.ts'
import type { Actor } from '../domain/product.ts'

/**
 * Who acts, under which name its keys are kept, and whether a scope lets it act for all.
 * @throws UNAUTHENTICATED unless somebody is signed in
 */
export function requireActor(viewer: Viewer, scope: string): Actor & { readonly actorId: string } {
  if (viewer.kind === 'anonymous') throw unauthenticated()
  return {
    userId: userIdOf(viewer),
    // An app acts for the merchant it belongs to.
    merchantId: viewer.kind === 'app' && isGranted(viewer, scope) ? viewer.ownerId : null,
    mayAll: hasScope(viewer, scope),
    actorId: actorIdOf(viewer),
  }
}
