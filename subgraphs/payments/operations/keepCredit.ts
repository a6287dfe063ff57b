import type { Clock } from '../../../platform/clock.ts'
import { ok } from '../../../platform/outcome.ts'
import type { VerificationLevel } from '../../../schema/gates.ts'
import { afterTransfer, concernedBy, factsAt, type PostedTransfer } from '../domain/credit-facts.ts'
import { creditScore, FORMULA, nextAgeStepAt } from '../domain/credit-formula.ts'
import type { CreditFactsRow } from '../store/credit.ts'
import type { PaymentsStore, PaymentsTx } from '../store/index.ts'

/** What happened to the facts of one person, in order. */
type Change = (facts: CreditFactsRow) => CreditFactsRow

/** Score people who signed up. */
export async function scoreNewcomers(
  tx: PaymentsTx,
  at: Date,
  people: readonly { userId: string; signedUpAt: Date }[],
): Promise<void> {
  await tx.credit.addPeople(people)
  await change(
    tx,
    at,
    people.map(({ userId }) => [userId, (facts) => facts]),
  )
}

/** Score people anew whose identity was checked. */
export function learnVerification(
  tx: PaymentsTx,
  at: Date,
  told: readonly { userId: string; verificationLevel: VerificationLevel }[],
): Promise<void> {
  return change(
    tx,
    at,
    told.map(({ userId, verificationLevel }) => [userId, (facts) => ({ ...facts, verificationLevel })]),
  )
}

/** Score people anew who have more connections, or fewer. */
export function learnConnections(
  tx: PaymentsTx,
  at: Date,
  told: readonly { userId: string; connections: number }[],
): Promise<void> {
  return change(
    tx,
    at,
    told.map(({ userId, connections }) => [userId, (facts) => ({ ...facts, connections })]),
  )
}

/** Score people anew who paid, or got back what they paid. */
export function learnTransfers(tx: PaymentsTx, at: Date, told: readonly PostedTransfer[]): Promise<void> {
  return change(
    tx,
    at,
    told.flatMap((transfer) => {
      const userId = concernedBy(transfer)
      return userId === null ? [] : [[userId, (facts: CreditFactsRow) => afterTransfer(facts, transfer)] as const]
    }),
  )
}

/** How many are scored in one transaction. */
const DUE_MAX = 500

/** Score people anew whose account has reached an age that counts: the one fact that nobody announces. */
export async function keepCredit(store: PaymentsStore, clock: Clock): Promise<void> {
  for (let scored = DUE_MAX; scored === DUE_MAX; ) {
    const done = await store.act(async (tx) => {
      const at = clock.now()
      const due = await tx.credit.lockDue(at, DUE_MAX)
      await score(tx, at, due)
      return ok(due.length)
    })
    scored = done.ok ? done.value : 0
  }
}

/** Of people nobody told of there is nothing to change. */
async function change(tx: PaymentsTx, at: Date, changes: readonly (readonly [string, Change])[]): Promise<void> {
  if (changes.length === 0) return
  const rows = await tx.credit.lockFacts([...new Set(changes.map(([userId]) => userId))])
  const factsById = new Map(rows.map((row) => [row.userId, row]))
  for (const [userId, apply] of changes) {
    const facts = factsById.get(userId)
    if (facts) factsById.set(userId, apply(facts))
  }
  await score(tx, at, [...factsById.values()])
}

/** Keep the facts, score by them, and announce the scores that changed. */
async function score(tx: PaymentsTx, at: Date, facts: readonly CreditFactsRow[]): Promise<void> {
  if (facts.length === 0) return
  await tx.credit.saveFacts(facts.map((row) => ({ ...row, nextStepAt: nextAgeStepAt(row.signedUpAt, at) })))
  const changed = await tx.credit.recordComputed(
    facts.map((row) => ({ userId: row.userId, score: creditScore(factsAt(row, at)), computedAt: at })),
    FORMULA,
  )
  await tx.outbox.publishAll(
    changed.map(({ userId, score, computedAt }) => ({
      name: 'payments.creditChanged',
      payload: { userId, score, computedAt: computedAt.toISOString() },
    })),
  )
}
