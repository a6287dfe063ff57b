import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { money } from '../../../platform/money.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { type Account, holdsOf, merchantOf, platformFees } from '../domain/account.ts'
import { captureOf } from '../store/holding.ts'
import { type Ledger, openLedger } from '../store/ledger.ts'
import { type PostRequest, postTransfers } from '../store/post-transfers.ts'
import type { HoldRow } from '../store/tables.ts'
import { fresh, plain, somebody } from './money.ts'
import { expectBooksRight, openWorld, type World } from './world.ts'

let world: World
let ledger: Ledger
beforeAll(async () => {
  world = await openWorld()
  ledger = openLedger(world.database, () => {})
})
afterAll(() => world.close())

const DAY_MS = 86_400_000
const now = () => world.clock.now()
const later = (ms: number) => new Date(now().getTime() + ms)
const shop = () => merchantOf(newId('Merchant'))
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'OK' : outcome.code)
const balance = async ({ id }: Account) => {
  const [row] = await world.database
    .client`select balance_minor::text as balance from payments.accounts where id = ${id}`
  return BigInt(row?.balance ?? 0)
}
const hold = async (payer: Account, minor: bigint, expiresAt = later(DAY_MS)) => {
  const held = await ledger.hold({
    ...fresh(),
    payer,
    amount: money(minor, payer.currency),
    expiresAt,
    memo: null,
    at: now(),
  })
  if (!held.ok) throw new Error(held.code)
  return held.value.holdId
}
const capture = (holdId: string, payee: Account, minor: bigint | null = null, key = fresh()) =>
  ledger.capture({
    ...key,
    holdId,
    payee,
    kind: 'PAYMENT',
    amount: minor === null ? null : money(minor),
    memo: null,
    at: now(),
  })

describe('a hold', () => {
  it('reserves money that cannot be spent, and pays all of it to those who have a part', async () => {
    const [buyer, seller] = [await somebody(ledger, now(), money(100n)), shop()]
    const holdId = await hold(buyer, 60n)
    expect([await balance(buyer), await balance(holdsOf(buyer))]).toEqual([40n, 60n])
    const more = { ...fresh(), ...plain(now()), kind: 'PAYMENT', payer: buyer, payee: seller } as const
    expect(codeOf(await ledger.post({ ...more, amount: money(41n) }))).toBe('INSUFFICIENT_FUNDS')
    const fees = await balance(platformFees())
    const paid = await ledger.capture({
      ...{ ...fresh(), holdId, kind: 'PAYMENT', amount: null, payee: seller, memo: null, at: now() },
      shares: [{ account: platformFees(), minor: 6n }],
    })
    expect(codeOf(paid)).toBe('OK')
    expect([await balance(buyer), await balance(holdsOf(buyer)), await balance(seller)]).toEqual([40n, 0n, 54n])
    expect((await balance(platformFees())) - fees).toBe(6n)
    await expectBooksRight(world)
  })

  it('pays a part and gives the rest back with the same transfer', async () => {
    const [buyer, seller] = [await somebody(ledger, now(), money(100n)), shop()]
    await capture(await hold(buyer, 60n), seller, 25n)
    expect([await balance(buyer), await balance(holdsOf(buyer)), await balance(seller)]).toEqual([75n, 0n, 25n])
    await expectBooksRight(world)
  })

  it('is paid with others of the same payer by one transfer: all of them or none', async () => {
    const [buyer, seller] = [await somebody(ledger, now(), money(100n)), shop()]
    const ids = [await hold(buyer, 10n), await hold(buyer, 20n), await hold(buyer, 30n)]
    const rows = await ledger.holdsByIds(ids)
    const paying = (...places: number[]): PostRequest => ({
      ...{ ...fresh(), ...plain(now()), kind: 'PAYMENT' },
      ...captureOf(
        buyer,
        seller,
        places.map((place) => rows.find(({ id }) => id === ids[place]) as HoldRow),
      ),
    })
    const codes = async (...requests: PostRequest[]) =>
      (await postTransfers(world.database.pool, requests)).map((verdict) =>
        verdict.is === 'DECLINED' ? verdict.code : verdict.is,
      )
    const unknown = {
      ...paying(0, 1),
      hold: { op: 'CAPTURE', holds: [{ holdId: newId('Hold'), minor: 30n }] },
    } as const
    await ledger.void({ ...fresh(), holdId: ids[2] as string, at: now() })
    expect(await codes(paying(0, 2), unknown)).toEqual(['HOLD_NOT_OPEN', 'HOLD_NOT_FOUND'])
    expect([await balance(holdsOf(buyer)), await balance(seller)]).toEqual([30n, 0n])
    // Two that want one of them are decided in their order, in one statement.
    expect(await codes(paying(0, 1), paying(1))).toEqual(['POSTED', 'HOLD_NOT_OPEN'])
    expect([await balance(buyer), await balance(holdsOf(buyer)), await balance(seller)]).toEqual([70n, 0n, 30n])
    expect((await ledger.holdsByIds(ids)).map(({ capturedMinor }) => capturedMinor).sort()).toEqual([0n, 10n, 20n])
    await expectBooksRight(world)
  })

  it('is settled once, whoever comes first of many', async () => {
    const [buyer, seller] = [await somebody(ledger, now(), money(100n)), shop()]
    const holdId = await hold(buyer, 60n)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        index % 2 ? capture(holdId, seller) : ledger.void({ ...fresh(), holdId, at: now() }),
      ),
    )
    expect(answers.map(codeOf).sort()).toEqual([...Array.from({ length: 19 }, () => 'HOLD_NOT_OPEN'), 'OK'])
    expect((await balance(buyer)) + (await balance(seller))).toBe(100n)
    expect(await balance(holdsOf(buyer))).toBe(0n)
    await expectBooksRight(world)
  })

  it('answers a request sent again with its first result, and another request with a mismatch', async () => {
    const [buyer, seller] = [await somebody(ledger, now(), money(100n)), shop()]
    const holdId = await hold(buyer, 60n)
    const key = fresh()
    const [first, again] = [await capture(holdId, seller, null, key), await capture(holdId, seller, null, key)]
    expect(again).toEqual(first)
    expect(codeOf(await capture(holdId, seller, null, { ...key, fingerprint: 'other' }))).toBe('IDEMPOTENCY_MISMATCH')
  })

  it('is refused with a code for everything that cannot be, and nothing is written', async () => {
    const [buyer, seller] = [await somebody(ledger, now(), money(100n)), shop()]
    const holdId = await hold(buyer, 60n)
    const before = await world.database.client`select count(*) from payments.entries`
    const eur = {
      ...fresh(),
      holdId,
      payee: seller,
      kind: 'PAYMENT',
      amount: money(1n, 'EUR'),
      memo: null,
      at: now(),
    } as const
    const base = { ...fresh(), payer: buyer, memo: null, at: now() }
    expect(codeOf(await capture(holdId, seller, 61n))).toBe('AMOUNT_ABOVE_HOLD')
    expect(codeOf(await ledger.capture(eur))).toBe('CURRENCY_MISMATCH')
    expect(codeOf(await capture(newId('Hold'), seller))).toBe('HOLD_NOT_FOUND')
    expect(codeOf(await ledger.void({ ...fresh(), holdId: 'hold_none', at: now() }))).toBe('HOLD_NOT_FOUND')
    expect(codeOf(await ledger.hold({ ...base, amount: money(41n), expiresAt: later(1) }))).toBe('INSUFFICIENT_FUNDS')
    for (const ms of [0, -1, 30 * DAY_MS + 1, Number.NaN])
      expect(codeOf(await ledger.hold({ ...base, amount: money(1n), expiresAt: later(ms) }))).toBe('INVALID_EXPIRY')
    expect(await world.database.client`select count(*) from payments.entries`).toEqual(before)
  })

  it('cannot be paid once its time is over, and is given back by one of the workers that look for it', async () => {
    const [buyer, seller] = [await somebody(ledger, now(), money(100n)), shop()]
    const ids = await Promise.all(Array.from({ length: 10 }, () => hold(buyer, 5n, later(1000))))
    const lasting = await hold(buyer, 7n, later(2000))
    expect(await ledger.expireHolds(later(999), 100)).toBe(0)
    const at = later(1000)
    const late = {
      ...fresh(),
      holdId: ids[0] ?? '',
      payee: seller,
      kind: 'PAYMENT',
      amount: null,
      memo: null,
      at,
    } as const
    expect(codeOf(await ledger.capture(late))).toBe('HOLD_EXPIRED')
    // One has the account locked, the others leave it to that one; whoever comes later finds the rest.
    let expired = 0
    for (let round = 0; expired < ids.length && round < 20; round++)
      for (const count of await Promise.all(Array.from({ length: 4 }, () => ledger.expireHolds(at, 3))))
        expired += count
    expect(expired).toBe(ids.length)
    expect(await ledger.expireHolds(at, 100)).toBe(0)
    expect([await balance(buyer), await balance(holdsOf(buyer))]).toEqual([93n, 7n])
    expect((await ledger.holdsByIds([...ids, lasting])).map(({ state }) => state).sort()).toEqual([
      ...Array.from({ length: 10 }, () => 'EXPIRED'),
      'OPEN',
    ])
    expect(codeOf(await ledger.void({ ...fresh(), holdId: ids[0] ?? '', at }))).toBe('HOLD_EXPIRED')
    await expectBooksRight(world)
  })
})
