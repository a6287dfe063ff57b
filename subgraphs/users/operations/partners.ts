import { forbidden } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import { hasScope, type Viewer } from '../../../platform/viewer.ts'
import type { UsersTx } from '../store/index.ts'
import type { ApiKeyRow, PartnerAppRow } from '../store/partner-tables.ts'
import type { PartnerOwnerRow } from '../store/partners.ts'

/** Whether the viewer manages an app or a key, is that app, or may read all of them. */
export function mayManage(viewer: Viewer, app: { readonly userId: string; readonly appId: string }): boolean {
  if (viewer.kind === 'user' && viewer.userId === app.userId) return true
  return (viewer.kind === 'app' && viewer.appId === app.appId) || hasScope(viewer, 'apps:read')
}

/** @throws FORBIDDEN for everybody but who manages the app, the app itself and staff */
export function requireManager(viewer: Viewer, { id: appId, userId }: PartnerAppRow): void {
  if (mayManage(viewer, { userId, appId })) return
  throw forbidden(
    'This is for the person who manages the app, for the app itself, and for those who hold "apps:read".',
    {
      missingScopes: [['viewer:self'], ['apps:read']],
      howToGet: 'Sign in as who owns the app, or send a key of it.',
    },
  )
}

/** A merchant or organisation of a person, locked; null when there is none, or it is not theirs. */
export async function lockOwner(tx: UsersTx, ownerId: string, userId: string): Promise<PartnerOwnerRow | null> {
  if (!isId('Merchant', ownerId) && !isId('Organisation', ownerId)) return null
  const owner = await tx.partners.lockOwner(ownerId)
  return owner?.userId === userId ? owner : null
}

/** An app of a person with its owner locked, so that of two keys made at once the second counts the first; null when there is none. */
export async function lockApp(
  tx: UsersTx,
  appId: string,
  userId: string,
): Promise<{ app: PartnerAppRow; owner: PartnerOwnerRow } | null> {
  const app = isId('PartnerApp', appId) ? await tx.partners.app(appId) : null
  const owner = app && (await lockOwner(tx, app.ownerId, userId))
  return app && owner && { app, owner }
}

/** A key, locked; null when there is none, or the id is no id of a key. */
export async function lockKey(tx: UsersTx, keyId: string): Promise<ApiKeyRow | null> {
  return isId('ApiKey', keyId) ? tx.apiKeys.lock(keyId) : null
}

/** Tell gateways from when on a key does not hold: sooner than it said. */
export async function announceEnd(tx: UsersTx, key: ApiKeyRow, endsAt: Date, at: Date): Promise<void> {
  const { id: keyId, appId } = key
  await tx.outbox.publish('users.apiKeyEnded', { keyId, appId, endsAt: endsAt.toISOString(), at: at.toISOString() })
}
