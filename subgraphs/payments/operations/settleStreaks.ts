import type { Clock } from '../../../platform/clock.ts'
import type { Executor } from '../../../platform/database.ts'
import { invariant } from '../../../platform/errors.ts'
import { type Announcement, openOutbox } from '../../../platform/events/outbox.ts'
import { fingerprintOf } from '../../../platform/idempotency.ts'
import { money, toWire } from '../../../platform/money.ts'
import { holdsOf, walletOf } from '../domain/account.ts'
import { openGiftStreaks, type Reserved, type SettledStreak, type StreakParties } from '../store/gift-streaks.ts'
import { captureOf, releaseOf } from '../store/holding.ts'
import { type PostRequest, postTransfers, type Verdict } from '../store/post-transfers.ts'
import type { GiftStreakRow, HoldRow } from '../store/tables.ts'

/** Gifts that were told as paid and whose money went back. */
type Returned = { readonly giftPaymentId: string; readonly code: string }

/** A streak that is over, and what can be paid of it and what cannot. */
interface Closing {
  readonly streak: GiftStreakRow
  readonly payable: readonly HoldRow[]
  readonly returned: readonly Returned[]
}

/**
 * Pay what is set aside for streaks that are over: one transfer each, giver to host, over all of it, and announce it. A streak that is
 * closed again was settled and stays as it is. Whatever holds by now of giver and host (a freeze, a block, the limit of the day) was
 * looked at when each gift was set aside, and does not take it back: the room was shown it.
 * @param tx the transaction of the reaction
 */
export async function settleStreaks(tx: Executor, clock: Clock, closed: readonly StreakParties[]): Promise<void> {
  const at = clock.now()
  const store = openGiftStreaks(tx)
  // One that nothing was asked for is noted too, so that nothing is after it is over.
  const noted = await store.note(closed)
  const refusals = new Map<string, string>()
  const settled: { streak: GiftStreakRow; outcome: SettledStreak; returned: readonly Returned[] }[] = []
  for (let open = noted.filter(({ settledAt }) => settledAt === null); open.length > 0; ) {
    const reservedById = await store.reserved(open.map(({ id }) => id))
    const closings = open.map((streak) =>
      closingOf(streak, reservedById.get(streak.id) ?? [], { at, refusal: refusals.get(streak.id) ?? null }),
    )
    const verdicts = await pay(tx, closings, at)
    open = []
    for (const { streak, payable, returned } of closings) {
      const verdict = verdicts.get(streak.id)
      if (verdict?.is === 'DECLINED') {
        // Somebody settled a hold at this moment: the rest is paid. Else the host cannot be paid at all, and all of it goes back.
        if (!verdict.code.startsWith('HOLD_')) {
          await giveBack(tx, streak, payable, at)
          refusals.set(streak.id, verdict.code)
        }
        open.push(streak)
        continue
      }
      invariant(verdict?.is !== 'KEY_USED', `${streak.id} was paid and not noted`)
      const transferId = verdict?.posted.transfer.id ?? null
      settled.push({ streak, outcome: { id: streak.id, transferId, amountMinor: sumOf(payable) }, returned })
    }
  }
  if (settled.length === 0) return
  await store.settle(
    settled.map(({ outcome }) => outcome),
    at,
  )
  await openOutbox(tx, clock).publishAll(
    settled.map(({ streak, outcome, returned }) => streakPaid({ ...outcome, roomId: streak.roomId }, returned)),
  )
}

/** The announcement that a streak is settled. */
export function streakPaid(
  { id, roomId, transferId, amountMinor }: SettledStreak & { readonly roomId: string },
  returned: readonly Returned[],
): Announcement {
  const amount = toWire(money(amountMinor))
  return {
    name: 'payments.giftStreakPaid',
    payload: { streakId: id, roomId, transferId, amount, returned: [...returned] },
  }
}

const sumOf = (held: readonly HoldRow[]) => held.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)

/** What was given back before the streak was over is not paid, nor is what is about to be given back. */
function closingOf(
  streak: GiftStreakRow,
  reserved: readonly Reserved[],
  { at, refusal }: { at: Date; refusal: string | null },
): Closing {
  const isPayable = ({ state, expiresAt }: HoldRow) => refusal === null && state === 'OPEN' && expiresAt > at
  return {
    streak,
    payable: reserved.flatMap(({ hold }) => (isPayable(hold) ? [hold] : [])),
    returned: reserved
      .filter(({ hold }) => !isPayable(hold))
      .map(({ giftPaymentId, hold }) => ({
        giftPaymentId,
        code: refusal ?? (hold.state === 'VOIDED' ? 'HOLD_NOT_OPEN' : 'HOLD_EXPIRED'),
      })),
  }
}

/** @returns what became of each streak's transfer, by the streak; nothing for those with nothing to pay */
async function pay(tx: Executor, closings: readonly Closing[], at: Date): Promise<Map<string, Verdict>> {
  const paying = closings.filter(({ payable }) => payable.length > 0)
  const verdicts = await postTransfers(
    tx,
    paying.map(({ streak, payable }) => transferOf(streak, payable, at)),
  )
  return new Map(
    paying.flatMap(({ streak: { id } }, place) => {
      const verdict = verdicts[place]
      return verdict ? [[id, verdict] as const] : []
    }),
  )
}

function transferOf({ id, payerId, payeeId }: GiftStreakRow, held: readonly HoldRow[], at: Date): PostRequest {
  const payer = walletOf(payerId)
  return {
    // Asked for by the account the money waits in: it was counted as given away by its giver when it was set aside.
    requesterId: holdsOf(payer).id,
    key: `streak:${id}`,
    fingerprint: fingerprintOf('settleStreak', id),
    ...{ kind: 'GIFT', memo: null, tip: null, at },
    ...captureOf(payer, walletOf(payeeId), held),
  }
}

async function giveBack(tx: Executor, { payerId }: GiftStreakRow, held: readonly HoldRow[], at: Date): Promise<void> {
  await postTransfers(
    tx,
    held.map((hold) => ({
      requesterId: hold.holdsAccountId,
      key: `return:${hold.id}`,
      fingerprint: fingerprintOf('returnHold', hold.id),
      ...releaseOf(hold, walletOf(payerId)),
      hold: { op: 'VOID', holdId: hold.id },
      at,
    })),
  )
}
