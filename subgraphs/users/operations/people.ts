import { unauthenticated } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import type { Pair } from '../domain/follow.ts'
import type { UsersTx } from '../store/index.ts'
import type { PersonRow } from '../store/tables.ts'

/** An access token outlives its account by minutes; acts of an account that is gone are nobody's. */
const accountGone = () => unauthenticated('The account you are signed in with does not exist any more.')

/** The person an id names, locked; null when there is none, or the id is no id of a person. */
export async function lockPerson(tx: UsersTx, userId: string): Promise<PersonRow | null> {
  return isId('User', userId) ? tx.people.lock(userId) : null
}

/** The signed-in person, locked. @throws UNAUTHENTICATED when the account is gone */
export async function lockSelf(tx: UsersTx, userId: string): Promise<PersonRow> {
  const self = await lockPerson(tx, userId)
  if (!self) throw accountGone()
  return self
}

/**
 * The signed-in person and whom an act is about, with what stands between the two locked: a block and a follow that come at
 * once are decided one after the other.
 * @throws UNAUTHENTICATED when the signed-in person's account is gone
 */
export async function lockPair(tx: UsersTx, actorId: string, otherId: string): Promise<Pair<PersonRow>> {
  const found = await tx.people.byIds(isId('User', otherId) ? [actorId, otherId] : [actorId])
  if (!found.some((person) => person.id === actorId)) throw accountGone()
  const other = found.find((person) => person.id === otherId) ?? null
  if (other && otherId !== actorId) await tx.follows.lockPair(actorId, otherId)
  return { actorId, other }
}
