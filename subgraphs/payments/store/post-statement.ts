import { type SQL, sql } from 'drizzle-orm'
import { invariant } from '../../../platform/errors.ts'
import { holdIdOf } from '../domain/hold.ts'
import { announcedOf } from './announcements.ts'
import { bare, ifAny, list, oneForAll } from './array-literals.ts'
import {
  ACCOUNT_MOVES,
  accountsOf,
  countGiving,
  GIVER_MOVES,
  LEG_MOVES,
  legsOf,
  type TipMove,
  tipsOf,
} from './post-moves.ts'
import type { Decline, Draft, PostRequest, StepDecline } from './post-transfers.ts'
import type { TransferRow } from './tables.ts'

/**
 * The call of payments.post_many that posts these: see drizzle/payments/0014_lighter_flushes.sql for what it takes.
 * @returns `tips`: what each request adds to its subject's tips, as {@link readAnswer} wants to know
 */
export function postStatement(drafts: readonly Draft[]): { statement: SQL; tips: readonly TipMove[] } {
  const { accounts, accountOf } = accountsOf(drafts)
  const { legs, legStarts } = legsOf(drafts, accountOf)
  countGiving(drafts, accountOf)
  const { subjects, tips, givers } = tipsOf(drafts, accountOf)
  const announced = announcedOf(drafts)
  const statement = sql`select * from payments.post_many(
    ${list(accounts, ({ of }) => of.id)}::text[], ${bare(accounts, ({ of }) => of.kind)}::text[],
    ${list(accounts, ({ of }) => of.ownerId)}::text[], ${bare(accounts, ({ of }) => of.currency)}::text[],
    ${list(accounts, ({ of }) => of.floorMinor)}::bigint[], ${bare(accounts, ...ACCOUNT_MOVES)}::bigint[],
    ${bare(drafts, ({ transferId }) => transferId)}::text[], ${oneForAll(drafts, ({ request }) => request.kind)}::text[],
    ${list(drafts, ({ request }) => request.requesterId)}::text[], ${list(drafts, ({ request }) => request.key)}::text[],
    ${list(drafts, ({ request }) => request.fingerprint)}::text[],
    ${bare(drafts, ({ request }) => accountOf(request.payer).place)}::integer[],
    ${bare(drafts, ({ request }) => accountOf(request.payee).place)}::integer[],
    ${bare(drafts, ({ request }) => request.amount.minor)}::bigint[],
    ${oneForAll(drafts, ({ request }) => request.amount.currency)}::text[], ${ifAny(drafts, ({ request }) => request.memo)}::text[],
    ${bare(drafts, ({ request }) => request.at.getTime())}::bigint[],
    ${ifAny(sameKeysOf(drafts), (place) => place)}::integer[], ${bare(legStarts, (start) => start)}::integer[],
    ${bare(
      drafts,
      ({ request }) => request.giving?.day ?? 0,
      ({ request }) => request.giving?.limitMinor ?? 0,
    )}::bigint[],
    ${bare(legs, ...LEG_MOVES)}::bigint[], ${bare(legs, ({ entryId }) => entryId)}::text[],
    ${list(subjects, ({ id }) => id)}::text[], ${bare(
      subjects,
      ({ sum }) => sum,
      ({ count }) => count,
    )}::bigint[], ${bare(
      tips,
      ({ at }) => at,
      ({ number }) => number,
      ({ sum }) => sum,
    )}::bigint[],
    ${bare(givers, ...GIVER_MOVES)}::bigint[], ${ifAny(drafts, ({ request }) => request.tip?.message ?? null)}::text[],
    ${ifAny(drafts, ({ request }) => request.legs && JSON.stringify(legLinesOf(request)))}::text[],
    ${oneForAll(announced.groups, (group) => group)}::integer[], ${bare(announced.names, (name) => name)}::text[],
    ${list(announced.topics, (topic) => topic)}::text[], ${announced.payloads}::text, ${extrasOf(drafts)}::jsonb)`
  return { statement, tips }
}

/**
 * What payments.post_many answered, by the place of a request, from 0.
 * @param tips as {@link postStatement} gave them
 */
export function readAnswer(row: Record<string, string | null>, tips: readonly TipMove[]) {
  const list = (text: string | null | undefined) => (text ? text.split(',') : [])
  const states = list(row.verdicts)
  const results = list(row.results)
  const before = { numbers: list(row.tip_numbers), totals: list(row.tip_totals) }
  // Where not all were posted, what each adds up to is not what it was thought to.
  const moved = row.moved_numbers == null ? null : { numbers: list(row.moved_numbers), totals: list(row.moved_totals) }
  const subjectAt = (place: number) => (tips[place]?.at ?? 0) - 1
  return {
    declineOf: (place: number): Decline | StepDecline | null => DECLINES[Number(states[place])] ?? null,
    /** The transfer the requester's key was used for before; null when this one was posted. */
    keyUsedFor: (place: number): string | null => (states[place] === '1' ? (results[place] ?? '') : null),
    tipNumber: (place: number) =>
      Number(before.numbers[subjectAt(place)]) + Number(moved ? moved.numbers[place] : tips[place]?.number),
    tipTotalMinor: (place: number) =>
      BigInt(before.totals[subjectAt(place)] ?? 0) +
      (moved ? BigInt(moved.totals[place] || 0) : (tips[place]?.sum ?? 0n)),
  }
}

const DECLINES: Readonly<Record<number, Decline | StepDecline>> = {
  2: 'CURRENCY_MISMATCH',
  3: 'INSUFFICIENT_FUNDS',
  4: 'BALANCE_LIMIT_REACHED',
  5: 'HOLD_NOT_FOUND',
  6: 'HOLD_NOT_OPEN',
  7: 'HOLD_EXPIRED',
  8: 'HOLD_NOT_EXPIRED',
  9: 'REFUND_OVERTAKEN',
  10: 'DAILY_LIMIT_REACHED',
}

/** What a transfer does to accounts, as it is kept with it; null for one that is plain. */
export function legLinesOf({ legs }: PostRequest): TransferRow['legs'] {
  return legs?.map(({ account, minor }) => ({ accountId: account.id, minor: minor.toString() })) ?? null
}

/** For each request the place, from 1, of the last one before it with its requester and key; 0 for none. */
function sameKeysOf(drafts: readonly Draft[]): number[] {
  const last = new Map<string, number>()
  return drafts.map(({ name }, index) => {
    const before = last.get(name) ?? 0
    last.set(name, index + 1)
    return before
  })
}

function extrasOf(drafts: readonly Draft[]): string | null {
  const holds = drafts.flatMap((draft, index) => holdStepsOf(draft).map((step) => ({ place: index + 1, ...step })))
  const refunds = drafts.flatMap(({ request: { refund } }, index) =>
    refund
      ? {
          place: index + 1,
          transfer_id: refund.transferId,
          original_minor: refund.originalMinor.toString(),
          expected_minor: refund.refundedMinor.toString(),
        }
      : [],
  )
  if (holds.length + refunds.length === 0) return null
  const opensOnly = refunds.length === 0 && holds.every(({ op }) => op === 'OPEN')
  return JSON.stringify({ holds, refunds, opens_only: opensOnly })
}

/** What a request does to holds: it opens one, or settles one or several. */
function holdStepsOf({ request: { hold, payer, payee, amount, legs }, transferId }: Draft) {
  if (!hold) return []
  if (hold.op === 'OPEN') {
    const holdsAccount = legs?.find(({ account }) => account.kind === 'HOLDS')?.account ?? payee
    const accounts = { payer_account_id: payer.id, holds_account_id: holdsAccount.id }
    return [{ op: hold.op, id: holdIdOf(transferId), ...accounts, expires_at: hold.expiresAt }]
  }
  if (hold.op !== 'CAPTURE') return [{ op: hold.op, id: hold.holdId }]
  const captured = hold.holds.reduce((sum, { minor }) => sum + minor, 0n)
  const ids = new Set(hold.holds.map(({ holdId }) => holdId))
  invariant(captured === amount.minor && ids.size === hold.holds.length, 'holds that do not come to what is paid')
  return hold.holds.map(({ holdId, minor }) => ({ op: hold.op, id: holdId, captured_minor: minor.toString() }))
}
