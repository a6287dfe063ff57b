import type { Clock } from '../../../platform/clock.ts'
import type { Executor } from '../../../platform/database.ts'
import { invariant } from '../../../platform/errors.ts'
import { type Announcement, openOutbox } from '../../../platform/events/outbox.ts'
import { fingerprintOf } from '../../../platform/idempotency.ts'
import { ok } from '../../../platform/outcome.ts'
import { holdsOf } from '../domain/account.ts'
import { dayNumberOf, dayOf } from '../domain/day.ts'
import { dailyLimitMinor, decideGiving } from '../domain/giving.ts'
import { HOLD_MS_MAX } from '../domain/hold.ts'
import { decideRequested, decideStreak, type RequestedPayment } from '../domain/requested-payment.ts'
import { openGiftStreaks, type StreakParties } from '../store/gift-streaks.ts'
import { openGiving } from '../store/giving.ts'
import { type DailyGiving, type PostRequest, postTransfers } from '../store/post-transfers.ts'
import { openRequestedPayments } from '../store/requested-payments.ts'
import { streakPaid } from './settleStreaks.ts'

/** What becomes of a requested payment: the transfer that paid it, or why it was declined. */
type Answer = { readonly transferId: string } | { readonly declineCode: string }

/**
 * Pay what another subgraph asked for, in the order it was asked, and announce what became of each. Gifts of an open streak are set
 * aside, so that nobody else can be given that money, and paid with the whole streak by {@link ./settleStreaks.ts}. A decline is an answer too:
 * it is remembered as a payment is, so that a request delivered again is answered once and the same way.
 * @param tx the transaction of the reaction
 */
export async function payRequested(tx: Executor, clock: Clock, asked: readonly RequestedPayment[]): Promise<void> {
  const kind = asked[0]?.kind
  if (!kind) return
  const store = openRequestedPayments(tx)
  const answered = await store.answered(
    kind,
    asked.map((request) => request.id),
  )
  // What is asked twice in one run is answered by the first, as across runs.
  const open = asked.filter(({ id }) => !answered.has(id) && answered.add(id))
  if (open.length === 0) return

  const at = clock.now()
  const answerById = new Map<string, Answer>()
  const posts: { asked: RequestedPayment; request: PostRequest }[] = []
  const decide = await openGiftRules(tx, at, open)
  for (const request of open) {
    const decision = decide(request)
    if (decision.ok) posts.push({ asked: request, request: asPost(request, decision.value, at) })
    else answerById.set(request.id, { declineCode: decision.code })
  }
  const verdicts = await postTransfers(
    tx,
    posts.map(({ request }) => request),
  )
  for (const [place, { asked: request }] of posts.entries()) {
    const verdict = verdicts[place]
    invariant(verdict, `no verdict for ${request.id}`)
    if (verdict.is === 'POSTED') answerById.set(request.id, { transferId: verdict.posted.transfer.id })
    else if (verdict.is === 'KEY_USED') answerById.set(request.id, { transferId: verdict.transferId })
    else answerById.set(request.id, { declineCode: verdict.code })
  }
  const answers = open.map((request) => {
    const answer = answerById.get(request.id)
    invariant(answer, `no answer for ${request.id}`)
    return { request, answer }
  })
  await store.add(
    answers.map(({ request, answer }) => ({
      ...{ kind, id: request.id, ...answer, decidedAt: at },
      streakId: 'transferId' in answer ? openStreakOf(request) : null,
    })),
  )
  await openOutbox(tx, clock).publishAll(
    answers.map(({ request: { id }, answer }) =>
      kind === 'GIFT' ? giftAnswer(id, answer) : adChargeAnswer(id, answer),
    ),
  )
  await settleClosed(tx, clock, answers)
}

/** The streak a payment is set aside for; null for one that is paid at once. */
function openStreakOf(request: RequestedPayment): string | null {
  return request.kind === 'GIFT' && request.streak?.isOpen ? request.streak.id : null
}

/** Streaks that were closed with the gifts just paid are settled by that payment. */
async function settleClosed(
  tx: Executor,
  clock: Clock,
  answers: readonly { request: RequestedPayment; answer: Answer }[],
): Promise<void> {
  const settled = answers.flatMap(({ request, answer }) => {
    if (request.kind !== 'GIFT' || !request.streak || request.streak.isOpen || !('transferId' in answer)) return []
    const streak = { id: request.streak.id, roomId: request.roomId, transferId: answer.transferId }
    return [{ ...streak, amountMinor: BigInt(request.amount.minor) }]
  })
  if (settled.length === 0) return
  await openGiftStreaks(tx).settle(settled, clock.now())
  await openOutbox(tx, clock).publishAll(settled.map((streak) => streakPaid(streak, [])))
}

/**
 * What may be paid. Gifts are given away as tips are, so the same rules hold for both, and they count towards the same day. What an
 * advertiser owes is paid whoever they are.
 */
async function openGiftRules(tx: Executor, at: Date, requests: readonly RequestedPayment[]) {
  const day = dayOf(at)
  const gifts = requests.filter((request) => request.kind === 'GIFT')
  const pairs = gifts.map(({ payerId: giverId, payeeId: receiverId }) => ({ giverId, receiverId, day }))
  const facts = pairs.length > 0 ? await openGiving(tx).between(pairs) : []
  const factsById = new Map(gifts.map(({ id }, place) => [id, facts[place]]))
  const streaks = await openGiftStreaks(tx).note(gifts.filter((gift) => decideRequested(gift).ok).flatMap(partiesOf))
  const streakById = new Map(streaks.map((streak) => [streak.id, streak]))
  return (request: RequestedPayment) => {
    const decision = decideRequested(request)
    const known = factsById.get(request.id)
    if (!decision.ok || !known) return decision
    const streak = request.kind === 'GIFT' && request.streak && streakById.get(request.streak.id)
    if (streak) {
      const joining = decideStreak(request, streak)
      if (!joining.ok) return joining
    }
    const mayGive = decideGiving(known)
    if (!mayGive.ok) return mayGive
    const { currency } = decision.value.amount
    const giving: DailyGiving = { day: dayNumberOf(at), limitMinor: dailyLimitMinor(known.level, currency) }
    return ok({ ...decision.value, giving })
  }
}

function partiesOf(request: RequestedPayment): StreakParties[] {
  if (request.kind !== 'GIFT' || !request.streak) return []
  const { payerId, payeeId, roomId, streak } = request
  return [{ id: streak.id, roomId, payerId, payeeId }]
}

function asPost(
  request: RequestedPayment,
  paid: Pick<PostRequest, 'payer' | 'payee' | 'amount' | 'giving'>,
  at: Date,
): PostRequest {
  const post = {
    requesterId: request.payerId,
    // A space of its own: no key a client sends can meet it.
    key: `${request.kind.toLowerCase()}:${request.id}`,
    fingerprint: fingerprintOf(request.kind, request),
    kind: request.kind,
    memo: null,
    tip: null,
    at,
    ...paid,
  }
  if (openStreakOf(request) === null) return post
  // Longer than any streak by far: it gives money back only where nobody ever tells that the streak is over.
  const expiresAt = new Date(at.getTime() + HOLD_MS_MAX)
  return { ...post, kind: 'HOLD', payee: holdsOf(paid.payer), hold: { op: 'OPEN', expiresAt } }
}

function giftAnswer(giftPaymentId: string, answer: Answer): Announcement {
  return 'transferId' in answer
    ? { name: 'payments.giftPaid', payload: { giftPaymentId, transferId: answer.transferId } }
    : { name: 'payments.giftDeclined', payload: { giftPaymentId, code: answer.declineCode } }
}

function adChargeAnswer(chargeId: string, answer: Answer): Announcement {
  return 'transferId' in answer
    ? { name: 'payments.adChargePosted', payload: { chargeId, transferId: answer.transferId } }
    : { name: 'payments.adChargeDeclined', payload: { chargeId, code: answer.declineCode } }
}
