import type { IdempotencyCode } from '../../../platform/idempotency.ts'
import { newId } from '../../../platform/ids.ts'
import { readText } from '../../../platform/input.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import { actorIdOf, requireScope } from '../../../platform/viewer.ts'
import type { GrantAttestationInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { decideGrant, type GrantRefusal } from '../domain/attestation.ts'
import type { AttestationRow } from '../store/tables.ts'
import { record } from './audit.ts'
import { announceFacts } from './facts.ts'
import { lockPerson } from './people.ts'

/** Vouch for a claim about a person, once per idempotency key. @throws BAD_USER_INPUT for a malformed issuer */
export async function grantAttestation(
  ctx: Context,
  input: GrantAttestationInput,
): Promise<Outcome<AttestationRow, GrantRefusal | IdempotencyCode>> {
  const viewer = requireScope(ctx.viewer, 'attestations:issue')
  const issuedById = actorIdOf(viewer)
  const issuer = readText(input.issuer, { max: 100, argument: 'input.issuer' })
  const claim = { kind: input.kind, areaCode: input.areaCode ?? null, expiresAt: input.expiresAt ?? null }
  return ctx.store.act((tx) =>
    tx.once({
      ownerId: issuedById,
      operation: 'grantAttestation',
      input,
      idOf: (attestation) => attestation.id,
      replay: tx.attestations.byId,
      run: async (): Promise<Outcome<AttestationRow, GrantRefusal>> => {
        const at = ctx.clock.now()
        const decision = decideGrant(await lockPerson(tx, input.userId), claim, at)
        if (!decision.ok) return decision
        const person = decision.value
        const granted = await tx.attestations.add({
          id: newId('Attestation'),
          userId: person.id,
          ...claim,
          issuer,
          issuedById,
          issuedAt: at,
        })
        await announceFacts(tx, person, at)
        const { id: subjectId, kind } = granted
        await record(
          tx,
          viewer,
          at,
          { action: 'ATTESTATION_GRANTED', subjectId, details: { kind, userId: person.id } },
          true,
        )
        return ok(granted)
      },
    }),
  )
}
