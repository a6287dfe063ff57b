import type { Clock } from '../../../platform/clock.ts'
import type { Executor } from '../../../platform/database.ts'
import { invariant } from '../../../platform/errors.ts'
import { type Announcement, openOutbox } from '../../../platform/events/outbox.ts'
import { fingerprintOf } from '../../../platform/idempotency.ts'
import { dayStart } from '../domain/day.ts'
import { decideDailyLimit, decideGiving } from '../domain/giving.ts'
import { decideRequested, type RequestedPayment } from '../domain/requested-payment.ts'
import { openGiving } from '../store/giving.ts'
import { type PostRequest, postTransfers } from '../store/post-transfers.ts'
import { openRequestedPayments } from '../store/requested-payments.ts'

/** What becomes of a requested payment: the transfer that paid it, or why it was declined. */
type Answer = { readonly transferId: string } | { readonly declineCode: string }

/**
 * Pay what another subgraph asked for, in the order it was asked, and announce what became of each. A decline is an answer too:
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
  const posts: { id: string; request: PostRequest }[] = []
  const decide = await openGiftRules(tx, at, open)
  for (const request of open) {
    const decision = decide(request)
    if (decision.ok) posts.push({ id: request.id, request: { ...asPost(request, at), ...decision.value } })
    else answerById.set(request.id, { declineCode: decision.code })
  }
  const verdicts = await postTransfers(
    tx,
    posts.map(({ request }) => request),
  )
  for (const [place, { id }] of posts.entries()) {
    const verdict = verdicts[place]
    invariant(verdict, `no verdict for ${id}`)
    if (verdict.is === 'POSTED') answerById.set(id, { transferId: verdict.posted.transfer.id })
    else if (verdict.is === 'KEY_USED') answerById.set(id, { transferId: verdict.transferId })
    else answerById.set(id, { declineCode: verdict.code })
  }
  await store.add([...answerById].map(([id, answer]) => ({ kind, id, ...answer, decidedAt: at })))
  await openOutbox(tx, clock).publishAll(
    open.map(({ id }) => {
      const answer = answerById.get(id)
      invariant(answer, `no answer for ${id}`)
      return kind === 'GIFT' ? giftAnswer(id, answer) : adChargeAnswer(id, answer)
    }),
  )
}

/**
 * What may be paid. Gifts are given away as tips are, so the same rules hold for both; those of one run count towards the day of
 * the next in it. What an advertiser owes is paid whoever they are.
 */
async function openGiftRules(tx: Executor, at: Date, requests: readonly RequestedPayment[]) {
  const since = dayStart(at)
  const gifts = requests.filter((request) => request.kind === 'GIFT')
  const pairs = gifts.map(({ payerId: giverId, payeeId: receiverId }) => ({ giverId, receiverId, since }))
  const facts = pairs.length > 0 ? await openGiving(tx).between(pairs) : []
  const factsById = new Map(gifts.map(({ id }, place) => [id, facts[place]]))
  const givenInRun = new Map<string, bigint>()
  return (request: RequestedPayment) => {
    const decision = decideRequested(request)
    const known = factsById.get(request.id)
    if (!decision.ok || !known) return decision
    const given = givenInRun.get(request.payerId) ?? 0n
    const giving = decideGiving(known)
    if (!giving.ok) return giving
    const limit = decideDailyLimit({ ...known, givenTodayMinor: known.givenTodayMinor + given }, decision.value.amount)
    if (!limit.ok) return limit
    givenInRun.set(request.payerId, given + decision.value.amount.minor)
    return decision
  }
}

function asPost(request: RequestedPayment, at: Date): Omit<PostRequest, 'payer' | 'payee' | 'amount'> {
  return {
    requesterId: request.payerId,
    // A space of its own: no key a client sends can meet it.
    key: `${request.kind.toLowerCase()}:${request.id}`,
    fingerprint: fingerprintOf(request.kind, request),
    kind: request.kind,
    memo: null,
    tip: null,
    at,
  }
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
