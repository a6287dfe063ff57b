import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { AMOUNT_MAX_MINOR, money } from '../../../platform/money.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { fundingOf, fxOf, walletOf } from '../domain/account.ts'
import { convert, fxLegs, legsOf } from '../domain/posting.ts'
import { type Ledger, openLedger } from '../store/ledger.ts'
import { fresh, plain, somebody } from './money.ts'
import { expectBooksRight, openWorld, type World } from './world.ts'

let world: World
let ledger: Ledger
beforeAll(async () => {
  world = await openWorld()
  ledger = openLedger(world.database, () => {})
})
afterAll(() => world.close())

const now = () => world.clock.now()
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'OK' : outcome.code)
const count = async () => Number((await world.database.client`select count(*) from payments.entries`)[0]?.count)
const payment = () => ({ ...fresh(), ...plain(now()), kind: 'PAYMENT' }) as const

describe('the ledger', () => {
  it('keeps amounts of ten trillion exact, in every currency', async () => {
    for (const currency of ['CNY', 'USD', 'EUR', 'SGD'] as const) {
      const payer = await somebody(ledger, now(), money(AMOUNT_MAX_MINOR, currency))
      const payee = walletOf(newId('User'), currency)
      const paid = await ledger.post({ ...payment(), payer, payee, amount: money(AMOUNT_MAX_MINOR - 1n, currency) })
      expect(codeOf(paid)).toBe('OK')
      const rows = await world.database.client`
        select balance_minor::text as balance, currency from payments.accounts where id in ${world.database.client([payer.id, payee.id])}
        order by balance_minor`
      expect(rows.map(({ balance }) => balance)).toEqual(['1', '999999999999999'])
      expect(new Set(rows.map((row) => row.currency))).toEqual(new Set([currency]))
    }
    await expectBooksRight(world)
  })

  it('writes nothing of what it cannot: amounts of nothing, below it or beyond, other currencies, accounts of their own', async () => {
    const [payer, payee] = [await somebody(ledger, now(), money(100n)), walletOf(newId('User'))]
    const before = await count()
    for (const minor of [0n, -1n, AMOUNT_MAX_MINOR + 1n])
      expect(
        codeOf(
          await ledger.post({ ...payment(), payer: fundingOf('TEST', payer.ownerId), payee, amount: money(minor) }),
        ),
      ).toBe('INVALID_AMOUNT')
    const eur = walletOf(newId('User'), 'EUR')
    expect(codeOf(await ledger.post({ ...payment(), payer, payee: eur, amount: money(5n) }))).toBe('CURRENCY_MISMATCH')
    // An account is what it was opened as: who claims another currency for it is refused.
    const claimed = { ...payer, currency: 'EUR' } as const
    expect(codeOf(await ledger.post({ ...payment(), payer: claimed, payee: eur, amount: money(5n, 'EUR') }))).toBe(
      'CURRENCY_MISMATCH',
    )
    expect(codeOf(await ledger.post({ ...payment(), payer, payee: payer, amount: money(5n) }))).toBe('SAME_WALLET')
    expect(codeOf(await ledger.post({ ...payment(), payer, payee, amount: money(101n) }))).toBe('INSUFFICIENT_FUNDS')
    expect(await count()).toBe(before)
  })

  it('changes money through what it keeps of each currency, never giving more than it was given', async () => {
    const payer = await somebody(ledger, now(), money(1000n))
    const rate = { numerator: 139n, denominator: 1000n }
    const [amount, payee] = [money(999n), walletOf(payer.ownerId, 'USD')]
    const bought = convert(amount, 'USD', rate)
    expect(bought).toEqual(money(138n, 'USD'))
    const sides = [
      { account: payer, amount, liquidity: fxOf('CNY') },
      { account: payee, amount: bought, liquidity: fxOf('USD') },
    ] as const
    const changed = await ledger.post({ ...payment(), kind: 'FX', payer, payee, amount, legs: fxLegs(...sides) })
    expect(codeOf(changed)).toBe('OK')
    const rows = await world.database.client`
      select currency, sum(balance_minor)::text as sum from payments.accounts group by currency`
    expect(new Set(rows.map(({ sum }) => sum))).toEqual(new Set(['0']))
    await expectBooksRight(world)
  })

  it('splits a payment among all who have a part, or not at all', async () => {
    const payer = await somebody(ledger, now(), money(100n))
    const people = Array.from({ length: 5 }, () => walletOf(newId('User')))
    const [payee, ...others] = people as [(typeof people)[0], ...typeof people]
    const shares = others.map((account, index) => ({ account, minor: BigInt(index) }))
    const legs = legsOf(payer, payee, money(100n), shares)
    expect(legs.map(({ minor }) => minor)).toEqual([-100n, 94n, 1n, 2n, 3n])
    expect(codeOf(await ledger.post({ ...payment(), payer, payee, amount: money(100n), legs }))).toBe('OK')
    expect(codeOf(await ledger.post({ ...payment(), payer, payee, amount: money(100n), legs }))).toBe(
      'INSUFFICIENT_FUNDS',
    )
    await expectBooksRight(world)
  })

  it('refuses what would bring a wallet beyond its limit, and overflows nowhere', async () => {
    const payee = walletOf(newId('User'))
    await world.database.client.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`insert into payments.accounts (id, kind, owner_id, currency, floor_minor, balance_minor, opened_at)
        values (${payee.id}, 'WALLET', ${payee.ownerId}, 'CNY', 0, 999999999999999999, now())`
    })
    const payer = await somebody(ledger, now(), money(10n))
    expect(codeOf(await ledger.post({ ...payment(), payer, payee, amount: money(2n) }))).toBe('BALANCE_LIMIT_REACHED')
  })
})
