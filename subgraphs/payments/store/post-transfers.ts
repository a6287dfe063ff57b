import type { Executor } from '../../../platform/database.ts'
import { invariant } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Money } from '../../../platform/money.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import type { Account } from '../domain/account.ts'
import { decideLegs, decidePlain, type Leg, type TransferKind } from '../domain/posting.ts'
import { tipIdOf } from '../domain/tip.ts'
import { legLinesOf, postStatement, readAnswer } from './post-statement.ts'
import type { TipRow, TransferRow } from './tables.ts'

/** Tells a request from a replay of it and from another one: kept with the transfer for ever. */
export interface RequestKey {
  readonly requesterId: string
  readonly key: string
  readonly fingerprint: string
}

/** Money to move, as one unit: all of it or none. Accounts are opened when they are not there yet. */
export interface PostRequest extends RequestKey {
  readonly kind: TransferKind
  /** Whom the transfer is from and to: what is shown of it. */
  readonly payer: Account
  readonly payee: Account
  readonly amount: Money
  /** What it does to accounts, debits first, see {@link decideLegs}; absent: the payer pays the payee the whole amount. */
  readonly legs?: readonly Leg[]
  readonly memo: string | null
  /** What it is given for, between the owners of the two accounts; null when it is no tip. All tips on a subject pay the same account. */
  readonly tip: { readonly subjectId: string; readonly message: string | null } | null
  /** Counts its amount towards what the payer may give away in a day; absent when it does not. */
  readonly giving?: DailyGiving
  /** What it does to holds besides moving their money. */
  readonly hold?: HoldStep
  readonly refund?: RefundStep
  readonly at: Date
}

/**
 * `OPEN` reserves until a time, and the hold gets the transfer's UUID; the others settle a hold. One transfer may capture several
 * holds of one payer: all of them or none.
 */
export type HoldStep =
  | { readonly op: 'OPEN'; readonly expiresAt: Date }
  | { readonly op: 'VOID' | 'EXPIRE'; readonly holdId: string }
  | { readonly op: 'CAPTURE'; readonly holds: readonly CapturedHold[] }

/** A hold, and how much of it is paid. Together they come to the transfer's amount. */
export interface CapturedHold {
  readonly holdId: string
  readonly minor: bigint
}

export interface RefundStep {
  readonly transferId: string
  readonly originalMinor: bigint
  /** Refunded before, as far as the caller knows: another refund that came between changes who gives back what. */
  readonly refundedMinor: bigint
}

export interface Posted {
  readonly transfer: TransferRow
  /** Null when it is no tip. */
  readonly tip: TipRow | null
}

export interface DailyGiving {
  /** Days since 1970 in UTC+8. */
  readonly day: number
  /** What may be given on that day, this included. */
  readonly limitMinor: bigint
}

export type Decline = 'CURRENCY_MISMATCH' | 'DAILY_LIMIT_REACHED' | 'INSUFFICIENT_FUNDS' | 'BALANCE_LIMIT_REACHED'

/** Why a hold cannot be settled, or a refund has to be computed anew. */
export type StepDecline = 'HOLD_NOT_FOUND' | 'HOLD_NOT_OPEN' | 'HOLD_EXPIRED' | 'HOLD_NOT_EXPIRED' | 'REFUND_OVERTAKEN'

/** What became of one request. `KEY_USED` says nothing of whether it is a replay or another request. */
export type Verdict =
  | { readonly is: 'POSTED'; readonly posted: Posted }
  | { readonly is: 'KEY_USED'; readonly transferId: string }
  | { readonly is: 'DECLINED'; readonly code: Decline | StepDecline }

/** A request and the id of the transfer it becomes. Thousands wait at once, so all else is made of it when its turn comes. */
export interface Draft {
  readonly request: PostRequest
  /** See {@link nameOf}. */
  readonly name: string
  readonly transferId: string
}

/** Tells a requester's key from all others'. */
export function nameOf({ requesterId, key }: RequestKey): string {
  return `${requesterId} ${key}`
}

export function decideLegsOf({
  legs,
  payer,
  payee,
}: PostRequest): Outcome<unknown, 'CURRENCY_MISMATCH' | 'SAME_WALLET'> {
  return legs ? decideLegs(legs) : decidePlain(payer, payee)
}

/** @param request one whose legs are decided */
export function draftOf(request: PostRequest, name = nameOf(request)): Draft {
  const { tip, payer, payee } = request
  invariant(!tip || (payer.ownerId && payee.ownerId), 'a tip goes from a person to a person')
  return { request, name, transferId: newId('Transfer') }
}

/**
 * Post transfers in this order with one statement, and announce those that were posted. What is refused leaves nothing behind.
 * @returns a verdict for each request, in their order
 * @throws when the legs of one make no transfer: the caller computed them; SQLSTATE 40001 when somebody else opened an account or
 * used a key in the same moment: to be tried again
 */
export async function postTransfers(executor: Executor, requests: readonly PostRequest[]): Promise<Verdict[]> {
  if (requests.length === 0) return []
  const drafts = requests.map((request) => {
    invariant(request.legs || request.amount.minor >= 0n, 'a payment of less than nothing')
    invariant(decideLegsOf(request).ok, 'legs that make no transfer')
    return draftOf(request)
  })
  return prepareDrafts(drafts)(executor)
}

/** As {@link postTransfers}, in two parts: what can be made ready before their turn comes, and posting them. */
export function prepareDrafts(drafts: readonly Draft[]): (executor: Executor) => Promise<Verdict[]> {
  const { statement, tips } = postStatement(drafts)
  return async (executor) => {
    const [row] = await executor.execute<Record<string, string | null>>(statement)
    invariant(row, 'the ledger gave no answer')
    const answer = readAnswer(row, tips)
    return drafts.map((draft, place): Verdict => {
      const decline = answer.declineOf(place)
      if (decline) return { is: 'DECLINED', code: decline }
      const usedFor = answer.keyUsedFor(place)
      if (usedFor !== null) return { is: 'KEY_USED', transferId: usedFor }
      return { is: 'POSTED', posted: postedOf(draft, answer, place) }
    })
  }
}

/** The rows a request left. Written out field by field: objects put together of others cost 25 µs a tip here, these 1. */
function postedOf({ request, transferId: id }: Draft, answer: ReturnType<typeof readAnswer>, place: number): Posted {
  const { payer, payee, amount, at } = request
  const transfer: TransferRow = {
    requesterId: request.requesterId,
    key: request.key,
    fingerprint: request.fingerprint,
    id,
    kind: request.kind,
    payerAccountId: payer.id,
    payeeAccountId: payee.id,
    amountMinor: amount.minor,
    currency: amount.currency,
    memo: request.memo,
    createdAt: at,
    refundOf: request.refund?.transferId ?? null,
    legs: legLinesOf(request),
  }
  if (!request.tip) return { transfer, tip: null }
  const tip: TipRow = {
    subjectId: request.tip.subjectId,
    seq: answer.tipNumber(place),
    id: tipIdOf(id),
    transferId: id,
    fromUserId: payer.ownerId ?? '',
    toUserId: payee.ownerId ?? '',
    amountMinor: amount.minor,
    currency: amount.currency,
    message: request.tip.message,
    totalAfterMinor: answer.tipTotalMinor(place),
    createdAt: at,
  }
  return { transfer, tip }
}
