import { badUserInput } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { modeOf, requireUser } from '../../../platform/viewer.ts'
import type { GrantConsentInput, RevokeConsentInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import type { ConsentRow } from '../store/partner-tables.ts'
import { record } from './audit.ts'
import { lockSelf } from './people.ts'

/** Let an app do something with what is the viewer's. @returns all their consents to it. @throws BAD_USER_INPUT without a purpose */
export async function grantConsent(
  ctx: Context,
  { appId, purposes }: GrantConsentInput,
): Promise<Outcome<ConsentRow[], 'APP_NOT_FOUND'>> {
  const viewer = requireUser(ctx.viewer)
  const { userId } = viewer
  if (purposes.length === 0) throw badUserInput('Say at least one purpose.', 'input.purposes')
  return ctx.store.act(async (tx) => {
    await lockSelf(tx, userId)
    if (!isId('PartnerApp', appId)) return rejected('APP_NOT_FOUND', ['input', 'appId'])
    // Apps are of the real world; in the sandbox anybody may try what it is like to consent to one.
    const isKnown = modeOf(viewer) === 'test' || (await tx.partners.app(appId)) !== null
    if (!isKnown) return rejected('APP_NOT_FOUND', ['input', 'appId'])
    const at = ctx.clock.now()
    const granted = await tx.consents.grant(userId, appId, [...new Set(purposes)], at)
    if (granted.length > 0)
      await record(tx, viewer, at, {
        action: 'CONSENT_GRANTED',
        subjectId: userId,
        appId,
        details: { purposes: granted.sort().join(' ') },
      })
    return ok(await tx.consents.to(userId, appId))
  })
}

/** Take consent back. @returns all the viewer's consents to the app */
export async function revokeConsent(
  ctx: Context,
  { appId, purposes }: RevokeConsentInput,
): Promise<Outcome<ConsentRow[], never>> {
  const viewer = requireUser(ctx.viewer)
  const { userId } = viewer
  return ctx.store.act(async (tx) => {
    await lockSelf(tx, userId)
    const at = ctx.clock.now()
    const revoked = await tx.consents.revoke(userId, appId, purposes ? [...new Set(purposes)] : null, at)
    if (revoked.length > 0)
      await record(tx, viewer, at, {
        action: 'CONSENT_REVOKED',
        subjectId: userId,
        appId,
        details: { purposes: revoked.sort().join(' ') },
      })
    return ok(await tx.consents.to(userId, appId))
  })
}
