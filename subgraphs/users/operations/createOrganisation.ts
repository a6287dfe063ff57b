import type { IdempotencyCode } from '../../../platform/idempotency.ts'
import { newId } from '../../../platform/ids.ts'
import { readText } from '../../../platform/input.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { CreateOrganisationInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { ORGANISATIONS_MAX } from '../domain/partners.ts'
import type { OrganisationRow } from '../store/partner-tables.ts'
import { record } from './audit.ts'
import { lockSelf } from './people.ts'

type Refusal = 'REAL_NAME_REQUIRED' | 'ORGANISATION_LIMIT_REACHED'

/** Open an organisation, once per idempotency key. @throws BAD_USER_INPUT for a malformed name */
export async function createOrganisation(
  ctx: Context,
  input: CreateOrganisationInput,
): Promise<Outcome<OrganisationRow, Refusal | IdempotencyCode>> {
  const viewer = requireUser(ctx.viewer)
  const { userId: ownerId } = viewer
  const name = readText(input.name, { max: 80, argument: 'input.name' })
  return ctx.store.act((tx) =>
    tx.once({
      ownerId,
      operation: 'createOrganisation',
      input,
      idOf: ({ id }) => id,
      replay: async (id) => (await tx.partners.organisations([id]))[0] ?? null,
      run: async (): Promise<Outcome<OrganisationRow, Refusal>> => {
        // Locked, so that of two opened at once the second counts the first.
        const { verificationLevel } = await lockSelf(tx, ownerId)
        if (verificationLevel !== 'REAL_NAME' && verificationLevel !== 'REAL_NAME_FACE')
          return rejected('REAL_NAME_REQUIRED')
        const owned = await tx.partners.organisationsOf([ownerId])
        if (owned.length >= ORGANISATIONS_MAX) return rejected('ORGANISATION_LIMIT_REACHED')
        const createdAt = ctx.clock.now()
        const organisation = await tx.partners.addOrganisation({ id: newId('Organisation'), ownerId, name, createdAt })
        await record(tx, viewer, createdAt, { action: 'ORGANISATION_CREATED', subjectId: organisation.id })
        return ok(organisation)
      },
    }),
  )
}
