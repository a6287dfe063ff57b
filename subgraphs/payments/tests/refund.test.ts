import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { money } from '../../../platform/money.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { type Account, creatorOf, merchantOf, platformFees } from '../domain/account.ts'
import { legsOf } from '../domain/posting.ts'
import type { FeePolicy } from '../domain/refund.ts'
import { type Ledger, openLedger } from '../store/ledger.ts'
import { fresh, plain, somebody } from './money.ts'
import {
  cny,
  expectBooksRight,
  fund,
  newKey,
  openWorld,
  TIP,
  TRANSFER,
  tipInput,
  transferInput,
  type World,
} from './world.ts'

const REFUND = `mutation ($input: RefundInput!) {
  refund(input: $input) { transfer { id kind amount { minor } } userErrors { code field } } }`

let world: World
let ledger: Ledger
beforeAll(async () => {
  world = await openWorld()
  ledger = openLedger(world.database, () => {})
})
afterAll(() => world.close())

const now = () => world.clock.now()
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'OK' : outcome.code)
const balance = async ({ id }: Account) => {
  const [row] = await world.database
    .client`select balance_minor::text as balance from payments.accounts where id = ${id}`
  return BigInt(row?.balance ?? 0)
}

/** A purchase of 100: 5 to the platform, 30 to a creator, 65 to the merchant. */
async function purchase() {
  const buyer = await somebody(ledger, now(), money(100n))
  const [seller, creator] = [merchantOf(newId('Merchant')), creatorOf(newId('User'))]
  const amount = money(100n)
  const shares = [
    { account: platformFees(), minor: 5n },
    { account: creator, minor: 30n },
  ]
  const paid = await ledger.post({
    ...{ ...fresh(), ...plain(now()), kind: 'PAYMENT', payer: buyer, payee: seller, amount },
    legs: legsOf(buyer, seller, amount, shares),
  })
  if (!paid.ok) throw new Error(paid.code)
  return { buyer, seller, creator, transferId: paid.value.transfer.id }
}
const refund = (transferId: string, minor: bigint | null, feePolicy: FeePolicy = 'RETURN_FEES', key = fresh()) =>
  ledger.refund({ ...key, transferId, amount: minor === null ? null : money(minor), feePolicy, memo: null, at: now() })

describe('a refund', () => {
  it('takes from everybody what they had of the payment, exactly, in however many parts', async () => {
    const { buyer, seller, creator, transferId } = await purchase()
    for (const minor of [33n, 1n, 32n]) expect(codeOf(await refund(transferId, minor))).toBe('OK')
    expect(await balance(buyer)).toBe(66n)
    expect(codeOf(await refund(transferId, null))).toBe('OK')
    expect([await balance(buyer), await balance(seller), await balance(creator)]).toEqual([100n, 0n, 0n])
    expect(codeOf(await refund(transferId, 1n))).toBe('REFUND_EXCEEDS_ORIGINAL')
    await expectBooksRight(world)
  })

  it('leaves fees where they are when the policy says so, and the payee bears them', async () => {
    const { buyer, seller, creator, transferId } = await purchase()
    expect(codeOf(await refund(transferId, 60n, 'KEEP_FEES'))).toBe('OK')
    expect([await balance(buyer), await balance(seller), await balance(creator)]).toEqual([60n, 5n, 30n])
    expect(codeOf(await refund(transferId, 40n, 'KEEP_FEES'))).toBe('INSUFFICIENT_FUNDS')
    await expectBooksRight(world)
  })

  it('never comes to more than the original, however many race, and a request sent again gets its first result', async () => {
    const { buyer, transferId } = await purchase()
    const keys = Array.from({ length: 12 }, () => fresh())
    const answers = await Promise.all([...keys, ...keys].map((key) => refund(transferId, 30n, 'RETURN_FEES', key)))
    const posted = new Set(answers.flatMap((answer) => (answer.ok ? answer.value.transfer.id : [])))
    expect(posted.size).toBe(3)
    expect(new Set(answers.map(codeOf))).toEqual(new Set(['OK', 'REFUND_EXCEEDS_ORIGINAL']))
    expect(await balance(buyer)).toBe(90n)
    await expectBooksRight(world)
  })

  it('is refused of a refund, of a tip, in another currency and of what is not there', async () => {
    const { transferId } = await purchase()
    const given = await refund(transferId, 10n)
    expect(codeOf(await refund(given.ok ? given.value.transfer.id : '', 1n))).toBe('NOT_REFUNDABLE')
    expect(codeOf(await refund(newId('Transfer'), 1n))).toBe('TRANSFER_NOT_FOUND')
    const eur = {
      ...fresh(),
      transferId,
      amount: money(1n, 'EUR'),
      feePolicy: 'RETURN_FEES',
      memo: null,
      at: now(),
    } as const
    expect(codeOf(await ledger.refund(eur))).toBe('CURRENCY_MISMATCH')
    expect(codeOf(await refund(transferId, 0n))).toBe('REFUND_EXCEEDS_ORIGINAL')
  })
})

describe('the mutation', () => {
  it('gives money back for staff, and refuses with a code each', async () => {
    const [alice, bob] = await world.people(2)
    await fund(alice!, 100n)
    const paid = (await alice!.data(TRANSFER, { input: transferInput(bob!, 40n) })).transfer.transfer.id
    const tipped = (await alice!.data(TIP, { input: tipInput(await world.post(bob!), 4n) })).tip.tip.id
    const staff = world.person({ scopes: ['payments:write'] })
    const ask = async (input: object) =>
      (await staff.data(REFUND, { input: { idempotencyKey: newKey(), transferId: paid, ...input } })).refund
    const codes = async (input: object) => (await ask(input)).userErrors.map(({ code }: { code: string }) => code)
    const key = newKey()
    const first = await ask({ amount: cny(15n), idempotencyKey: key })
    expect(first).toEqual({
      transfer: { id: expect.any(String), kind: 'REFUND', amount: { minor: '15' } },
      userErrors: [],
    })
    expect(await ask({ amount: cny(15n), idempotencyKey: key })).toEqual(first)
    expect(await codes({ amount: cny(16n), idempotencyKey: key })).toEqual(['IDEMPOTENCY_MISMATCH'])
    expect(await codes({ amount: cny(26n) })).toEqual(['REFUND_EXCEEDS_ORIGINAL'])
    for (const minor of ['0', '-1', '1.5', '1000000000000001'])
      expect(await codes({ amount: cny(minor) })).toEqual(['INVALID_AMOUNT'])
    expect(await codes({ idempotencyKey: '' })).toEqual(['INVALID_IDEMPOTENCY_KEY'])
    expect(await codes({ transferId: first.transfer.id })).toEqual(['NOT_REFUNDABLE'])
    expect(await codes({ transferId: tipped.replace('tip_', 'trf_') })).toEqual(['NOT_REFUNDABLE'])
    expect(await codes({ transferId: 'nothing' })).toEqual(['TRANSFER_NOT_FOUND'])
    expect((await ask({})).transfer.amount.minor).toBe('25')
    expect([await world.balance(alice!), await world.balance(bob!)]).toEqual([96n, 4n])
    const answer = await alice!.ask(REFUND, { input: { transferId: paid, idempotencyKey: newKey() } })
    expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    await expectBooksRight(world)
  })
})

it('sums up, whatever the parts and the policies', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.bigInt({ min: 1n, max: 60n }), fc.constantFrom<FeePolicy>('RETURN_FEES', 'KEEP_FEES')), {
        maxLength: 6,
      }),
      async (parts) => {
        const { buyer, transferId } = await purchase()
        let back = 0n
        for (const [minor, policy] of parts) {
          const outcome = await refund(transferId, minor, policy)
          if (outcome.ok) back += minor
          else expect(['REFUND_EXCEEDS_ORIGINAL', 'INSUFFICIENT_FUNDS']).toContain(outcome.code)
        }
        expect(back).toBeLessThanOrEqual(100n)
        expect(await balance(buyer)).toBe(back)
      },
    ),
    { numRuns: 20 },
  )
  await expectBooksRight(world)
})
