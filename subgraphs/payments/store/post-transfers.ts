import { sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { invariant } from '../../../platform/errors.ts'
import { type Announcement, topicOf } from '../../../platform/events/outbox.ts'
import { outbox } from '../../../platform/events/tables.ts'
import { newId } from '../../../platform/ids.ts'
import { type Money, money, toWire } from '../../../platform/money.ts'
import type { TransferKind } from '../__generated__/types.ts'
import { type Account, walletOwnerOf } from '../domain/account.ts'
import { tipIdOf } from '../domain/tip.ts'
import type { TipRow, TransferRow } from './tables.ts'

/** Tells a request from a replay of it and from another one: kept with the transfer for ever. */
export interface RequestKey {
  readonly requesterId: string
  readonly key: string
  readonly fingerprint: string
}

/** Money to move from one account to another. Accounts are opened when they are not there yet. */
export interface PostRequest extends RequestKey {
  readonly kind: TransferKind
  /** One of the two is the requester's wallet: locking it is what makes the key good for one transfer only. */
  readonly payer: Account
  readonly payee: Account
  readonly amount: Money
  readonly memo: string | null
  /** What it is given for, between the owners of the two wallets; null when it is no tip. */
  readonly tip: { readonly subjectId: string; readonly message: string | null } | null
  readonly at: Date
}

export interface Posted {
  readonly transfer: TransferRow
  /** Null when it is no tip. */
  readonly tip: TipRow | null
}

export type Decline = 'CURRENCY_MISMATCH' | 'INSUFFICIENT_FUNDS' | 'BALANCE_LIMIT_REACHED'

/** What became of one request. `KEY_USED` says nothing of whether it is a replay or another request. */
export type Verdict =
  | { readonly is: 'POSTED'; readonly posted: Posted }
  | { readonly is: 'KEY_USED'; readonly transferId: string }
  | { readonly is: 'DECLINED'; readonly code: Decline }

interface VerdictRow extends Record<string, unknown> {
  place: number
  verdict: 'POSTED' | 'REPLAYED' | 'IDEMPOTENCY_MISMATCH' | Decline
  result_id: string | null
  tip_seq: string | null
  tip_total: string | null
}

/**
 * Post transfers in this order with one statement, and announce those that were posted. What is refused leaves nothing behind.
 * @returns a verdict for each request, in their order
 */
export async function postTransfers(executor: Executor, requests: readonly PostRequest[]): Promise<Verdict[]> {
  if (requests.length === 0) return []
  const drafts = requests.map(draft)
  const holders = new Map(
    requests.flatMap((request) => [request.payer, request.payee].map((account) => [account.id, { account, request }])),
  )
  const rows = await executor.execute<VerdictRow>(sql`
    with verdicts as (
      select * from payments.post_transfers(
        ${JSON.stringify([...holders.values()].map(({ account, request }) => holderWire(account, request.at)))}::jsonb,
        ${JSON.stringify(drafts.map((posted, place) => requestWire(requests[place] as PostRequest, posted, place)))}::jsonb)
    ),
    announced as (
      insert into ${outbox} (name, topic, payload, occurred_at)
      select a.name, a.topic,
        -- What a subject's tips come to is known once the tip stands among them.
        case when a.name = 'payments.tipReceived'
          then jsonb_set(a.payload, '{runningTotal,minor}', to_jsonb(v.tip_total::text)) else a.payload end,
        a.occurred_at
      from verdicts v
      join jsonb_to_recordset(${JSON.stringify(drafts.flatMap(announcementsWire))}::jsonb)
        as a (place integer, turn integer, name text, topic text, payload jsonb, occurred_at timestamptz)
        on a.place = v.place
      where v.verdict = 'POSTED'
      order by a.place, a.turn
    )
    select * from verdicts order by place`)
  return rows.map((row) => verdictOf(row, drafts[row.place] as Posted))
}

/** The rows a request leaves when it is posted; number and total of a tip are the ledger's to say. */
function draft(request: PostRequest): Posted {
  const { requesterId, key, fingerprint, kind, payer, payee, amount, memo, at } = request
  const id = newId('Transfer')
  const common = { amountMinor: amount.minor, currency: amount.currency, createdAt: at }
  const transfer: TransferRow = {
    ...common,
    ...{ requesterId, key, fingerprint, id, kind, memo },
    payerAccountId: payer.id,
    payeeAccountId: payee.id,
  }
  if (!request.tip) return { transfer, tip: null }
  const { subjectId, message } = request.tip
  invariant(payer.ownerId && payee.ownerId, 'a tip goes from a person to a person')
  const tip: TipRow = {
    ...common,
    ...{ id: tipIdOf(id), transferId: id, subjectId, message },
    fromUserId: payer.ownerId,
    toUserId: payee.ownerId,
    seq: 0,
    totalAfterMinor: 0n,
  }
  return { transfer, tip }
}

function verdictOf(row: VerdictRow, { transfer, tip }: Posted): Verdict {
  switch (row.verdict) {
    case 'POSTED':
      return {
        is: 'POSTED',
        posted: {
          transfer,
          tip: tip && { ...tip, seq: Number(row.tip_seq), totalAfterMinor: BigInt(row.tip_total ?? 0) },
        },
      }
    case 'REPLAYED':
    case 'IDEMPOTENCY_MISMATCH':
      return { is: 'KEY_USED', transferId: row.result_id ?? '' }
    default:
      return { is: 'DECLINED', code: row.verdict }
  }
}

/** As rows of `payments.accounts`. */
function holderWire({ id, kind, ownerId, currency, floorMinor }: Account, openedAt: Date) {
  return { id, kind, owner_id: ownerId, currency, floor_minor: floorMinor?.toString() ?? null, opened_at: openedAt }
}

/** As `payments.transfer_request`. */
function requestWire({ payer, payee }: PostRequest, { transfer, tip }: Posted, place: number) {
  return {
    place,
    id: transfer.id,
    kind: transfer.kind,
    requester_id: transfer.requesterId,
    key: transfer.key,
    fingerprint: transfer.fingerprint,
    payer_id: payer.id,
    payee_id: payee.id,
    amount_minor: transfer.amountMinor.toString(),
    currency: transfer.currency,
    memo: transfer.memo,
    created_at: transfer.createdAt,
    debit_entry_id: newId('LedgerEntry'),
    credit_entry_id: newId('LedgerEntry'),
    tip_id: tip?.id ?? null,
    subject_id: tip?.subjectId ?? null,
    giver_id: tip?.fromUserId ?? null,
    receiver_id: tip?.toUserId ?? null,
    message: tip?.message ?? null,
  }
}

function announcementsWire(posted: Posted, place: number) {
  return announcementsOf(posted).map(({ name, payload }, turn) => ({
    ...{ place, turn, name, payload },
    topic: topicOf(name, payload),
    occurred_at: posted.transfer.createdAt,
  }))
}

/** What the graph is told of a transfer, in this order. */
function announcementsOf({ transfer, tip }: Posted): Announcement[] {
  const amount = toWire(money(transfer.amountMinor, transfer.currency))
  const at = transfer.createdAt.toISOString()
  const posted: Announcement = {
    name: 'payments.transferPosted',
    payload: {
      transferId: transfer.id,
      kind: transfer.kind,
      fromUserId: walletOwnerOf(transfer.payerAccountId),
      toUserId: walletOwnerOf(transfer.payeeAccountId),
      amount,
      at,
    },
  }
  if (!tip) return [posted]
  const { id: tipId, transferId, subjectId, fromUserId, toUserId, message } = tip
  const received: Announcement = {
    name: 'payments.tipReceived',
    payload: {
      ...{ tipId, transferId, subjectId, fromUserId, toUserId, amount, message },
      runningTotal: toWire(money(tip.totalAfterMinor, tip.currency)),
      at,
    },
  }
  return [posted, received]
}
