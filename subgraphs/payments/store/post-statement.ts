import { type SQL, sql } from 'drizzle-orm'
import { invariant } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Account } from '../domain/account.ts'
import { holdIdOf } from '../domain/hold.ts'
import { announcedOf } from './announcements.ts'
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

/** Beyond what any account may hold. */
const LIMIT_MINOR = 10n ** 18n

/** An account that is named, and what all requests do to it, as if every one were posted. */
interface NamedAccount {
  of: Account
  /** From 1. */
  place: number
  sum: bigint
  low: bigint
  high: bigint
  count: number
  /** What counts towards what it may give away in a day; 0 for no day. */
  day: number
  givenMinor: bigint
  limitMinor: bigint
}

const ACCOUNT_MOVES: readonly Cell<NamedAccount>[] = [
  ({ sum }) => sum,
  ({ low }) => low,
  ({ high }) => high,
  ({ count }) => count,
  ({ day }) => day,
  ({ givenMinor }) => givenMinor,
  ({ limitMinor }) => limitMinor,
]

/** Every account named, once, in the order in which all processes lock them. */
function accountsOf(drafts: readonly Draft[]) {
  const byId = new Map<string, NamedAccount>()
  const name = (account: Account) => {
    const named = byId.get(account.id)
    if (named) named.of = account
    else byId.set(account.id, namedOf(account))
  }
  for (const { request } of drafts) {
    name(request.payer)
    name(request.payee)
    if (request.legs) for (const { account } of request.legs) name(account)
  }
  const accounts = [...byId.values()].sort((a, b) => (a.of.id < b.of.id ? -1 : 1))
  for (const [index, account] of accounts.entries()) account.place = index + 1
  return { accounts, accountOf: (account: Account) => byId.get(account.id) ?? unnamed(account) }
}

function namedOf(account: Account): NamedAccount {
  return {
    of: account,
    place: 0,
    sum: 0n,
    low: LIMIT_MINOR,
    high: -LIMIT_MINOR,
    count: 0,
    day: 0,
    givenMinor: 0n,
    limitMinor: LIMIT_MINOR,
  }
}

function unnamed({ id }: Account): never {
  throw new Error(`invariant broken: ${id} is not named`)
}

/** A leg as it stands in its account: the how manieth it is there, and what they come to with it. */
interface LegMove {
  readonly place: number
  readonly accountPlace: number
  readonly minor: bigint
  readonly number: number
  readonly sum: bigint
  readonly entryId: string
}

const LEG_MOVES: readonly Cell<LegMove>[] = [
  ({ place }) => place,
  ({ accountPlace }) => accountPlace,
  ({ minor }) => minor,
  ({ number }) => number,
  ({ sum }) => sum,
]

/** The legs of all, and what together they do to the accounts. A plain payment is its two legs without their being made first. */
function legsOf(drafts: readonly Draft[], accountOf: (account: Account) => NamedAccount) {
  const legs: LegMove[] = []
  const legStarts = [1]
  const move = (place: number, account: Account, minor: bigint) => {
    const named = accountOf(account)
    const sum = named.sum + minor
    named.sum = sum
    named.count += 1
    if (sum < named.low) named.low = sum
    if (sum > named.high) named.high = sum
    legs.push({ place, accountPlace: named.place, minor, number: named.count, sum, entryId: newId('LedgerEntry') })
  }
  for (const [index, { request }] of drafts.entries()) {
    const { payer, payee, amount } = request
    if (request.legs) for (const { account, minor } of request.legs) move(index + 1, account, minor)
    else {
      move(index + 1, payer, -amount.minor)
      move(index + 1, payee, amount.minor)
    }
    legStarts.push(legs.length + 1)
  }
  return { legs, legStarts }
}

/**
 * What counts towards what the payers may give away in a day, by account. Of an account that gives on two days here only the later one is
 * counted together; what cannot be told so is decided one by one.
 */
function countGiving(drafts: readonly Draft[], accountOf: (account: Account) => NamedAccount): void {
  for (const { request } of drafts) {
    const { giving, payer, amount } = request
    if (!giving) continue
    const named = accountOf(payer)
    if (giving.day < named.day) continue
    if (giving.day > named.day) {
      named.day = giving.day
      named.givenMinor = 0n
      named.limitMinor = LIMIT_MINOR
    }
    named.givenMinor += amount.minor
    if (giving.limitMinor < named.limitMinor) named.limitMinor = giving.limitMinor
  }
}

interface NamedSubject {
  readonly id: string
  place: number
  sum: bigint
  count: number
  readonly givers: Map<NamedAccount, Giver>
}

/** What somebody's tips on a subject come to, and the how manieth there the last one is. */
interface Giver {
  readonly subject: NamedSubject
  readonly account: NamedAccount
  sum: bigint
  number: number
}

const GIVER_MOVES: readonly Cell<Giver>[] = [
  ({ subject }) => subject.place,
  ({ account }) => account.place,
  ({ sum }) => sum,
  ({ number }) => number,
]

/** A tip as it stands among those on its subject, the place of which is from 1: the how manieth it is, and what they come to with it. */
interface TipMove {
  readonly at: number
  readonly number: number
  readonly sum: bigint
}

const NO_TIP: TipMove = { at: 0, number: 0, sum: 0n }

/** As {@link legsOf}, for tips and their subjects. */
function tipsOf(drafts: readonly Draft[], accountOf: (account: Account) => NamedAccount) {
  const byId = new Map<string, NamedSubject>()
  for (const { request } of drafts) {
    const id = request.tip?.subjectId
    if (id !== undefined && !byId.has(id)) byId.set(id, { id, place: 0, sum: 0n, count: 0, givers: new Map() })
  }
  const subjects = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const [index, subject] of subjects.entries()) subject.place = index + 1
  const givers: Giver[] = []
  const tips = drafts.map(({ request: { tip, payer, amount } }): TipMove => {
    const subject = tip && byId.get(tip.subjectId)
    if (!subject) return NO_TIP
    subject.sum += amount.minor
    subject.count += 1
    const account = accountOf(payer)
    const known = subject.givers.get(account)
    const giver = known ?? { subject, account, sum: 0n, number: 0 }
    giver.sum += amount.minor
    giver.number = subject.count
    if (!known) {
      subject.givers.set(account, giver)
      givers.push(giver)
    }
    return { at: subject.place, number: subject.count, sum: subject.sum }
  })
  return { subjects, tips, givers }
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

type Cell<T> = (item: T, index: number) => string | number | bigint

/** An array literal of what cannot need quotes: numbers, codes, times, and ids that were made here. Several columns go one behind another. */
function bare<T>(items: readonly T[], ...columns: readonly Cell<T>[]): string {
  // As long as it will be: one that grows leaves 600 bytes a tip to be collected.
  const cells = new Array<string | number | bigint>(items.length * columns.length)
  let at = 0
  for (const cell of columns)
    for (let index = 0; index < items.length; index++) cells[at++] = cell(items[index] as T, index)
  return `{${cells.join(',')}}`
}

/** An array literal. Source: PostgreSQL, "Array Input and Output Syntax" (§8.15.6). */
function list<T>(items: readonly T[], value: (item: T) => string | number | bigint | null | undefined): string {
  return bare(items, (item) => {
    const cell = value(item)
    return typeof cell === 'string' ? element(cell) : (cell ?? 'NULL')
  })
}

/** As {@link bare}, but of one where all are alike: what is not said twice need not be read twice. */
function oneForAll<T>(items: readonly T[], cell: (item: T) => string | number): string {
  const [first] = items
  return first !== undefined && items.every((item) => cell(item) === cell(first))
    ? `{${cell(first)}}`
    : bare(items, cell)
}

/** As {@link list}, but empty where all are null, or 0. */
function ifAny<T>(items: readonly T[], value: (item: T) => string | number | null | undefined): string {
  const says = (cell: string | number | null | undefined) => cell !== null && cell !== undefined && cell !== 0
  return items.some((item) => says(value(item))) ? list(items, value) : '{}'
}

/** Ids, codes and times stand as they are; anything people write is quoted. */
const BARE = /^(?!null$)[\w:.-]+$/i
const element = (text: string) => (BARE.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`)
