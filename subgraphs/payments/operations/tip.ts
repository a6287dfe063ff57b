import { decideSettled } from '../../../platform/gatekeeper/gatekeeper.ts'
import type { IdempotencyCode } from '../../../platform/idempotency.ts'
import { readOptionalText } from '../../../platform/input.ts'
import { type Money, parseAmount } from '../../../platform/money.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { GateVerdict } from '../../../schema/gates.ts'
import type { TipInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { walletOf } from '../domain/account.ts'
import { dayNumberOf, dayOf } from '../domain/day.ts'
import { dailyLimitMinor, NOTHING_GIVEN, overDailyLimit } from '../domain/giving.ts'
import { type Denied, decideTip, isSubjectId, type TipRefusal } from '../domain/tip.ts'
import type { LedgerCode } from '../store/ledger.ts'
import type { Posted } from '../store/post-transfers.ts'
import type { SubjectRow } from '../store/tables.ts'
import { requestKey, unlessPosted } from './once.ts'

/** Tip whoever made something. @throws BAD_USER_INPUT for a message that is too long */
export async function tip(
  ctx: Context,
  input: TipInput,
): Promise<Outcome<Posted, 'INVALID_AMOUNT' | IdempotencyCode | TipRefusal | LedgerCode> | Denied> {
  const { userId } = requireUser(ctx.viewer)
  const message = readOptionalText(input.message, { min: 0, max: 200, argument: 'input.message' }) || null
  const amount = parseAmount(input.amount)
  if (!amount.ok) return amount
  const key = requestKey('tip', userId, input)
  if (!key.ok) return key
  const { decision, level } = await decide(ctx, userId, input.subjectId, amount.value)
  if (!decision.ok) return unlessPosted(ctx, key.value, decision)
  const at = ctx.clock.now()
  const posted = await ctx.store.ledger.post({
    ...key.value,
    kind: 'TIP',
    payer: walletOf(userId),
    payee: decision.value,
    amount: amount.value,
    memo: null,
    tip: { subjectId: input.subjectId, message },
    giving: { day: dayNumberOf(at), limitMinor: dailyLimitMinor(level, amount.value.currency) },
    at,
  })
  // Of many at the same moment the ledger lets through what fits into the day.
  return !posted.ok && posted.code === 'DAILY_LIMIT_REACHED' ? overDailyLimit(level, amount.value.currency) : posted
}

/** Refusals that rest on what others told, which may have been told a moment ago. */
const BY_HEARSAY: ReadonlySet<string> = new Set(['SUBJECT_NOT_FOUND', 'BLOCKED', 'DENIED', 'DAILY_LIMIT_REACHED'])

/** Decide by what others told; what was told a moment ago counts before a refusal that rests on it. */
async function decide(ctx: Context, giverId: string, subjectId: string, amount: Money) {
  const couldBeNews = isSubjectId(subjectId)
  return decideSettled(
    async () => {
      const day = dayOf(ctx.clock.now())
      const found = couldBeNews ? await ctx.store.shared.tipping({ giverId, subjectId, day }) : null
      const subject = found?.subject ?? null
      const gate = subject && !subject.isRemoved ? await gateOf(ctx, giverId, subject) : null
      const giving = found?.facts ?? NOTHING_GIVEN
      return { decision: decideTip({ giverId, subject, gate, giving, amount }), level: giving.level }
    },
    ({ decision }) => decision.ok || !couldBeNews || !BY_HEARSAY.has(decision.code),
    ctx.settle,
  )
}

/** What the gate for TIP of the subject's circle says; null when it stands in none. A circle nobody told of stays closed. */
async function gateOf(ctx: Context, giverId: string, { communityId }: SubjectRow): Promise<GateVerdict | null> {
  if (communityId === null) return null
  const request = { communityId, userId: giverId, action: 'TIP', at: ctx.clock.now() } as const
  const verdict = await ctx.store.shared.gate(request)
  return verdict ?? { allowed: false, missing: [{ code: 'CLOSED', rule: { is: 'closed' } }] }
}
