import { forbidden } from './errors.ts'
import type { Viewer } from './viewer.ts'

/**
 * Hold a partner's app to what a person consented to. Nobody else needs consent: what people and staff may read is decided before.
 * @param given purposes the person consented to of this app; nothing when nobody said
 * @param purpose what this is read for
 * @throws FORBIDDEN with the reason, the purpose and how to get consent
 */
export function requireConsent(viewer: Viewer, given: readonly string[] | null | undefined, purpose: string): void {
  if (viewer.kind !== 'app' || given?.includes(purpose)) return
  throw forbidden(`The person has not consented to ${purpose} by this app.`, {
    reason: 'CONSENT_MISSING',
    purpose,
    howToGet: `Ask the person to consent: grantConsent(input: { appId: "${viewer.appId}", purposes: [${purpose}] }).`,
  })
}
