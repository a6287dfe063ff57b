import { readOptionalText } from '../../../platform/input.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { hasScope, requireScope, requireUser } from '../../../platform/viewer.ts'
import type { RevokeApiKeyInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import type { ApiKeyRow } from '../store/partner-tables.ts'
import { record } from './audit.ts'
import { announceEnd, lockKey } from './partners.ts'

const STAFF_SCOPE = 'apps:write'

/** Revoke a key; doing it again changes nothing. @throws BAD_USER_INPUT for a reason that is too long */
export async function revokeApiKey(
  ctx: Context,
  input: RevokeApiKeyInput,
): Promise<Outcome<ApiKeyRow, 'KEY_NOT_FOUND'>> {
  const mayAll = hasScope(ctx.viewer, STAFF_SCOPE)
  const viewer = mayAll ? requireScope(ctx.viewer, STAFF_SCOPE) : requireUser(ctx.viewer)
  const reason = readOptionalText(input.reason, { max: 200, argument: 'input.reason' })
  return ctx.store.act(async (tx) => {
    const key = await lockKey(tx, input.keyId)
    const isTheirs = viewer.kind === 'user' && key?.userId === viewer.userId
    if (!key || !(isTheirs || mayAll)) return rejected('KEY_NOT_FOUND', ['input', 'keyId'])
    if (key.revokedAt) return ok(key)
    const at = ctx.clock.now()
    const revoked = await tx.apiKeys.change(key.id, { revokedAt: at, endChangedAt: at })
    await announceEnd(tx, key, at, at)
    await record(
      tx,
      viewer,
      at,
      { action: 'KEY_REVOKED', subjectId: key.id, appId: key.appId, details: reason ? { reason } : {} },
      !isTheirs,
    )
    return ok(revoked)
  })
}
