import { v7 } from 'uuid'
import { invariant } from '../../../platform/errors.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { readInteger } from '../../../platform/input.ts'
import { toWire } from '../../../platform/money.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { SendGiftInput, UserErrorCode } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import {
  COUNT_MAX,
  chooseStreak,
  closesAt,
  costOf,
  decideGift,
  refusalOf,
  type StreakChoice,
} from '../domain/streak.ts'
import type { LiveTx } from '../store/index.ts'
import type { GiftRow, PaymentRow, StreakRow } from '../store/tables.ts'
import { streakChanged, streakClosed } from './announce.ts'
import { settled } from './settled.ts'
import { awaitVerdict, listenForVerdict } from './verdict.ts'

/** Gifts on their way or arrived. */
export interface SentGift {
  streak: StreakRow
  state: 'PENDING' | 'PAID'
}

/**
 * Send gifts to the host of a room. They are written as pending and asked of payments in one transaction; then, outside of any
 * transaction, payments' answer is waited for, for a bounded time. Payments sets their price aside, and pays all of a streak when it
 * is over; what makes no streak is paid at once.
 * @throws BAD_USER_INPUT for a count outside 1 to 999
 */
export async function sendGift(ctx: Context, input: SendGiftInput): Promise<Outcome<SentGift, UserErrorCode>> {
  const { userId } = requireUser(ctx.viewer)
  readInteger(input.count ?? 1, { min: 1, max: COUNT_MAX, argument: 'input.count' })
  const paymentId = v7()
  // Open before the request is out, so that no answer is too fast to be heard.
  const ear = await listenForVerdict(ctx, paymentId)
  try {
    const requested = await settled(ctx, ['BLOCKED'], () =>
      ctx.store.act((tx) =>
        tx.once<PaymentRow, UserErrorCode>({
          ownerId: userId,
          operation: 'sendGift',
          input,
          idOf: (payment) => payment.id,
          replay: tx.payments.byId,
          run: () => request(tx, { input, userId, paymentId, at: ctx.clock.now() }),
        }),
      ),
    )
    if (!requested.ok) return requested
    ctx.keeper.poke()
    const isNew = requested.value.id === paymentId
    const payment = await awaitVerdict(ctx, requested.value, isNew ? ear : null)
    if (payment.state === 'DECLINED') return refusalOf(payment.declineCode ?? '')
    const [streak] = await ctx.store.streaks.byIds([payment.streakId])
    invariant(streak, `the gifts of ${payment.id} belong to no streak`)
    return ok({ streak, state: payment.state })
  } finally {
    ear.close()
  }
}

async function request(
  tx: LiveTx,
  { input, userId, paymentId, at }: { input: SendGiftInput; userId: string; paymentId: string; at: Date },
): Promise<Outcome<PaymentRow, UserErrorCode>> {
  const { roomId, giftId, count = 1, streakId = null, idempotencyKey } = input
  const facts = isId('LiveRoom', roomId)
    ? await tx.gifts.facts(roomId, giftId, userId)
    : { room: null, gift: null, isBanned: false, isBlockedPair: false }
  const decision = decideGift(userId, facts)
  if (!decision.ok) return decision
  const { room, gift } = decision.value
  const choice = chooseStreak(gift, await tx.streaks.lockLast(roomId, userId), streakId, at)
  if (!choice.ok) return choice
  const between = { roomId, fromUserId: userId, toUserId: room.hostId }
  const changed = await extend(tx, choice.value, { roomId, gift, userId, count, at })
  const amount = costOf(gift, count)
  const payment = await tx.payments.add({
    roomId,
    id: paymentId,
    streakId: changed.streakId,
    fromUserId: userId,
    count,
    amountMinor: amount.minor,
    idempotencyKey,
    requestedAt: at,
  })
  await tx.outbox.publishAll([
    {
      name: 'live.giftRequested',
      payload: {
        giftPaymentId: paymentId,
        giftId,
        ...between,
        amount: toWire(amount),
        at: at.toISOString(),
        streak: { id: changed.streakId, isOpen: gift.streakable },
      },
    },
    ...(changed.closedId === null ? [] : streakClosed({ ...between, streakId: changed.closedId })),
    streakChanged({ streakId: changed.streakId, roomId }),
  ])
  return ok(payment)
}

/** Add gifts to their streak as pending, beginning it where needed. @returns the streak, and the one this closed */
async function extend(
  tx: LiveTx,
  choice: StreakChoice,
  { roomId, gift, userId, count, at }: { roomId: string; gift: GiftRow; userId: string; count: number; at: Date },
): Promise<{ streakId: string; closedId: string | null }> {
  if (choice.act === 'ADD') {
    await tx.streaks.add(roomId, choice.streakId, { count, closesAt: closesAt(gift, at) })
    return { streakId: choice.streakId, closedId: null }
  }
  if (choice.closesId !== null) await tx.streaks.close(roomId, choice.closesId, at)
  const streakId = newId('GiftStreak')
  await tx.streaks.begin({
    roomId,
    id: streakId,
    giftId: gift.id,
    fromUserId: userId,
    pendingCount: count,
    createdAt: at,
    closesAt: closesAt(gift, at),
    closedAt: gift.streakable ? null : at,
  })
  return { streakId, closedId: choice.closesId }
}
