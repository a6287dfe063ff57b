import { newId } from '../../../platform/ids.ts'
import { type Money, money } from '../../../platform/money.ts'
import { type Account, fundingOf, walletOf } from '../domain/account.ts'
import type { Ledger } from '../store/ledger.ts'
import type { RequestKey } from '../store/post-transfers.ts'
import { newKey } from './world.ts'

/** A request nobody made before. */
export const fresh = (requesterId = newId('User')): RequestKey => ({ requesterId, key: newKey(), fingerprint: 'any' })

/** What every posting says besides. */
export const plain = (at: Date) => ({ memo: null, tip: null, at })

/** Somebody with this much in the wallet of its currency. */
export async function somebody(
  ledger: Ledger,
  at: Date,
  amount: Money = money(0n),
): Promise<Account & { ownerId: string }> {
  const wallet = walletOf(newId('User'), amount.currency)
  if (amount.minor === 0n) return wallet
  const funds = await ledger.post({
    ...{ ...fresh(wallet.ownerId), ...plain(at), kind: 'TOP_UP', amount },
    ...{ payer: fundingOf('TEST', wallet.ownerId, amount.currency), payee: wallet },
  })
  if (!funds.ok) throw new Error(funds.code)
  return wallet
}
