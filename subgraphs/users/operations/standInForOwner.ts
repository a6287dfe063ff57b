import { badUserInput, forbidden } from '../../../platform/errors.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import type { Context } from '../context.ts'
import type { UsersTx } from '../store/index.ts'
import { announceMerchant } from './merchants.ts'

const NAME = 'Your merchant in the sandbox'
const ORGANISATION_NAME = 'Your organisation in the sandbox'

/**
 * Make the owner of an app in the sandbox, unless it is there: its test keys act for who has its id, and in the sandbox nobody has
 * it. What it is called and who it belongs to in the real world stays there. Of several at once one makes it.
 * @returns true
 * @throws FORBIDDEN in the real world; BAD_USER_INPUT for what is no id of a merchant or an organisation
 */
export async function standInForOwner({ store, clock, sandbox }: Context, ownerId: string): Promise<boolean> {
  if (!sandbox) throw forbidden('In the real world everybody stands for themselves.')
  if (!isId('Merchant', ownerId) && !isId('Organisation', ownerId))
    throw badUserInput('"ownerId" is no id of a merchant or an organisation.', 'ownerId')
  await store.act(async (tx): Promise<Outcome<true, 'HANDLE_TAKEN' | 'PHONE_TAKEN'>> => {
    const createdAt = clock.now()
    // Nobody signs in as them: they have no password. The handle is one of this owner's alone, so only one of several is added.
    const handle = `own_${ownerId.slice(ownerId.indexOf('_') + 1)}`
    const person = { id: newId('User'), handle, displayName: handle, phone: null, passwordHash: null, createdAt }
    const added = await tx.people.add(person)
    if (!added.ok) return added
    const { id: userId, displayName } = added.value
    const announced = { userId, handle, displayName, createdAt: createdAt.toISOString() }
    await tx.outbox.publish('users.userSignedUp', announced)
    await make(tx, ownerId, userId, createdAt)
    return ok(true)
  })
  return true
}

async function make(tx: UsersTx, id: string, ownerId: string, createdAt: Date): Promise<void> {
  if (isId('Organisation', id)) {
    await tx.partners.addOrganisation({ id, ownerId, name: ORGANISATION_NAME, createdAt })
    return
  }
  const approved = { size: 'MICRO', onboardingState: 'APPROVED', submittedAt: createdAt, decidedAt: createdAt } as const
  await announceMerchant(tx, await tx.merchants.add({ id, ownerId, name: NAME, createdAt, ...approved }))
}
