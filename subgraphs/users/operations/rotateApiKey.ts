import { invariant } from '../../../platform/errors.ts'
import type { IdempotencyCode } from '../../../platform/idempotency.ts'
import { readInteger } from '../../../platform/input.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { RotateApiKeyInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { decideKey, decideRotation, OVERLAP_HOURS_MAX } from '../domain/partners.ts'
import type { UsersTx } from '../store/index.ts'
import type { ApiKeyRow } from '../store/partner-tables.ts'
import { record } from './audit.ts'
import { addKey, detailsOf, type MadeKey, told } from './createApiKey.ts'
import { announceEnd, lockApp, lockKey } from './partners.ts'

type Refusal = 'KEY_NOT_FOUND' | 'KEY_NOT_ACTIVE' | 'KEY_ALREADY_ROTATED' | 'OWNER_NOT_APPROVED' | 'KEY_LIMIT_REACHED'

/** As the schema says. */
const OVERLAP_HOURS = 24

export interface RotatedKey extends MadeKey {
  readonly replaced: ApiKeyRow
}

/** Replace a key, once per idempotency key. @throws BAD_USER_INPUT for an overlap out of bounds */
export async function rotateApiKey(
  ctx: Context,
  input: RotateApiKeyInput,
): Promise<Outcome<RotatedKey, Refusal | IdempotencyCode>> {
  const viewer = requireUser(ctx.viewer)
  const overlapHours = readInteger(input.overlapHours ?? OVERLAP_HOURS, {
    min: 0,
    max: OVERLAP_HOURS_MAX,
    argument: 'input.overlapHours',
  })
  const replaced = async (tx: UsersTx, made: MadeKey): Promise<RotatedKey> => {
    const old = await tx.apiKeys.byId(input.keyId)
    invariant(old, 'a key that was replaced is gone')
    return { ...made, replaced: old }
  }
  return ctx.store.act((tx) =>
    tx.once({
      ownerId: viewer.userId,
      operation: 'rotateApiKey',
      input,
      idOf: ({ apiKey }) => apiKey.id,
      replay: async (id) => {
        const made = await told(tx, id)
        return made && replaced(tx, made)
      },
      run: async (): Promise<Outcome<RotatedKey, Refusal>> => {
        // The owner first, as everywhere: a key that is made meanwhile waits instead of standing in the way.
        const known = await tx.apiKeys.byId(input.keyId)
        const found = known && (await lockApp(tx, known.appId, viewer.userId))
        const key = found ? await lockKey(tx, input.keyId) : null
        const at = ctx.clock.now()
        const rotation = decideRotation(key, overlapHours, at)
        if (!rotation.ok) return rotation
        if (!found || !key) return rejected('KEY_NOT_FOUND', ['input', 'keyId'])
        const { oldExpiresAt, newExpiresAt } = rotation.value
        // Without an overlap the old key makes room for the new one.
        const others = (await tx.apiKeys.countActive(key.appId, at)) - (oldExpiresAt <= at ? 1 : 0)
        const decision = decideKey(key.mode, found.owner.onboardingState, others)
        if (!decision.ok) return decision
        const { appId, name, mode, scopes, allowedAddresses, documentsOnly } = key
        const made = await addKey(tx, {
          ...{ appId, name, mode, scopes, allowedAddresses, documentsOnly },
          createdAt: at,
          expiresAt: newExpiresAt,
        })
        await tx.apiKeys.change(key.id, { expiresAt: oldExpiresAt, replacedById: made.apiKey.id, endChangedAt: at })
        await announceEnd(tx, key, oldExpiresAt, at)
        await record(tx, viewer, at, {
          action: 'KEY_ROTATED',
          subjectId: key.id,
          appId,
          details: {
            ...detailsOf(made.apiKey),
            replacedById: made.apiKey.id,
            acceptedUntil: oldExpiresAt.toISOString(),
          },
        })
        return ok(await replaced(tx, made))
      },
    }),
  )
}
