import type { IdempotencyCode } from '../../../platform/idempotency.ts'
import { newId } from '../../../platform/ids.ts'
import { readOptionalText, readText } from '../../../platform/input.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { CreatePartnerAppInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { APPS_MAX } from '../domain/partners.ts'
import type { PartnerAppRow } from '../store/partner-tables.ts'
import { record } from './audit.ts'
import { lockOwner } from './partners.ts'

type Refusal = 'OWNER_NOT_FOUND' | 'APP_LIMIT_REACHED'

/** Create an app, once per idempotency key. @throws BAD_USER_INPUT for a malformed name or description */
export async function createPartnerApp(
  ctx: Context,
  input: CreatePartnerAppInput,
): Promise<Outcome<PartnerAppRow, Refusal | IdempotencyCode>> {
  const viewer = requireUser(ctx.viewer)
  const name = readText(input.name, { max: 80, argument: 'input.name' })
  const description = readOptionalText(input.description, { max: 500, argument: 'input.description' })
  return ctx.store.act((tx) =>
    tx.once({
      ownerId: viewer.userId,
      operation: 'createPartnerApp',
      input,
      idOf: ({ id }) => id,
      replay: tx.partners.app,
      run: async (): Promise<Outcome<PartnerAppRow, Refusal>> => {
        const owner = await lockOwner(tx, input.ownerId, viewer.userId)
        if (!owner) return rejected('OWNER_NOT_FOUND', ['input', 'ownerId'])
        if ((await tx.partners.countAppsOf(owner.id)) >= APPS_MAX) return rejected('APP_LIMIT_REACHED')
        const createdAt = ctx.clock.now()
        const app = await tx.partners.addApp({
          id: newId('PartnerApp'),
          ownerId: owner.id,
          name,
          description,
          createdAt,
        })
        const { id: appId } = app
        await record(tx, viewer, createdAt, {
          action: 'APP_CREATED',
          subjectId: appId,
          appId,
          details: { name, ownerId: owner.id },
        })
        return ok(app)
      },
    }),
  )
}
