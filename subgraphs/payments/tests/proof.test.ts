import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../platform/testing/subgraph.ts'
import { openProving } from '../store/proof.ts'
import { verifyLedger } from '../store/verify.ts'
import { cny, fund, openWorld, TRANSFER, transferInput, type World } from './world.ts'

const PROOF = `query ($asOf: DateTime, $currency: CurrencyCode! = CNY) {
  analytics { ledgerProof(asOf: $asOf, currency: $currency) {
    balanced debits { minor currency } credits { minor } entries hash } } }`
const BALANCE = `query ($of: [_Any!]!, $asOf: DateTime) {
  _entities(representations: $of) { ... on User { wallet { balance(asOf: $asOf) { minor } available { minor } } } } }`
const DAY_MS = 86_400_000

let world: World
let analyst: Caller
let [alice, bob] = [] as unknown as [Caller, Caller]
/** Moments after each of three days' payments. */
const moments: Date[] = []
beforeAll(async () => {
  world = await openWorld(new Date('2026-02-26T22:00:00.000Z'))
  analyst = world.person({ scopes: ['analytics:read'] })
  ;[alice, bob] = (await world.people(2)) as [Caller, Caller]
  await fund(alice, 100n)
  for (let day = 0; day < 3; day++) {
    await alice.data(TRANSFER, { input: transferInput(bob, 10n) })
    moments.push(world.clock.now())
    world.clock.advance(DAY_MS)
  }
})
afterAll(() => world.close())

const prove = async (asOf: Date | null = null, currency = 'CNY') =>
  (await analyst.data(PROOF, { asOf: asOf?.toISOString() ?? null, currency })).analytics.ledgerProof

describe('the proof of the ledger', () => {
  it('comes to the same at any time, and to what was posted until then', async () => {
    const proofs = await Promise.all(moments.map((at) => prove(at)))
    expect(proofs.map(({ debits, credits, entries }) => [debits, credits, entries])).toEqual(
      [110n, 120n, 130n].map((minor, index) => [cny(minor), { minor: String(minor) }, 4 + 2 * index]),
    )
    expect(proofs.every(({ balanced }) => balanced)).toBe(true)
    expect(new Set(proofs.map(({ hash }) => hash)).size).toBe(3)
    expect(await prove()).toEqual(proofs[2])
    // Nothing was posted on a day before its payment: until then it changes nothing.
    expect(await prove(new Date('2026-02-27T21:59:59.999Z'))).toEqual(proofs[0])
    expect(await prove(new Date(0))).toMatchObject({ balanced: true, entries: 0 })
    expect(await prove(null, 'EUR')).toMatchObject({ debits: { minor: '0', currency: 'EUR' }, entries: 8 })
    const proving = openProving(world.database)
    await proving.sealDays(world.clock.now())
    const sealed = await world.database.client`select day::text, entries from payments.ledger_days order by day`
    expect(sealed.map(({ day, entries }) => [day, Number(entries)])).toEqual([
      ['2026-02-26', 4],
      ['2026-02-27', 2],
      ['2026-02-28', 2],
    ])
    expect(await Promise.all(moments.map((at) => prove(at)))).toEqual(proofs)
    expect(await proving.sealDays(world.clock.now())).toBe(0)
  })

  it('is for analysts', async () => {
    const answer = await alice.ask(PROOF, {})
    expect([answer.data, answer.errors?.[0]?.extensions.code]).toEqual([{ analytics: null }, 'FORBIDDEN'])
  })
})

describe('a day that is sealed', () => {
  it('takes nothing more: what comes by a clock far behind is posted to the first day that is open', async () => {
    world.clock.advance(-2 * DAY_MS)
    const [carol, dave] = (await world.people(2)) as [Caller, Caller]
    await fund(carol, 5n)
    await carol.data(TRANSFER, { input: transferInput(dave, 5n) })
    const rows = await world.database.client`select distinct created_at::text from payments.entries
      where created_at > '2026-02-28T23:59:59Z'`
    expect(rows.map(({ created_at }) => new Date(created_at).toISOString())).toEqual(['2026-03-01T00:00:00.000Z'])
    world.clock.advance(2 * DAY_MS)
  })

  it('takes no more entries', async () => {
    const late = `insert into payments.entries (account_id, seq, id, transfer_id, amount_minor, balance_after_minor, currency, created_at)
      values ('a', 1, 'x', 't', 5, 5, 'CNY', '2026-02-28T23:59:59.999Z'), ('b', 1, 'y', 't', -5, -5, 'CNY', '2026-02-28T23:59:59.999Z')`
    await expect(world.database.client.unsafe(late)).rejects.toThrow(/sealed/)
  })

  it('is verified entry by entry, and named when one was changed', async () => {
    expect((await verifyLedger(world.database)).broken).toBeNull()
    const { client } = world.database
    const tamper = async (statement: string) => {
      await client.begin(async (tx) => {
        await tx`set local session_replication_role = replica`
        await tx.unsafe(statement)
      })
      return (await verifyLedger(world.database)).broken
    }
    expect(
      await tamper(
        `update payments.entries set id = id || 'x' where created_at < '2026-02-28' and created_at > '2026-02-27'`,
      ),
    ).toMatch(/^DAY_CHANGED 2026-02-27: /)
    expect(
      await tamper(
        `update payments.entries set amount_minor = amount_minor + 1 where account_id like 'wal%' and seq = 2`,
      ),
    ).toMatch(/^ENTRY_OUT_OF_LINE wal_\w+: entry 2 /)
  })
})

it('tells the balance of any moment of the past', async () => {
  const at = async (asOf: Date | null) => {
    const of = [alice, bob].map(({ id }) => ({ __typename: 'User', id }))
    const auditor = world.person({ scopes: ['payments:read'] })
    const { _entities } = await auditor.data(BALANCE, { of, asOf: asOf?.toISOString() ?? null })
    return _entities.map(({ wallet }: { wallet: { balance: { minor: string } } }) => Number(wallet.balance.minor))
  }
  expect(await at(null)).toEqual([70, 30])
  const [first, second, third] = moments as [Date, Date, Date]
  expect(await at(first)).toEqual([90, 10])
  expect(await at(new Date(second.getTime() - 1))).toEqual([90, 10])
  expect(await at(second)).toEqual([80, 20])
  expect(await at(third)).toEqual([70, 30])
  expect(await at(new Date(first.getTime() - 1))).toEqual([0, 0])
})
