import { type IdType, idOfSame, typeOfId } from '../../../platform/ids.ts'
import type { Money } from '../../../platform/money.ts'
import { type Outcome, rejected } from '../../../platform/outcome.ts'
import type { SubjectType } from '../../../schema/events.ts'
import type { GateVerdict, MissingFact } from '../../../schema/gates.ts'
import { type Account, walletOf } from './account.ts'
import { decideDailyLimit, decideGiving, type GivingFacts, type GivingRefusal } from './giving.ts'
import { decideCurrency } from './transfer.ts'

const SUBJECT_TYPES: readonly IdType[] = ['Post', 'Comment', 'LiveRoom', 'ChatMessage'] satisfies SubjectType[]

/** True for a well-formed id of something that can be tipped. */
export function isSubjectId(id: unknown): id is string {
  const type = typeof id === 'string' ? typeOfId(id) : null
  return type !== null && SUBJECT_TYPES.includes(type)
}

/** A tip carries the UUID of the transfer that moved its money, so a replayed transfer tells its tip's id. */
export function tipIdOf(transferId: string): string {
  return idOfSame('Tip', transferId)
}

/** What is known here of something that can be tipped. */
export interface Tippable {
  readonly ownerId: string
  readonly isRemoved: boolean
}

/** A gate stands in the way: not a user error, as the payload explains it in `denied`. */
export interface Denied {
  readonly ok: false
  readonly code: 'DENIED'
  readonly missing: readonly MissingFact[]
}

export type TipRefusal =
  | 'SUBJECT_NOT_FOUND'
  | 'SAME_WALLET'
  | GivingRefusal
  | 'CURRENCY_MISMATCH'
  | 'DAILY_LIMIT_REACHED'

/**
 * Decide who receives a tip, as far as that can be known before the accounts are locked. The first rule that refuses, in reading
 * order: what the thing is, who the two are, what the circle says, how much it is.
 * @param facts.subject null when there is none with the id that was asked for
 * @param facts.gate what the circle's gate for TIP says; null when the subject stands in no circle
 */
export function decideTip(facts: {
  giverId: string
  subject: Tippable | null
  gate: GateVerdict | null
  giving: GivingFacts
  amount: Money
}): Outcome<Account & { readonly ownerId: string }, TipRefusal> | Denied {
  const field = ['input', 'subjectId']
  if (!facts.subject || facts.subject.isRemoved) return rejected('SUBJECT_NOT_FOUND', field)
  if (facts.subject.ownerId === facts.giverId) return rejected('SAME_WALLET', field)
  const giving = decideGiving(facts.giving, field)
  if (!giving.ok) return giving
  const payee = walletOf(facts.subject.ownerId)
  const currency = decideCurrency(payee, facts.amount.currency)
  if (!currency.ok) return currency
  if (facts.gate && !facts.gate.allowed) return { ok: false, code: 'DENIED', missing: facts.gate.missing }
  const limit = decideDailyLimit(facts.giving, facts.amount)
  if (!limit.ok) return limit
  return { ok: true, value: payee }
}
