import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AMOUNT_MAX_MINOR } from '../../../platform/money.ts'
import { cny, expectBooksRight, openWorld, signedUp, TRANSFER, transferInput, type World } from './world.ts'

const READ = 'query ($id: ID!) { transfer(id: $id) { id amount { minor } } }'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

it('moves the exact amount, and tells both what it was for', async () => {
  const [alice, bob] = await world.people(2, 20_00n)
  const { transfer } = await alice!.data(TRANSFER, { input: { ...transferInput(bob!, 12_50n), memo: ' tea ' } })
  expect(transfer).toEqual({
    transfer: {
      id: expect.stringMatching(/^trf_/),
      kind: 'PAYMENT',
      state: 'POSTED',
      amount: cny(12_50n),
      from: { id: alice!.id },
      to: { id: bob!.id },
      memo: 'tea',
      createdAt: world.clock.now().toISOString(),
    },
    userErrors: [],
  })
  expect([await world.balance(alice!), await world.balance(bob!)]).toEqual([7_50n, 32_50n])
  expect((await world.announced('payments.transferPosted')).at(-1)).toEqual({
    transferId: transfer.transfer.id,
    kind: 'PAYMENT',
    fromUserId: alice!.id,
    toUserId: bob!.id,
    amount: cny(12_50n),
    at: world.clock.now().toISOString(),
  })
  await expectBooksRight(world)
})

it('spends a wallet to the last fen, and no further', async () => {
  const [alice, bob] = await world.people(2)
  const { transfer: broke } = await alice!.data(TRANSFER, { input: transferInput(bob!, 1n) })
  expect(broke.userErrors).toMatchObject([{ code: 'INSUFFICIENT_FUNDS', field: ['input', 'amount'] }])
  const [carol] = await world.people(1, 5n)
  expect((await carol!.data(TRANSFER, { input: transferInput(bob!, 6n) })).transfer.userErrors).toMatchObject([
    { code: 'INSUFFICIENT_FUNDS' },
  ])
  expect((await carol!.data(TRANSFER, { input: transferInput(bob!, 5n) })).transfer.userErrors).toEqual([])
  expect(await world.balance(carol!)).toBe(0n)
})

it('leaves nothing behind when it declines: no account, no event', async () => {
  const [alice, bob] = await world.people(2)
  const announced = (await world.announced('payments.transferPosted')).length
  await alice!.data(TRANSFER, { input: transferInput(bob!, 1n) })
  const [left] = await world.database.client`
    select count(*)::int as n from payments.accounts where owner_id in ${world.database.client([alice!.id, bob!.id])}`
  expect(left?.n).toBe(0)
  expect(await world.announced('payments.transferPosted')).toHaveLength(announced)
})

it('forgets a decline: after a top-up the same key succeeds', async () => {
  const [alice, bob, carol] = await world.people(3, 3n)
  const input = transferInput(bob!, 5n)
  expect((await alice!.data(TRANSFER, { input })).transfer.transfer).toBeNull()
  await carol!.data(TRANSFER, { input: transferInput(alice!, 2n) })
  expect((await alice!.data(TRANSFER, { input })).transfer.transfer).not.toBeNull()
})

it('pays somebody who signed up a moment ago', async () => {
  const [alice] = await world.people(1, 10n)
  const newcomer = world.person()
  await world.tell(signedUp(world, newcomer.id))
  expect((await alice!.data(TRANSFER, { input: transferInput(newcomer, 10n) })).transfer.userErrors).toEqual([])
})

describe('refuses', () => {
  it('to pay oneself, and people who are not there', async () => {
    const [alice] = await world.people(1, 10n)
    const codeOf = async (toUserId: string) =>
      (await alice!.data(TRANSFER, { input: { ...transferInput(alice!, 1n), toUserId } })).transfer.userErrors
    expect(await codeOf(alice!.id)).toMatchObject([{ code: 'SAME_WALLET', field: ['input', 'toUserId'] }])
    for (const id of [world.person().id, 'usr_00000000000000000000000000', 'post_1', '', "' or 1=1 --"])
      expect(await codeOf(id)).toMatchObject([{ code: 'RECIPIENT_NOT_FOUND', field: ['input', 'toUserId'] }])
  })

  it('with the first code that applies, in the order the schema gives', async () => {
    const [alice, bob] = await world.people(2, 10n)
    const codeOf = async (input: object) =>
      (await alice!.data(TRANSFER, { input: { ...transferInput(bob!, 1n), ...input } })).transfer.userErrors[0]?.code
    const usd = { minor: '11', currency: 'USD' }
    const used = transferInput(bob!, 1n)
    await alice!.data(TRANSFER, { input: used })
    const idempotencyKey = used.idempotencyKey
    expect([
      await codeOf({ amount: cny(0), idempotencyKey: '', toUserId: alice!.id }),
      await codeOf({ amount: usd, idempotencyKey: '', toUserId: alice!.id }),
      await codeOf({ amount: usd, idempotencyKey, toUserId: alice!.id }),
      await codeOf({ amount: usd, toUserId: alice!.id }),
      await codeOf({ amount: usd, toUserId: world.person().id }),
      await codeOf({ amount: usd }),
      await codeOf({ amount: cny(11) }),
    ]).toEqual([
      'INVALID_AMOUNT',
      'INVALID_IDEMPOTENCY_KEY',
      'IDEMPOTENCY_MISMATCH',
      'SAME_WALLET',
      'RECIPIENT_NOT_FOUND',
      'CURRENCY_MISMATCH',
      'INSUFFICIENT_FUNDS',
    ])
  })

  it('malformed text as the caller’s mistake', async () => {
    const [alice, bob] = await world.people(2, 10n)
    for (const memo of ['x'.repeat(201), 'a\u0000b', '\udc00', 'x'.repeat(10_000_000)]) {
      const { errors } = await alice!.ask(TRANSFER, { input: { ...transferInput(bob!, 1n), memo } })
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.memo' })
    }
    expect(await world.balance(alice!)).toBe(10n)
  })

  it('amounts that are no whole number from 1 to 10^15', async () => {
    const [alice, bob] = await world.people(2, AMOUNT_MAX_MINOR)
    for (const minor of ['-5', '0', '0.5', '1000000000000001', 'NaN', '١٢']) {
      const { transfer } = await alice!.data(TRANSFER, { input: transferInput(bob!, minor) })
      expect(transfer.userErrors).toMatchObject([{ code: 'INVALID_AMOUNT', field: ['input', 'amount', 'minor'] }])
    }
    const { transfer } = await alice!.data(TRANSFER, { input: transferInput(bob!, AMOUNT_MAX_MINOR) })
    expect(transfer.userErrors).toEqual([])
    expect(await world.balance(bob!)).toBe(2n * AMOUNT_MAX_MINOR)
  })

  it('strangers', async () => {
    const { errors } = await world.anonymous.ask(TRANSFER, { input: transferInput(world.person(), 1n) })
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })
})

it('gives a replay the first result, and names it when the key is used for something else', async () => {
  const [alice, bob] = await world.people(2, 10n)
  const input = transferInput(bob!, 10n)
  const first = (await alice!.data(TRANSFER, { input })).transfer
  world.clock.advance(60_000)
  expect((await alice!.data(TRANSFER, { input })).transfer).toEqual(first)
  const other = (await alice!.data(TRANSFER, { input: { ...input, memo: 'other' } })).transfer
  expect(other).toMatchObject({ transfer: null, userErrors: [{ code: 'IDEMPOTENCY_MISMATCH' }] })
  expect(other.userErrors[0].message).toContain(first.transfer.id)
  expect(await world.balance(bob!)).toBe(20n)
})

it('lets one of two requests that come at once with one key through', async () => {
  const [alice, bob] = await world.people(2, 10n)
  const input = transferInput(bob!, 1n)
  const answers = await Promise.all(
    [1, 2].map((minor) => alice!.data(TRANSFER, { input: { ...input, amount: cny(minor) } })),
  )
  const codes = answers.map(({ transfer }) => transfer.userErrors[0]?.code ?? 'POSTED')
  expect(codes.sort()).toEqual(['IDEMPOTENCY_MISMATCH', 'POSTED'])
})

it('is read by its parties and by holders of payments:read, and is not there for others', async () => {
  const [alice, bob, carol] = await world.people(3, 10n)
  const { id } = (await alice!.data(TRANSFER, { input: transferInput(bob!, 1n) })).transfer.transfer
  const auditor = world.person({ scopes: ['payments:read'] })
  for (const reader of [alice!, bob!, auditor]) expect((await reader.data(READ, { id })).transfer.id).toBe(id)
  expect(await carol!.data(READ, { id })).toEqual({ transfer: null })
  for (const unknown of ['trf_00000000000000000000000000', 'usr_1', 'x'])
    expect(await auditor.data(READ, { id: unknown })).toEqual({ transfer: null })
  expect((await world.anonymous.ask(READ, { id })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
})
