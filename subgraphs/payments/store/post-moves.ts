import { newId } from '../../../platform/ids.ts'
import type { Account } from '../domain/account.ts'
import type { Cell } from './array-literals.ts'
import type { Draft } from './post-transfers.ts'

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

export const ACCOUNT_MOVES: readonly Cell<NamedAccount>[] = [
  ({ sum }) => sum,
  ({ low }) => low,
  ({ high }) => high,
  ({ count }) => count,
  ({ day }) => day,
  ({ givenMinor }) => givenMinor,
  ({ limitMinor }) => limitMinor,
]

/** Every account named, once, in the order in which all processes lock them. */
export function accountsOf(drafts: readonly Draft[]) {
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

export const LEG_MOVES: readonly Cell<LegMove>[] = [
  ({ place }) => place,
  ({ accountPlace }) => accountPlace,
  ({ minor }) => minor,
  ({ number }) => number,
  ({ sum }) => sum,
]

/** The legs of all, and what together they do to the accounts. A plain payment is its two legs without their being made first. */
export function legsOf(drafts: readonly Draft[], accountOf: (account: Account) => NamedAccount) {
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
export function countGiving(drafts: readonly Draft[], accountOf: (account: Account) => NamedAccount): void {
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

export const GIVER_MOVES: readonly Cell<Giver>[] = [
  ({ subject }) => subject.place,
  ({ account }) => account.place,
  ({ sum }) => sum,
  ({ number }) => number,
]

/** A tip as it stands among those on its subject, the place of which is from 1: the how manieth it is, and what they come to with it. */
export interface TipMove {
  readonly at: number
  readonly number: number
  readonly sum: bigint
}

const NO_TIP: TipMove = { at: 0, number: 0, sum: 0n }

/** As {@link legsOf}, for tips and their subjects. */
export function tipsOf(drafts: readonly Draft[], accountOf: (account: Account) => NamedAccount) {
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
