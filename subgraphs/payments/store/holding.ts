import { and, eq, inArray, lte, sql } from 'drizzle-orm'
import { BACKGROUND, type Executor, type Transacting } from '../../../platform/database.ts'
import { invariant } from '../../../platform/errors.ts'
import { fingerprintOf } from '../../../platform/idempotency.ts'
import { type Money, money } from '../../../platform/money.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { type Account, holdsOf } from '../domain/account.ts'
import { HOLD_MS_MAX, holdIdOf } from '../domain/hold.ts'
import { legsOf, type Share, type TransferKind } from '../domain/posting.ts'
import { openAccounts } from './accounts.ts'
import type { Ledger, LedgerCode, Submit } from './ledger.ts'
import { type Posted, postTransfers, type RequestKey, type StepDecline } from './post-transfers.ts'
import { type HoldRow, holds } from './tables.ts'

export interface HoldRequest extends RequestKey {
  readonly payer: Account
  readonly amount: Money
  /** Money is given back then, unless the hold was settled before; at most 30 days away. */
  readonly expiresAt: Date
  readonly memo: string | null
  readonly at: Date
}

export interface CaptureRequest extends RequestKey {
  readonly holdId: string
  /** Null for all of it; what is not paid goes back to the payer with the same transfer. */
  readonly amount: Money | null
  readonly kind: TransferKind
  readonly payee: Account
  /** Parts of the amount that go to others than the payee. */
  readonly shares?: readonly Share[]
  readonly memo: string | null
  readonly at: Date
}

export interface VoidRequest extends RequestKey {
  readonly holdId: string
  readonly at: Date
}

/** A hold as it was opened. */
export interface Held {
  readonly holdId: string
  readonly transfer: Posted['transfer']
}

/** Reserves money, and settles what was reserved once: paid in full or in part, given back, or given back because its time was over. */
export interface Holding {
  /** Set money of an account aside. Refused with INVALID_EXPIRY, or as a payment would be. */
  hold(request: HoldRequest): Promise<Outcome<Held, LedgerCode | StepDecline | 'INVALID_EXPIRY'>>
  /** Pay what was reserved. Refused with HOLD_NOT_FOUND, AMOUNT_ABOVE_HOLD, HOLD_NOT_OPEN, HOLD_EXPIRED, CURRENCY_MISMATCH. */
  capture(request: CaptureRequest): Promise<Outcome<Posted, LedgerCode | StepDecline | 'AMOUNT_ABOVE_HOLD'>>
  /** Give what was reserved back. Refused with HOLD_NOT_FOUND, HOLD_NOT_OPEN, HOLD_EXPIRED. */
  void(request: VoidRequest): Promise<Outcome<Posted, LedgerCode | StepDecline>>
  holdsByIds(ids: readonly string[]): Promise<HoldRow[]>
  /**
   * Give back what is reserved and over, oldest first, at most `limit`. Several processes may: each takes other holds.
   * @returns how many were given back
   */
  expireHolds(at: Date, limit: number): Promise<number>
}

export function openHolding(database: Transacting, submit: Submit, first: Ledger['first']): Holding {
  const byIds = (db: Executor, ids: readonly string[]): Promise<HoldRow[]> =>
    db
      .select()
      .from(holds)
      .where(inArray(holds.id, [...ids]))

  /** A hold with the accounts it is between. */
  const load = async (holdId: string) => {
    const [hold] = await byIds(database.pool, [holdId])
    if (!hold) return null
    const [payer] = await openAccounts(database.pool).byIds([hold.payerAccountId])
    invariant(payer, `the payer of ${holdId} is gone`)
    return { hold, payer }
  }
  const notFound = rejected('HOLD_NOT_FOUND', ['input', 'holdId'])

  return {
    hold: async ({ expiresAt, payer, ...request }) => {
      const ms = expiresAt.getTime() - request.at.getTime()
      if (!(ms > 0 && ms <= HOLD_MS_MAX))
        return (
          (await first(request).then((before) => before && heldOf(before))) ??
          rejected('INVALID_EXPIRY', ['input', 'expiresAt'])
        )
      const outcome = await submit({
        ...request,
        kind: 'HOLD',
        payer,
        payee: holdsOf(payer),
        tip: null,
        hold: { op: 'OPEN', expiresAt },
      })
      return heldOf(outcome)
    },

    capture: async ({ holdId, amount, shares, ...request }) => {
      const found = await load(holdId)
      if (!found) return notFound
      const { hold, payer } = found
      const held = money(hold.amountMinor, hold.currency)
      const paid = amount ?? held
      if (paid.currency !== hold.currency)
        return (await first(request)) ?? rejected('CURRENCY_MISMATCH', ['input', 'amount', 'currency'])
      if (paid.minor > held.minor) return (await first(request)) ?? rejected('AMOUNT_ABOVE_HOLD', ['input', 'amount'])
      const holder = holdsOf(payer)
      const [debit, ...credits] = legsOf(holder, request.payee, paid, shares)
      const back = held.minor - paid.minor
      return submit({
        ...request,
        payer,
        amount: paid,
        legs: [
          ...(debit ? [{ ...debit, minor: -held.minor }] : []),
          ...credits,
          ...(back > 0n ? [{ account: payer, minor: back }] : []),
        ],
        tip: null,
        hold: { op: 'CAPTURE', holds: [{ holdId, minor: paid.minor }] },
      })
    },

    void: async ({ holdId, ...request }) => {
      const found = await load(holdId)
      if (!found) return notFound
      return submit({ ...request, ...releaseOf(found.hold, found.payer), hold: { op: 'VOID', holdId } })
    },

    holdsByIds: (ids) => byIds(database.pool, ids),

    expireHolds: async (at, limit) => {
      const isOver = and(eq(holds.state, 'OPEN'), lte(holds.expiresAt, at))
      const [any] = await database.pool.execute(
        sql`${sql.raw(BACKGROUND)} select from ${holds} where ${isOver} limit 1`,
      )
      if (!any) return 0
      return database.transact(async (tx) => {
        // Locked where the ledger locks: whoever captures or voids one of them goes first, and what another worker has is left to it.
        const ids = await tx.execute<{ id: string }>(sql`
          select h.id from payments.holds h join payments.accounts a on a.id = h.holds_account_id
          where h.state = 'OPEN' and h.expires_at <= ${at.toISOString()}
          order by h.expires_at limit ${limit} for update of a skip locked`)
        const over = await byIds(
          tx,
          ids.map(({ id }) => id),
        )
        if (over.length === 0) return 0
        const payers = await openAccounts(tx).byIds(over.map((hold) => hold.payerAccountId))
        const payerById = new Map(payers.map((payer) => [payer.id, payer]))
        const verdicts = await postTransfers(
          tx,
          over.map((hold) => {
            const payer = payerById.get(hold.payerAccountId)
            invariant(payer, `the payer of ${hold.id} is gone`)
            return {
              requesterId: hold.holdsAccountId,
              key: `expiry:${hold.id}`,
              fingerprint: fingerprintOf('expireHold', hold.id),
              ...releaseOf(hold, payer),
              hold: { op: 'EXPIRE', holdId: hold.id },
              at,
            }
          }),
        )
        return verdicts.filter((verdict) => verdict.is === 'POSTED').length
      })
    },
  }
}

/**
 * The transfer that pays all of several holds of one payer; at least one.
 * @throws when they are not of one payer and currency: the caller chose them
 */
export function captureOf(payer: Account, payee: Account, held: readonly HoldRow[]) {
  const minor = held.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  invariant(
    held.every((hold) => hold.payerAccountId === payer.id && hold.currency === payer.currency),
    `holds that are not of ${payer.id}`,
  )
  const amount = money(minor, payer.currency)
  return {
    payer,
    payee,
    amount,
    legs: legsOf(holdsOf(payer), payee, amount),
    hold: { op: 'CAPTURE', holds: held.map(({ id, amountMinor }) => ({ holdId: id, minor: amountMinor })) },
  } as const
}

function heldOf<C extends string>(outcome: Outcome<Posted, C>): Outcome<Held, C> {
  if (!outcome.ok) return outcome
  return ok({ holdId: holdIdOf(outcome.value.transfer.id), transfer: outcome.value.transfer })
}

/** The transfer that gives all of a hold back. */
export function releaseOf(hold: HoldRow, payer: Account) {
  return {
    kind: 'RELEASE',
    payer: holdsOf(payer),
    payee: payer,
    amount: money(hold.amountMinor, hold.currency),
    memo: null,
    tip: null,
  } as const
}
