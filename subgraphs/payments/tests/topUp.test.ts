import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AMOUNT_MAX_MINOR } from '../../../platform/money.ts'
import { cny, expectBooksRight, newKey, openWorld, TOP_UP, topUpInput, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

it('adds money to a wallet that was not opened before, and announces it', async () => {
  const alice = world.person()
  const { topUp } = await alice.data(TOP_UP, { input: topUpInput(20_00n) })
  expect(topUp).toEqual({
    transfer: { id: expect.stringMatching(/^trf_/) },
    wallet: { balance: cny(20_00n) },
    userErrors: [],
  })
  expect(await world.announced('payments.transferPosted')).toEqual([
    {
      transferId: topUp.transfer.id,
      kind: 'TOP_UP',
      fromUserId: null,
      toUserId: alice.id,
      amount: cny(20_00n),
      at: world.clock.now().toISOString(),
    },
  ])
  await expectBooksRight(world)
})

it('adds once per key, also when asked many times at once, and refuses the key for another request', async () => {
  const alice = world.person()
  const input = topUpInput(5_00n)
  const answers = await Promise.all(Array.from({ length: 20 }, () => alice.data(TOP_UP, { input })))
  expect(new Set(answers.map(({ topUp }) => topUp.transfer.id)).size).toBe(1)
  expect(await world.balance(alice)).toBe(5_00n)
  const { topUp } = await alice.data(TOP_UP, { input: { ...input, amount: cny(6_00n) } })
  expect(topUp).toMatchObject({ transfer: null, userErrors: [{ code: 'IDEMPOTENCY_MISMATCH' }] })
  expect(topUp.userErrors[0].message).toContain(answers[0].topUp.transfer.id)
  expect(await world.balance(alice)).toBe(5_00n)
})

it('keeps keys of different people apart', async () => {
  const [alice, bob] = [world.person(), world.person()]
  const input = topUpInput(1_00n)
  const [a, b] = [await alice.data(TOP_UP, { input }), await bob.data(TOP_UP, { input })]
  expect(a.topUp.transfer.id).not.toBe(b.topUp.transfer.id)
})

describe('an amount', () => {
  it.each(['0', '-1', '1.5', '1e3', '', ' 1', '+1', '01', '0x10', '١', '1000000000000001', '9'.repeat(400)])(
    'of "%s" is refused and moves nothing',
    async (minor) => {
      const alice = world.person()
      const { topUp } = await alice.data(TOP_UP, { input: topUpInput(minor) })
      expect(topUp.userErrors).toMatchObject([{ code: 'INVALID_AMOUNT', field: ['input', 'amount', 'minor'] }])
      expect(await world.balance(alice)).toBe(0n)
    },
  )

  it('with a NUL or a lone surrogate in it is malformed', async () => {
    for (const minor of ['1\u0000', '1\ud800']) {
      const { errors } = await world.person().ask(TOP_UP, { input: topUpInput(minor) })
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.amount.minor' })
    }
  })

  it('is exact up to the largest one', async () => {
    const alice = world.person()
    for (let time = 0; time < 10; time++) await alice.data(TOP_UP, { input: topUpInput(AMOUNT_MAX_MINOR) })
    await alice.data(TOP_UP, { input: topUpInput(1n) })
    expect(await world.balance(alice)).toBe(10n * AMOUNT_MAX_MINOR + 1n)
    await expectBooksRight(world)
  })

  it('in another currency than the wallet’s is refused', async () => {
    const { topUp } = await world.person().data(TOP_UP, {
      input: { ...topUpInput(1n), amount: { minor: '1', currency: 'EUR' } },
    })
    expect(topUp.userErrors).toMatchObject([{ code: 'CURRENCY_MISMATCH', field: ['input', 'amount', 'currency'] }])
  })
})

it('refuses what a wallet cannot hold, exactly at its limit', async () => {
  const alice = world.person()
  // A thousand times the largest amount, less one.
  const input = topUpInput(AMOUNT_MAX_MINOR)
  for (let batch = 0; batch < 10; batch++) {
    await Promise.all(
      Array.from({ length: 100 }, (_, index) => {
        const last = batch === 9 && index === 99
        return alice.data(TOP_UP, {
          input: { ...input, amount: cny(AMOUNT_MAX_MINOR - (last ? 1n : 0n)), idempotencyKey: newKey() },
        })
      }),
    )
  }
  expect((await alice.data(TOP_UP, { input: topUpInput(2n) })).topUp.userErrors).toMatchObject([
    { code: 'BALANCE_LIMIT_REACHED', field: ['input', 'amount'] },
  ])
  expect((await alice.data(TOP_UP, { input: topUpInput(1n) })).topUp.wallet.balance).toEqual(cny(10n ** 18n))
  await expectBooksRight(world)
})

it('needs a key of 1 to 128 characters', async () => {
  for (const key of ['', 'k'.repeat(129)]) {
    const { topUp } = await world.person().data(TOP_UP, { input: topUpInput(1n, key) })
    expect(topUp.userErrors).toMatchObject([{ code: 'INVALID_IDEMPOTENCY_KEY', field: ['input', 'idempotencyKey'] }])
  }
})

it('asks strangers to sign in', async () => {
  const { errors } = await world.anonymous.ask(TOP_UP, { input: topUpInput(1n) })
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
})
