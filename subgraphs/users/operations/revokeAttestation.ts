import { invariant } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireScope } from '../../../platform/viewer.ts'
import type { Context } from '../context.ts'
import type { AttestationRow } from '../store/tables.ts'
import { record } from './audit.ts'
import { announceFacts } from './facts.ts'
import { lockPerson } from './people.ts'

/** Take an attestation back; doing it again changes nothing. */
export async function revokeAttestation(
  ctx: Context,
  attestationId: string,
): Promise<Outcome<AttestationRow, 'ATTESTATION_NOT_FOUND'>> {
  const viewer = requireScope(ctx.viewer, 'attestations:issue')
  return ctx.store.act(async (tx) => {
    const known = isId('Attestation', attestationId) ? await tx.attestations.byId(attestationId) : null
    if (!known) return rejected('ATTESTATION_NOT_FOUND', ['attestationId'])
    const person = await lockPerson(tx, known.userId)
    invariant(person, 'an attestation without its person')
    const at = ctx.clock.now()
    const revoked = await tx.attestations.revoke(attestationId, at)
    // Somebody was faster: what was read above may be from before.
    if (!revoked) return ok((await tx.attestations.byId(attestationId)) ?? known)
    await announceFacts(tx, person, at)
    const { kind } = revoked
    const act = {
      action: 'ATTESTATION_REVOKED',
      subjectId: attestationId,
      details: { kind, userId: person.id },
    } as const
    await record(tx, viewer, at, act, true)
    return ok(revoked)
  })
}
