import { claimsOf } from '../domain/attestation.ts'
import type { UsersTx } from '../store/index.ts'
import type { PersonRow } from '../store/tables.ts'

/**
 * Tell the whole set of facts gates may know of a person, as it is after the act.
 * @param person as changed, locked: facts told later are newer
 */
export async function announceFacts(tx: UsersTx, person: PersonRow, at: Date): Promise<void> {
  const { id: userId, gender, verificationLevel } = person
  const attestations = claimsOf(await tx.attestations.active([userId], at), at)
  await tx.outbox.publish('users.factsChanged', { userId, gender, verificationLevel, attestations })
}
