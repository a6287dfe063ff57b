import { isId } from '../../../platform/ids.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { decideLifeAccount } from '../domain/room.ts'
import type { LiveTx } from '../store/index.ts'

/** The life account a person broadcasts under, which must be theirs; null when under the own name. */
export async function ownLifeAccount(
  tx: LiveTx,
  wantedId: string | null,
  userId: string,
): Promise<Outcome<string | null, 'LIFE_ACCOUNT_NOT_FOUND'>> {
  const ownerId = isId('LifeAccount', wantedId) ? await tx.people.ownerOf(wantedId) : null
  return decideLifeAccount(wantedId, ownerId, userId)
}
