import { isId } from '../../../platform/ids.ts'
import type { UsersTx } from '../store/index.ts'
import type { MerchantRow } from '../store/tables.ts'

/** The merchant an id names, locked; null when there is none, or the id is no id of a merchant. */
export async function lockMerchant(tx: UsersTx, merchantId: string): Promise<MerchantRow | null> {
  return isId('Merchant', merchantId) ? tx.merchants.lock(merchantId) : null
}

/** Tell a merchant as it is after the act. */
export async function announceMerchant(tx: UsersTx, merchant: MerchantRow): Promise<void> {
  const { id: merchantId, ownerId, name, size, onboardingState } = merchant
  await tx.outbox.publish('users.merchantChanged', { merchantId, ownerId, name, size, onboardingState })
}
