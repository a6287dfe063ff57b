import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database.ts'
import { REPLACED_WITHIN_MS } from '../domain/signing-key.ts'
import { openSigningKeys } from '../store/signing-keys.ts'

/**
 * Have another key sign access tokens, before it is due. Whichever process of this subgraph signs or publishes next makes it.
 * @param revoke take the keys back as well, and with them every access token they signed: for keys that others may have. People are
 * not signed out, as their refresh tokens get them new ones
 * @returns from when on none of the present keys signs
 */
export async function rotateSigningKeys(database: Database, clock: Clock, revoke: boolean): Promise<Date> {
  const keys = openSigningKeys(database.pool)
  const at = clock.now()
  if (revoke) {
    await keys.revoke(at)
    return at
  }
  const until = new Date(at.getTime() + REPLACED_WITHIN_MS)
  await keys.limit(until)
  return until
}
