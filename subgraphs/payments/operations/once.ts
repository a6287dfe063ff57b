import { decideKey, fingerprintOf } from '../../../platform/idempotency.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import type { Context } from '../context.ts'
import type { Posted, RequestKey } from '../store/post-transfers.ts'

/**
 * What the ledger keeps of a request so that sending it again moves nothing. Keys of clients have a space of their own: none can
 * meet one the platform makes up.
 */
export function requestKey(
  operation: string,
  requesterId: string,
  { idempotencyKey, ...rest }: { idempotencyKey: string } & object,
): Outcome<RequestKey, 'INVALID_IDEMPOTENCY_KEY'> {
  const key = decideKey(idempotencyKey)
  if (!key.ok) return key
  return ok({ requesterId, key: `client:${key.value}`, fingerprint: fingerprintOf(operation, rest) })
}

/**
 * What was posted once stays posted: a refusal on today's grounds (a subject removed, a gate closed since) gives way to the first
 * result of the same request, or to IDEMPOTENCY_MISMATCH. Asked only when there is a refusal, so that the way usually taken
 * costs nothing.
 */
export async function unlessPosted<R>(
  ctx: Context,
  key: RequestKey,
  refusal: R,
): Promise<R | Outcome<Posted, 'IDEMPOTENCY_MISMATCH'>> {
  return (await ctx.store.ledger.first(key)) ?? refusal
}
