import { type SQL, sql } from 'drizzle-orm'
import { invariant } from '../../../platform/errors.ts'
import type { Account } from '../domain/account.ts'
import { holdIdOf } from '../domain/hold.ts'
import type { Decline, Draft, StepDecline } from './post-transfers.ts'

/** The call of payments.post_many that posts these: see drizzle/payments/0013_given_today.sql for what it takes. */
export function postStatement(drafts: readonly Draft[]): SQL {
  const accounts = accountsOf(drafts)
  const transfers = drafts.map(({ posted }) => posted.transfer)
  const { legs, legIds, legStarts, accountMoves } = legMovesOf(drafts, accounts)
  const { giving, givenMoves } = givingOf(drafts, accounts)
  const { subjects, subjectMoves, tipMoves } = tipMovesOf(drafts)
  const place = placesOf(accounts.map(({ id }) => id))

  const events = { places: [] as number[], names: [] as string[], topics: [] as string[], payloads: [] as string[] }
  for (const [index, draft] of drafts.entries()) {
    for (const { name, topic, payload } of draft.announced) {
      events.places.push(index + 1)
      events.names.push(name)
      events.topics.push(topic)
      events.payloads.push(payload)
    }
  }
  return sql`select * from payments.post_many(
    ${list(accounts.map(({ id }) => id))}::text[], ${bare(accounts.map(({ kind }) => kind))}::text[],
    ${list(accounts.map(({ ownerId }) => ownerId))}::text[], ${bare(accounts.map(({ currency }) => currency))}::text[],
    ${list(accounts.map(({ floorMinor }) => floorMinor))}::bigint[], ${bare([...accountMoves, ...givenMoves])}::bigint[],
    ${bare(transfers.map(({ id }) => id))}::text[], ${bare(transfers.map(({ kind }) => kind))}::text[],
    ${list(transfers.map(({ requesterId }) => requesterId))}::text[], ${list(transfers.map(({ key }) => key))}::text[],
    ${list(transfers.map(({ fingerprint }) => fingerprint))}::text[],
    ${bare(transfers.map(({ payerAccountId }) => place(payerAccountId)))}::integer[],
    ${bare(transfers.map(({ payeeAccountId }) => place(payeeAccountId)))}::integer[],
    ${bare(transfers.map(({ amountMinor }) => amountMinor))}::bigint[],
    ${bare(transfers.map(({ currency }) => currency))}::text[], ${list(transfers.map(({ memo }) => memo))}::text[],
    ${bare(transfers.map(({ createdAt }) => createdAt.toISOString()))}::timestamptz[],
    ${bare(sameKeysOf(drafts))}::integer[], ${bare(legStarts)}::integer[], ${bare(giving)}::bigint[],
    ${bare(legs)}::bigint[], ${bare(legIds)}::text[],
    ${list(subjects)}::text[], ${bare(subjectMoves)}::bigint[], ${bare(tipMoves)}::bigint[],
    ${list(drafts.map(({ posted }) => posted.tip?.message ?? null))}::text[],
    ${list(transfers.map(({ legs }) => legs && JSON.stringify(legs)))}::text[],
    ${bare(events.places)}::integer[], ${bare(events.names)}::text[], ${list(events.topics)}::text[],
    ${events.payloads.join('\n')}::text, ${extrasOf(drafts)}::jsonb)`
}

/** What payments.post_many answered, by the place of a request, from 0. */
export function readAnswer(row: Record<string, string>) {
  const list = (text: string | undefined) => (text ? text.split(',') : [])
  const states = list(row.verdicts)
  const results = list(row.results)
  const numbers = list(row.tip_numbers)
  const totals = list(row.tip_totals)
  return {
    declineOf: (place: number): Decline | StepDecline | null => DECLINES[Number(states[place])] ?? null,
    /** The transfer the requester's key was used for before; null when this one was posted. */
    keyUsedFor: (place: number): string | null => (states[place] === '1' ? (results[place] ?? '') : null),
    tip: (place: number) => ({ seq: Number(numbers[place]), totalAfterMinor: BigInt(totals[place] || 0) }),
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

/** Beyond what any account may hold. */
const LIMIT_MINOR = 10n ** 18n

/** Every account named, once, in the order in which all processes lock them. */
function accountsOf(drafts: readonly Draft[]): Account[] {
  const byId = new Map<string, Account>()
  for (const { request, legs } of drafts) {
    byId.set(request.payer.id, request.payer)
    byId.set(request.payee.id, request.payee)
    for (const { account } of legs) byId.set(account.id, account)
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The place of each, from 1; 0 for what is not among them. */
function placesOf(ids: readonly string[]): (id: string) => number {
  const placeById = new Map(ids.map((id, index) => [id, index + 1]))
  return (id) => placeById.get(id) ?? 0
}

/** What all legs together do to the accounts, and each on its way there: as if every request were posted. */
function legMovesOf(drafts: readonly Draft[], accounts: readonly Account[]) {
  const moves = accounts.map(() => ({ sum: 0n, low: LIMIT_MINOR, high: -LIMIT_MINOR, count: 0 }))
  const place = placesOf(accounts.map(({ id }) => id))
  const legStarts: number[] = [1]
  const legs = {
    places: [] as number[],
    accounts: [] as number[],
    amounts: [] as bigint[],
    numbers: [] as number[],
    sums: [] as bigint[],
  }
  const legIds: string[] = []
  for (const [index, draft] of drafts.entries()) {
    for (const { account, minor, entryId } of draft.legs) {
      const at = place(account.id)
      const move = moves[at - 1]
      invariant(move, 'a leg on an account that is not named')
      move.sum += minor
      move.count += 1
      if (move.sum < move.low) move.low = move.sum
      if (move.sum > move.high) move.high = move.sum
      legs.places.push(index + 1)
      legs.accounts.push(at)
      legs.amounts.push(minor)
      legs.numbers.push(move.count)
      legs.sums.push(move.sum)
      legIds.push(entryId)
    }
    legStarts.push(legIds.length + 1)
  }
  return {
    legs: [...legs.places, ...legs.accounts, ...legs.amounts, ...legs.numbers, ...legs.sums],
    legIds,
    legStarts,
    accountMoves: [
      ...moves.map(({ sum }) => sum),
      ...moves.map(({ low }) => low),
      ...moves.map(({ high }) => high),
      ...moves.map(({ count }) => count),
    ],
  }
}

/**
 * What counts towards what the payers may give away in a day: request by request, and all of it by account. Of an account that gives on
 * two days here only the later one is counted together; what cannot be told so is decided one by one.
 */
function givingOf(drafts: readonly Draft[], accounts: readonly Account[]) {
  const moves = accounts.map(() => ({ day: 0, minor: 0n, limitMinor: LIMIT_MINOR }))
  const place = placesOf(accounts.map(({ id }) => id))
  const days: number[] = []
  const limits: bigint[] = []
  for (const { request } of drafts) {
    const { giving, payer, amount } = request
    days.push(giving?.day ?? 0)
    limits.push(giving?.limitMinor ?? 0n)
    const move = giving && moves[place(payer.id) - 1]
    if (!move || giving.day < move.day) continue
    if (giving.day > move.day) Object.assign(move, { day: giving.day, minor: 0n, limitMinor: LIMIT_MINOR })
    move.minor += amount.minor
    if (giving.limitMinor < move.limitMinor) move.limitMinor = giving.limitMinor
  }
  return {
    giving: [...days, ...limits],
    givenMoves: [
      ...moves.map(({ day }) => day),
      ...moves.map(({ minor }) => minor),
      ...moves.map(({ limitMinor }) => limitMinor),
    ],
  }
}

/** As {@link legMovesOf}, for tips and their subjects. */
function tipMovesOf(drafts: readonly Draft[]) {
  const subjects = [...new Set(drafts.flatMap(({ posted }) => posted.tip?.subjectId ?? []))].sort()
  const place = placesOf(subjects)
  const moves = subjects.map(() => ({ sum: 0n, count: 0 }))
  const tips = drafts.map(({ posted: { tip } }) => {
    const at = place(tip?.subjectId ?? '')
    const move = moves[at - 1]
    if (!tip || !move) return { at: 0, number: 0, sum: 0n }
    move.sum += tip.amountMinor
    move.count += 1
    return { at, number: move.count, sum: move.sum }
  })
  return {
    subjects,
    subjectMoves: [...moves.map(({ sum }) => sum), ...moves.map(({ count }) => count)],
    tipMoves: [...tips.map(({ at }) => at), ...tips.map(({ number }) => number), ...tips.map(({ sum }) => sum)],
  }
}

/** For each request the place, from 1, of the last one before it with its requester and key; 0 for none. */
function sameKeysOf(drafts: readonly Draft[]): number[] {
  const last = new Map<string, number>()
  return drafts.map(({ request }, index) => {
    const name = `${request.requesterId} ${request.key}`
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
function holdStepsOf({ request: { hold, payer, payee, amount, legs }, posted }: Draft) {
  if (!hold) return []
  if (hold.op === 'OPEN') {
    const holdsAccount = legs?.find(({ account }) => account.kind === 'HOLDS')?.account ?? payee
    const accounts = { payer_account_id: payer.id, holds_account_id: holdsAccount.id }
    return [{ op: hold.op, id: holdIdOf(posted.transfer.id), ...accounts, expires_at: hold.expiresAt }]
  }
  if (hold.op !== 'CAPTURE') return [{ op: hold.op, id: hold.holdId }]
  const captured = hold.holds.reduce((sum, { minor }) => sum + minor, 0n)
  const ids = new Set(hold.holds.map(({ holdId }) => holdId))
  invariant(captured === amount.minor && ids.size === hold.holds.length, 'holds that do not come to what is paid')
  return hold.holds.map(({ holdId, minor }) => ({ op: hold.op, id: holdId, captured_minor: minor.toString() }))
}

/** An array literal of what cannot need quotes: numbers, codes, times, and ids that were made here. */
function bare(values: readonly (string | number | bigint)[]): string {
  return `{${values.join(',')}}`
}

/** An array literal. Source: PostgreSQL, "Array Input and Output Syntax" (§8.15.6). */
function list(values: readonly (string | number | bigint | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : typeof value === 'string' ? element(value) : value)).join(',')}}`
}

/** Ids, codes and times stand as they are; anything people write is quoted. */
const BARE = /^(?!null$)[\w:.-]+$/i
const element = (text: string) => (BARE.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`)
