import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { money } from '../../../platform/money.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { fundingOf, fxOf, holdsOf, platformFees, walletOf } from '../domain/account.ts'
import { holdIdOf } from '../domain/hold.ts'
import { convert, fxLegs, legsOf } from '../domain/posting.ts'
import { type Ledger, openLedger } from '../store/ledger.ts'
import type { Posted } from '../store/post-transfers.ts'
import { Model } from './model.ts'
import { plain } from './money.ts'
import { expectBooksRight, newKey, openWorld, type World } from './world.ts'

let world: World
let ledger: Ledger
beforeAll(async () => {
  world = await openWorld()
  ledger = openLedger(world.database, () => {})
})
afterAll(() => world.close())

const PEOPLE = 3
const RATE = { numerator: 14n, denominator: 100n }
const person = fc.integer({ min: 0, max: PEOPLE - 1 })
const minor = fc.bigInt({ min: 1n, max: 70n })
/** An earlier act of the run to go on from, counted back. */
const back = fc.integer({ min: 1, max: 6 })
const act = fc.oneof(
  { weight: 2, arbitrary: fc.record({ is: fc.constant('top up' as const), person, minor }) },
  {
    weight: 5,
    arbitrary: fc.record({
      is: fc.constant('pay' as const),
      person,
      to: person,
      minor,
      fee: fc.bigInt({ min: 0n, max: 1n }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ is: fc.constant('hold' as const), person, minor }) },
  { weight: 3, arbitrary: fc.record({ is: fc.constant('capture' as const), back, to: person, minor }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('void' as const), back }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('refund' as const), back, minor }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('exchange' as const), person, minor }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('replay' as const), back }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('reuse' as const), back }) },
)
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never
type FirstAct = Exclude<Act, { is: 'replay' | 'reuse' }>

/** What one run knows of its acts, by their number. */
interface Run {
  readonly people: readonly string[]
  readonly done: { act: FirstAct; key: string; transferId: string | null }[]
}

const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'OK' : outcome.code)

/** Ask the ledger. @param of the number of the act that an act goes on from */
async function ask({ people, done }: Run, act: FirstAct, key: string, fingerprint: string, of: number) {
  const at = world.clock.now()
  const base = { key, fingerprint, requesterId: people[0] ?? '' }
  const wallet = (index: number) => walletOf(people[index] ?? '')
  const earlier = done[of]?.transferId ?? newId('Transfer')
  switch (act.is) {
    case 'top up': {
      const payee = wallet(act.person)
      return ledger.post({
        ...base,
        ...plain(at),
        kind: 'TOP_UP',
        payer: fundingOf('TEST', payee.ownerId),
        payee,
        amount: money(act.minor),
      })
    }
    case 'pay': {
      const [payer, payee, amount] = [wallet(act.person), wallet(act.to), money(act.minor)]
      const legs = legsOf(payer, payee, amount, [{ account: platformFees(), minor: act.fee }])
      return ledger.post({ ...base, ...plain(at), kind: 'PAYMENT', payer, payee, amount, legs })
    }
    case 'hold': {
      const expiresAt = new Date(at.getTime() + 60_000)
      return ledger.hold({ ...base, payer: wallet(act.person), amount: money(act.minor), expiresAt, memo: null, at })
    }
    case 'capture':
      return ledger.capture({
        ...{
          ...base,
          holdId: holdIdOf(earlier),
          kind: 'PAYMENT',
          payee: wallet(act.to),
          amount: money(act.minor),
          memo: null,
          at,
        },
      })
    case 'void':
      return ledger.void({ ...base, holdId: holdIdOf(earlier), at })
    case 'refund':
      return ledger.refund({
        ...base,
        transferId: earlier,
        amount: money(act.minor),
        feePolicy: 'KEEP_FEES',
        memo: null,
        at,
      })
    case 'exchange': {
      const [payer, amount] = [wallet(act.person), money(act.minor)]
      const bought = convert(amount, 'USD', RATE)
      const payee = walletOf(payer.ownerId, 'USD')
      const legs = fxLegs(
        { account: payer, amount, liquidity: fxOf('CNY') },
        { account: payee, amount: bought, liquidity: fxOf('USD') },
      )
      return ledger.post({ ...base, ...plain(at), kind: 'FX', payer, payee, amount, legs })
    }
  }
}

/** What the model says to the same. */
function expected(model: Model, act: FirstAct, of: number, number: number): string {
  const name = String(number)
  switch (act.is) {
    case 'top up':
      model.balances.set(`p${act.person}`, model.balance(`p${act.person}`) + act.minor)
      return 'OK'
    case 'pay':
      return model.transfer(`p${act.person}`, `p${act.to}`, act.minor, act.fee, name)
    case 'hold':
      return model.hold(`p${act.person}`, act.minor, name)
    case 'capture':
      return model.settle(String(of), `p${act.to}`, act.minor)
    case 'void':
      return model.settle(String(of), 'nobody', null)
    case 'refund':
      return model.refund(String(of), act.minor)
    case 'exchange':
      return model.exchange(`p${act.person}`, 'USD', act.minor, convert(money(act.minor), 'USD', RATE).minor)
  }
}

/** What makes no sense, or is checked elsewhere: paying oneself, capturing into one's own wallet, changing less than a cent. */
function isSensible({ done }: Run, act: FirstAct, of: number): boolean {
  if (act.is === 'pay') return act.person !== act.to && act.minor > act.fee
  if (act.is === 'exchange') return convert(money(act.minor), 'USD', RATE).minor > 0n
  const earlier = done[of]?.act
  if (act.is === 'capture') return earlier?.is !== 'hold' || earlier.person !== act.to
  // Refunds of what is no payment are refused by a code of their own: see refund.test.ts.
  if (act.is === 'refund') return earlier === undefined || earlier.is === 'pay' || done[of]?.transferId === null
  return true
}

it('does what a plain model of it does, whatever the sequence: 200 runs', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 24 }), async (acts) => {
      const run: Run = { people: Array.from({ length: PEOPLE }, () => newId('User')), done: [] }
      const model = new Model()
      // Fees and what is kept of currencies are everybody's: what they held before is no matter of this run.
      for (const next of acts) {
        const number = run.done.length
        if (next.is === 'replay' || next.is === 'reuse') {
          const place = number - next.back
          const before = run.done[place]
          if (!before) continue
          const of = 'back' in before.act ? place - before.act.back : -1
          const fingerprint = next.is === 'replay' ? 'same' : 'other'
          const answer = await ask(run, before.act, before.key, fingerprint, of)
          const wanted = model.once(before.key, fingerprint, () => expected(model, before.act, of, place))
          expect(codeOf(answer)).toBe(wanted)
          if (answer.ok && before.transferId) expect(answer.value.transfer.id).toBe(before.transferId)
          else if (answer.ok) before.transferId = answer.value.transfer.id
          continue
        }
        const of = 'back' in next ? number - next.back : -1
        if (!isSensible(run, next, of)) continue
        const key = newKey()
        const answer: Outcome<{ transfer: Posted['transfer'] }> = await ask(run, next, key, 'same', of)
        const wanted = model.once(key, 'same', () => expected(model, next, of, number))
        expect(`${next.is} ${codeOf(answer)}`).toBe(`${next.is} ${wanted}`)
        run.done.push({ act: next, key, transferId: answer.ok ? answer.value.transfer.id : null })
      }
      const accounts = run.people.flatMap((id) => [walletOf(id).id, holdsOf(walletOf(id)).id, walletOf(id, 'USD').id])
      const rows = await world.database.client`
        select id, balance_minor::text as balance from payments.accounts where id in ${world.database.client(accounts)}`
      const balances = new Map(rows.map(({ id, balance }) => [id, BigInt(balance)]))
      for (const [index, id] of run.people.entries()) {
        const found = [walletOf(id).id, holdsOf(walletOf(id)).id, walletOf(id, 'USD').id].map(
          (each) => balances.get(each) ?? 0n,
        )
        expect(found).toEqual([`p${index}`, `held p${index}`, `p${index} USD`].map((name) => model.balance(name)))
      }
    }),
    { numRuns: 200 },
  )
  await expectBooksRight(world)
})

it('has one order of what happens to an account, which every answer given at the same time agrees with', async () => {
  const at = world.clock.now()
  const people = Array.from({ length: 4 }, () => walletOf(newId('User')))
  const ledgers = [ledger, openLedger(world.database, () => {}, { batchMax: 7 })]
  const post = (
    index: number,
    request: Omit<Parameters<Ledger['post']>[0], 'key' | 'fingerprint' | 'memo' | 'tip' | 'at'>,
  ) => ledgers[index % ledgers.length]!.post({ ...request, ...plain(at), key: newKey(), fingerprint: 'x' })
  for (const payee of people)
    await post(0, {
      kind: 'TOP_UP',
      requesterId: payee.ownerId,
      payer: fundingOf('TEST', payee.ownerId),
      payee,
      amount: money(50n),
    })
  const answers = await Promise.all(
    Array.from({ length: 300 }, (_, index) => {
      const payer = people[index % 4]!
      const payee = people[(index + 1 + (index % 3)) % 4]!
      return post(index, {
        kind: 'PAYMENT',
        requesterId: payer.ownerId,
        payer,
        payee,
        amount: money(BigInt(1 + (index % 60))),
      })
    }),
  )
  // Replayed one after the other in the order of its entries, each account holds what they say, and never too little for what left it.
  for (const { id } of people) {
    const lines = await world.database.client<{ amount: string; after: string; transfer: string }[]>`
      select amount_minor::text as amount, balance_after_minor::text as after, transfer_id as transfer
      from payments.entries where account_id = ${id} order by seq`
    let balance = 0n
    for (const line of lines) {
      balance += BigInt(line.amount)
      expect([balance, balance >= 0n]).toEqual([BigInt(line.after), true])
    }
  }
  const posted = answers.flatMap((answer) => (answer.ok ? answer.value.transfer.id : []))
  const refused = answers.filter((answer) => !answer.ok)
  expect(refused.every((answer) => !answer.ok && answer.code === 'INSUFFICIENT_FUNDS')).toBe(true)
  expect(posted.length).toBeGreaterThan(0)
  const [row] = await world.database.client<{ count: string }[]>`
    select count(*) from payments.transfers where id in ${world.database.client(posted)}`
  expect(Number(row?.count)).toBe(posted.length)
  await expectBooksRight(world)
})
