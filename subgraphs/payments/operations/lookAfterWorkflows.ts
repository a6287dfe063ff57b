import type { Clock } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { money } from '../../../platform/money.ts'
import { WALLET_CURRENCY } from '../domain/account.ts'
import { nextPayoutAfter } from '../domain/settlement.ts'
import type { PaymentsStore } from '../store/index.ts'
import { balanceOf, beginPayout } from './requestPayout.ts'
import type { Workflows } from './runWorkflows.ts'

/** Merchants paid out by one transaction. */
const PAYOUTS_MAX = 50

/** What time brings about: the daily payouts begin, and workflows whose time has come go on, until nothing is due. */
export async function lookAfterWorkflows(store: PaymentsStore, workflows: Workflows, clock: Clock): Promise<void> {
  while ((await beginDailyPayouts(store, clock.now())) === PAYOUTS_MAX);
  while ((await workflows.look()) > 0);
}

/** Begin to pay out the balance of merchants whose day it is. Several processes may: each takes other merchants. @returns how many */
async function beginDailyPayouts(store: PaymentsStore, at: Date): Promise<number> {
  if (!(await store.payouts.isAnyDue(at))) return 0
  return store.transact(async (tx) => {
    const due = await tx.payouts.lockDue(at, PAYOUTS_MAX)
    for (const account of due) {
      const minor = await balanceOf(tx, account.merchantId)
      const merchant = minor > 0n ? await tx.merchants.byId(account.merchantId) : null
      if (!merchant) continue
      await beginPayout(tx, {
        ...{ payoutId: newId('Payout'), workflowId: newId('Workflow'), lease: null, dueAt: at, at, merchant, account },
        amount: money(minor, WALLET_CURRENCY),
      })
    }
    if (due.length > 0)
      await tx.payouts.postpone(
        due.map(({ merchantId }) => merchantId),
        nextPayoutAfter(at),
      )
    return due.length
  })
}
