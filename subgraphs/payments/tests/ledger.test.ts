import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { money } from '../../../platform/money.ts'
import type { Caller } from '../../../platform/testing/subgraph.ts'
import { AD_REVENUE, fundingOf, walletOf } from '../domain/account.ts'
import { openLedger } from '../store/ledger.ts'
import { checkLedger, type ProblemCode } from '../store/ledger-check.ts'
import { type PostRequest, postTransfers } from '../store/post-transfers.ts'
import { expectBooksRight, newKey, openWorld, TIP, TRANSFER, tipInput, transferInput, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  const [alice, bob] = await world.people(2, 10n)
  await alice!.data(TIP, { input: tipInput(await world.post(bob!), 4n) })
})
afterAll(() => world.close())

const SUM = `select coalesce(sum(balance_minor), 0)::text as sum, min(balance_minor)::text as least
  from payments.accounts where kind = 'WALLET' and owner_id = any($1)`

describe('many at once', () => {
  it('leave the sum of ten wallets unchanged and none below zero, after two hundred transfers', async () => {
    const people = await world.people(10, 100n)
    const any = (not?: Caller): Caller => {
      const found = people[Math.floor(Math.random() * people.length)] as Caller
      return found === not ? any(not) : found
    }
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => {
        const from = any()
        return from.data(TRANSFER, { input: transferInput(any(from), BigInt(1 + Math.floor(Math.random() * 80))) })
      }),
    )
    const codes = answers.map(({ transfer }) => transfer.userErrors[0]?.code ?? 'POSTED')
    expect(new Set(codes)).toEqual(new Set(['POSTED', 'INSUFFICIENT_FUNDS']))
    const [row] = await world.database.client.unsafe(SUM, [people.map((person) => person.id)])
    expect(row?.sum).toBe('1000')
    expect(Number(row?.least)).toBeGreaterThanOrEqual(0)
    await expectBooksRight(world)
  })

  it('cannot spend the same money twice', async () => {
    const [alice, bob, carol] = await world.people(3, 10n)
    for (let round = 0; round < 10; round++) {
      const answers = await Promise.all(
        [bob, carol].map((to) => alice!.data(TRANSFER, { input: transferInput(to!, 10n) })),
      )
      const codes = answers.map(({ transfer }) => transfer.userErrors[0]?.code ?? 'POSTED').sort()
      expect(codes).toEqual(['INSUFFICIENT_FUNDS', 'POSTED'])
      const rich = answers[0].transfer.transfer ? bob! : carol!
      await rich.data(TRANSFER, { input: transferInput(alice!, 10n) })
    }
    await expectBooksRight(world)
  })

  it('queue when they go opposite ways, and never deadlock', async () => {
    const [alice, bob] = (await world.people(2, 1000n)).map(({ id }) => id) as [string, string]
    // Not by the ledger, which would try again after a deadlock and hide it.
    const verdicts = await Promise.all(
      Array.from({ length: 100 }, (_, index) => {
        const [from, to] = index % 2 ? [alice, bob] : [bob, alice]
        const move = { requesterId: from, payer: walletOf(from), payee: walletOf(to), amount: money(1n) }
        return postTransfers(world.database.pool, [{ ...request(), ...move }])
      }),
    )
    expect(verdicts.flat().every((verdict) => verdict.is === 'POSTED')).toBe(true)
    await expectBooksRight(world)
  })

  it('open a wallet that both are the first to pay into, once', async () => {
    const [alice, bob, carol] = await world.people(3, 10n)
    const [newcomer] = await world.people(1)
    await Promise.all([alice, bob, carol].map((from) => from!.data(TRANSFER, { input: transferInput(newcomer!, 10n) })))
    expect(await world.balance(newcomer!)).toBe(30n)
    await expectBooksRight(world)
  })
})

it('posts with one statement', async () => {
  // A ledger that wakes no relay, whose statements would be counted too.
  const ledger = openLedger(world.database, () => {})
  const alice = newId('User')
  const costs: number[] = []
  for (let time = 0; time < 5; time++)
    costs.push(await world.statementsOf(() => ledger.post({ ...request(), ...topUp(alice, 5n) })))
  expect(Math.min(...costs)).toBe(1)
})

it('sends once what is asked for again while it is on its way, and then decides what another request with that key is', async () => {
  const ledger = openLedger(world.database, () => {})
  const costs: number[] = []
  for (let time = 0; time < 5; time++) {
    const asked = { ...request(), ...topUp(newId('User'), 5n) }
    const fingerprints = [asked.fingerprint, asked.fingerprint, 'another', asked.fingerprint]
    const outcomes: Awaited<ReturnType<typeof ledger.post>>[] = []
    const act = async () => {
      outcomes.push(...(await Promise.all(fingerprints.map((each) => ledger.post({ ...asked, fingerprint: each })))))
    }
    costs.push(await world.statementsOf(act))
    const [first, same, other, third] = outcomes
    expect(first).toMatchObject({ ok: true })
    expect([same, third]).toEqual([first, first])
    expect(other).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' })
  }
  // The posting, the one that finds the key used, and what it was used for.
  expect(Math.min(...costs)).toBe(3)
})

it('posts all entries of a transfer at the time of whoever’s clock is furthest, and goes on from there', async () => {
  const ledger = openLedger(world.database, () => {})
  const [behind, ahead] = [newId('User'), newId('User')]
  const after = (ms: number) => new Date(world.clock.now().getTime() + ms)
  const pay = (at: Date) => {
    const move = { requesterId: behind, payer: walletOf(behind), payee: walletOf(ahead), amount: money(1n) }
    return ledger.post({ ...request(), ...move, at })
  }
  expect(await ledger.post({ ...request(), ...topUp(behind, 5n), at: after(0) })).toMatchObject({ ok: true })
  expect(await ledger.post({ ...request(), ...topUp(ahead, 5n), at: after(60_000) })).toMatchObject({ ok: true })
  for (const ms of [1_000, 2_000]) {
    expect(await pay(after(ms))).toMatchObject({ ok: true })
    await expectBooksRight(world)
  }
  const times = await world.database.client`
    select distinct last_entry_at as at from payments.accounts where owner_id in (${behind}, ${ahead}) and kind = 'WALLET'`
  expect(times.map(({ at }) => new Date(at).getTime())).toEqual([after(60_000).getTime()])
})

type Move = { from: number | 'outside' | 'platform'; to: number | 'platform'; minor: bigint; subject: number | null }

const WALLETS = 4
const wallet = fc.integer({ min: 0, max: WALLETS - 1 })
const move: fc.Arbitrary<Move> = fc.record({
  from: fc.oneof({ weight: 3, arbitrary: wallet }, { weight: 1, arbitrary: fc.constant('outside' as const) }),
  to: fc.oneof({ weight: 5, arbitrary: wallet }, { weight: 1, arbitrary: fc.constant('platform' as const) }),
  minor: fc.bigInt({ min: 1n, max: 60n }),
  subject: fc.option(fc.integer({ min: 0, max: 1 })),
})

it('does what a plain model of it does, whatever the sequence', async () => {
  const ledger = openLedger(world.database, () => {})
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 40 }), async (moves) => {
      const people = Array.from({ length: WALLETS }, () => newId('User'))
      const subjects = people.map(() => [newId('Post'), newId('Post')] as const)
      const balances = people.map(() => 0n)
      const totals = new Map<string, bigint>()
      for (const { from, to, minor, subject } of moves) {
        if (from === to || (from === 'outside' && to === 'platform')) continue
        const payer = typeof from === 'number' ? walletOf(people[from]!) : fundingOf('TEST', people[Number(to)]!)
        const payee = to === 'platform' ? AD_REVENUE : walletOf(people[to]!)
        const tipped =
          subject !== null && typeof from === 'number' && typeof to === 'number' ? subjects[to]![subject]! : null
        const outcome = await ledger.post({
          ...request(),
          requesterId: people[Number(typeof from === 'number' ? from : to)]!,
          kind: tipped ? 'TIP' : 'PAYMENT',
          payer,
          payee,
          amount: money(minor),
          tip: tipped === null ? null : { subjectId: tipped, message: null },
        })
        const canPay = typeof from !== 'number' || balances[from]! >= minor
        expect(outcome.ok ? 'POSTED' : outcome.code).toBe(canPay ? 'POSTED' : 'INSUFFICIENT_FUNDS')
        if (!canPay) continue
        if (typeof from === 'number') balances[from]! -= minor
        if (typeof to === 'number') balances[to]! += minor
        if (tipped) totals.set(tipped, (totals.get(tipped) ?? 0n) + minor)
        if (tipped && outcome.ok) expect(outcome.value.tip?.totalAfterMinor).toBe(totals.get(tipped))
      }
      const rows = await world.database.client`
        select owner_id, balance_minor::text as balance from payments.accounts
        where kind = 'WALLET' and owner_id in ${world.database.client(people)}`
      const balanceByOwner = new Map(rows.map((row) => [row.owner_id, BigInt(row.balance)]))
      expect(people.map((id) => balanceByOwner.get(id) ?? 0n)).toEqual(balances)
    }),
    { numRuns: 25 },
  )
  await expectBooksRight(world)
})

const request = (): Omit<PostRequest, 'payer' | 'payee' | 'amount' | 'requesterId'> => ({
  ...{ key: newKey(), fingerprint: 'any', kind: 'PAYMENT', memo: null, tip: null, at: world.clock.now() },
})
const topUp = (userId: string, minor: bigint) => ({
  ...{ requesterId: userId, payer: fundingOf('TEST', userId), payee: walletOf(userId), amount: money(minor) },
})

describe('the database refuses', () => {
  const refused = async (statement: string, message: RegExp) => {
    await expect(world.database.client.unsafe(statement)).rejects.toThrow(message)
  }
  it.each(['transfers', 'entries', 'tips'])('to change or remove what stands in %s', async (table) => {
    await refused(`update payments.${table} set amount_minor = 1`, /never change/)
    await refused(`delete from payments.${table}`, /never change/)
    await refused(`truncate payments.${table}`, /never change/)
  })
  it('to remove an account, or to make another of it', async () => {
    await refused('delete from payments.accounts', /never change/)
    await refused('update payments.accounts set floor_minor = null', /never change/)
  })
  it('a balance that no entry explains, or one below its floor', async () => {
    await refused(
      'update payments.accounts set balance_minor = balance_minor + 1',
      /balance of an account|check constraint/,
    )
    await refused(`update payments.accounts set balance_minor = -1 where kind = 'WALLET'`, /accounts_floor/)
  })
  it('entries that do not sum to zero, leave a gap or do not carry the balance on', async () => {
    const add = (...rows: string[]) =>
      `insert into payments.entries (account_id, seq, id, transfer_id, amount_minor, balance_after_minor, currency, created_at)
       values ${rows.join(', ')}`
    const row = (account: string, seq: number, amount: number, after: number) =>
      `('${account}', ${seq}, 'ent', 'trf', ${amount}, ${after}, 'CNY', now())`
    await refused(add(row('a', 1, 5, 5)), /sum to zero/)
    await refused(add(row('a', 1, -5, -5), row('b', 2, 5, 5)), /continue its account/)
    await refused(add(row('a', 1, -5, -5), row('b', 1, 5, 6)), /continue its account/)
  })
})

describe('the check of the books', () => {
  /** What it finds after these statements, run as somebody who may switch the guards off. */
  const findsAfter = async (...statements: string[]): Promise<ProblemCode[]> => {
    let found: ProblemCode[] = []
    await world.database
      .transact(async (tx) => {
        await tx.execute(`set local session_replication_role = replica`)
        for (const statement of statements) await tx.execute(statement)
        found = (await checkLedger(tx)).problems.map((problem) => problem.code)
        throw new Error('roll back')
      })
      .catch((error: Error) => expect(error.message).toBe('roll back'))
    return [...new Set(found)]
  }
  const one = (table: string) => `(select min(ctid) from payments.${table})`

  it('counts what it looked at', async () => {
    const report = await checkLedger(world.database.pool)
    expect(report.entries).toBe(2 * report.transfers)
    expect(report.tips).toBeGreaterThan(0)
    expect(report.problems).toEqual([])
  })
  it('finds money that came from nowhere', async () => {
    expect(
      await findsAfter(
        `update payments.accounts set balance_minor = balance_minor + 1 where ctid = ${one('accounts')}`,
      ),
    ).toEqual(['ACCOUNT_WRONG'])
    expect(
      await findsAfter(`update payments.entries set amount_minor = amount_minor + 1 where ctid = ${one('entries')}`),
    ).toEqual(['ACCOUNT_WRONG', 'ENTRY_OUT_OF_LINE', 'TRANSFER_UNBALANCED'])
  })
  it('finds what is missing', async () => {
    expect(await findsAfter(`delete from payments.entries where ctid = ${one('entries')}`)).toContain(
      'TRANSFER_UNBALANCED',
    )
    expect(await findsAfter(`delete from payments.transfers where kind = 'TIP'`)).toEqual([
      'ENTRY_WITHOUT_TRANSFER',
      'GIVEN_WRONG',
      'TIP_WITHOUT_TRANSFER',
    ])
    expect(await findsAfter(`update payments.accounts set given_minor = 0`)).toEqual(['GIVEN_WRONG'])
    expect(await findsAfter(`delete from payments.tips where ctid = ${one('tips')}`)).toContain('TIP_WITHOUT_TRANSFER')
    expect(await findsAfter('delete from payments.accounts')).toContain('ENTRY_WITHOUT_ACCOUNT')
  })
  it('finds totals that the tips do not come to', async () => {
    expect(await findsAfter('update payments.tip_totals set total_minor = total_minor + 1')).toEqual([
      'TIP_TOTAL_WRONG',
    ])
    expect(await findsAfter('update payments.tipper_totals set reached_seq = reached_seq + 1')).toEqual([
      'TIPPER_TOTAL_WRONG',
      'TIP_LEADERS_WRONG',
    ])
    expect(await findsAfter('update payments.tip_leaders set total_minor = total_minor + 1')).toEqual([
      'TIP_LEADERS_WRONG',
    ])
    expect(await findsAfter('delete from payments.tip_leaders')).toEqual(['TIP_LEADERS_WRONG'])
    expect(await findsAfter('delete from payments.tip_totals')).toEqual(['TIP_TOTAL_WRONG'])
  })
})
