import { decideSettled } from '../../../platform/gatekeeper/gatekeeper.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import type { Context } from '../context.ts'
import { decideOpenAccount, type OpenAccountRefusal } from '../domain/account.ts'
import type { OwnedAccount } from '../store/accounts.ts'
import { mayWrite } from './access.ts'

/** Open a merchant's account for advertising, or return the one it has. */
export async function openAdAccount(
  { viewer, store, clock, settle }: Context,
  merchantId: string,
): Promise<Outcome<OwnedAccount, OpenAccountRefusal>> {
  const decide = async () => {
    const merchant = isId('Merchant', merchantId) ? await store.merchants.byId(merchantId) : null
    return decideOpenAccount(merchant && mayWrite(viewer, { ...merchant, merchantId }) ? merchant : null)
  }
  const decision = await decideSettled(decide, ({ ok }) => ok, settle)
  if (!decision.ok) return decision
  const account = await store.accounts.open({ id: newId('AdAccount'), merchantId, createdAt: clock.now() })
  return ok({ ...account, ownerId: decision.value.ownerId })
}
