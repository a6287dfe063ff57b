import type { IdempotencyCode } from '../../../platform/idempotency.ts'
import { isId } from '../../../platform/ids.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { OpenServiceInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import type { ServiceRow } from '../store/services.ts'

/** Count that a service was opened, once per key. */
export async function openService(
  ctx: Context,
  input: OpenServiceInput,
): Promise<Outcome<ServiceRow, 'SERVICE_NOT_FOUND' | IdempotencyCode>> {
  const { userId } = requireUser(ctx.viewer)
  const { serviceId } = input
  return ctx.store.act((tx) =>
    tx.once({
      ownerId: userId,
      operation: 'openService',
      input,
      idOf: (opened) => opened.id,
      replay: async (id) => (await tx.services.byIds([id]))[0] ?? null,
      run: async () => {
        const opened = isId('ServiceListing', serviceId)
          ? await tx.services.open(serviceId, userId, ctx.clock.now())
          : null
        return opened ? ok(opened) : rejected('SERVICE_NOT_FOUND', ['input', 'serviceId'])
      },
    }),
  )
}
