import { unavailable } from '../../../platform/errors.ts'
import { decideSettled } from '../../../platform/gatekeeper/gatekeeper.ts'
import type { Context } from '../context.ts'

/**
 * Nothing is published by somebody whose name is not known here: every list of posts shows it.
 * @throws SERVICE_UNAVAILABLE while the account has not been told of, even after catching up
 */
export async function requireKnownAuthor({ store, settle }: Context, userId: string): Promise<void> {
  const isKnown = await decideSettled(
    async () => (await store.people.byIds([userId])).some((person) => person.displayName !== null),
    (known) => known,
    settle,
  )
  if (!isKnown) throw unavailable('Your account is still being set up here. Try again in a moment.')
}
