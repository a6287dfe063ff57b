import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { money } from '../../../platform/money.ts'
import type { Caller } from '../../../platform/testing/subgraph.ts'
import { fundingOf, walletOf } from '../domain/account.ts'
import { HOLD_MS_MAX } from '../domain/hold.ts'
import { type Ledger, openLedger } from '../store/ledger.ts'
import { checkLedger, type LedgerProblem } from '../store/ledger-check.ts'
import { fresh, plain } from './money.ts'
import { holdOf, type Requested, streakOf as streakBetween, walletOfCaller } from './streaks.ts'
import { cny, expectBooksRight, openWorld, TIP, TRANSFER, tipInput, transferInput, type World } from './world.ts'

let world: World
let ledger: Ledger
let host: Caller
let fan: Caller
beforeAll(async () => {
  // 23:30 of 27 February in China.
  world = await openWorld(new Date('2024-02-27T15:30:00Z'))
  ledger = openLedger(world.database, () => {})
})
beforeEach(async () => {
  ;[host] = (await world.people(1)) as [Caller]
  ;[fan] = (await world.people(1, 1_000_00n)) as [Caller]
})
afterAll(async () => {
  await expectBooksRight(world)
  await world.close()
})

const streakOf = (from: Caller, to: Caller = host, isOpen = true) => streakBetween(world.clock, from, to, isOpen)

const TRANSFER_OF = `query ($id: ID!) { _entities(representations: [{ __typename: "GiftStreak", id: $id }]) {
  ... on GiftStreak { transfer { id kind amount { minor } from { id } to { id } } } } }`
const transferOf = async (by: Caller, id: string) => (await by.data(TRANSFER_OF, { id }))._entities[0].transfer
const paidOf = async (streakId: string) =>
  (await world.announced('payments.giftStreakPaid')).filter((event) => event.streakId === streakId)
const answerTo = async ({ payload: { giftPaymentId } }: Requested) => {
  const paid = await world.announced('payments.giftPaid')
  const declined = await world.announced('payments.giftDeclined')
  const answers = [...paid, ...declined].filter((event) => event.giftPaymentId === giftPaymentId)
  return answers.map((answer) => ('code' in answer ? answer.code : 'PAID'))
}

describe('a streak of gifts', () => {
  it('sets aside what each gift costs, and is paid by one transfer when it is over', async () => {
    const streak = streakOf(fan)
    await world.announce('live.roomChanged', {
      ...{ roomId: streak.roomId, hostId: host.id, lifeAccountId: null, title: 'Tea', state: 'LIVE' },
      ...{ startedAt: null, at: world.clock.now().toISOString() },
    })
    const gifts = [streak.gift(3_00n), streak.gift(2_00n), streak.gift(5_00n)]
    for (const gift of gifts) await world.announceAll([gift])
    expect(await Promise.all(gifts.map(answerTo))).toEqual([['PAID'], ['PAID'], ['PAID']])
    const open = await walletOfCaller(fan)
    expect([open.balance, open.available, await world.balance(host)]).toEqual([1_000_00n, 990_00n, 0n])
    expect(open.entries[0]).toMatchObject({
      ...{ direction: 'DEBIT', amount: { minor: '500' }, transfer: { kind: 'HOLD' }, order: null },
      ...{ counterparty: { id: host.id }, subject: { id: streak.roomId }, streak: { id: streak.id } },
    })
    expect(await transferOf(fan, streak.id)).toBeNull()

    await world.announceAll([streak.close()])
    const transfer = await transferOf(fan, streak.id)
    expect(transfer).toMatchObject({
      ...{ kind: 'GIFT', amount: { minor: '1000' }, from: { id: fan.id }, to: { id: host.id } },
    })
    expect(await paidOf(streak.id)).toEqual([
      { streakId: streak.id, roomId: streak.roomId, transferId: transfer.id, amount: cny(10_00n), returned: [] },
    ])
    const [given, received] = [await walletOfCaller(fan), await walletOfCaller(host)]
    expect([given.balance, given.available]).toEqual([990_00n, 990_00n])
    expect(received.balance).toBe(10_00n)
    expect(received.entries).toEqual([
      {
        ...{ direction: 'CREDIT', amount: { minor: '1000' }, transfer: { id: transfer.id, kind: 'GIFT' }, order: null },
        ...{ counterparty: { id: fan.id }, subject: { id: streak.roomId }, streak: { id: streak.id } },
      },
    ])
    expect(await transferOf(host, streak.id)).toEqual(transfer)
    expect(await transferOf(world.person(), streak.id)).toBeNull()
  })

  it('is paid at once where it is closed with its gift, and where an event of before names none', async () => {
    const streak = streakOf(fan, host, false)
    const before = streakOf(fan).gift(1_00n)
    before.payload.streak = undefined
    await world.announceAll([streak.gift(30_00n), before])
    expect(await transferOf(host, streak.id)).toMatchObject({ kind: 'GIFT', amount: { minor: '3000' } })
    expect(await paidOf(streak.id)).toMatchObject([{ amount: cny(30_00n), returned: [] }])
    const { balance, available } = await walletOfCaller(fan)
    expect([balance, available, await world.balance(host)]).toEqual([969_00n, 969_00n, 31_00n])
  })

  it('is paid once, however often it is asked and closed, and takes no gift after that', async () => {
    const streak = streakOf(fan)
    const gift = streak.gift(7_00n)
    await world.announceAll([gift, gift, streak.close(), streak.close()])
    const late = streak.gift(1_00n)
    await world.announceAll([streak.close(), gift, late, streak.close()])
    expect(await answerTo(late)).toEqual(['STREAK_NOT_OPEN'])
    expect([await world.balance(fan), await world.balance(host)]).toEqual([993_00n, 7_00n])
    expect(await paidOf(streak.id)).toHaveLength(1)
  })

  it('of which nothing could be paid is closed without a transfer, and so is one nobody asked for', async () => {
    const [broke] = (await world.people(1)) as [Caller]
    const [streak, empty] = [streakOf(broke), streakOf(fan)]
    const gift = streak.gift(1_00n)
    await world.announceAll([gift, streak.close(), empty.close()])
    expect(await answerTo(gift)).toEqual(['INSUFFICIENT_FUNDS'])
    for (const { id } of [streak, empty])
      expect(await paidOf(id)).toMatchObject([{ transferId: null, amount: cny(0n), returned: [] }])
    const late = empty.gift(1_00n)
    await world.announceAll([late])
    expect(await answerTo(late)).toEqual(['STREAK_NOT_OPEN'])
  })

  it('is between two people: gifts of others are none of it', async () => {
    const [other] = (await world.people(1, 10_00n)) as [Caller]
    const streak = streakOf(fan)
    const foreign = streak.gift(1_00n)
    foreign.payload.fromUserId = other.id
    await world.announceAll([streak.gift(1_00n), foreign, streak.close()])
    expect(await answerTo(foreign)).toEqual(['STREAK_NOT_OPEN'])
    expect([await world.balance(other), await world.balance(host)]).toEqual([10_00n, 1_00n])
  })

  it('is paid also when giver or host were frozen, or blocked each other, since its gifts were sent', async () => {
    const streak = streakOf(fan)
    await world.announceAll([streak.gift(4_00n)])
    const staff = world.person({ scopes: ['risk:write'] })
    for (const { id } of [fan, host])
      await staff.data('mutation ($input: FreezeUserInput!) { freezeUser(input: $input) { userErrors { code } } }', {
        input: { userId: id, reason: 'asked by the police' },
      })
    const at = world.clock.now().toISOString()
    const refused = streak.gift(1_00n)
    await world.announceAll([
      { name: 'users.userBlocked', payload: { blockerId: host.id, blockedId: fan.id, at } },
      refused,
      streak.close(),
    ])
    expect(await answerTo(refused)).toEqual(['ACCOUNT_FROZEN'])
    expect(await world.balance(host)).toBe(4_00n)
  })

  it('counts towards the limit of the day its gifts were sent on, once', async () => {
    const codes = async (minor: bigint) => {
      const post = await world.post(host)
      const { tip } = await fan.data(TIP, { input: tipInput(post, minor) })
      return tip.userErrors.map(({ code }: { code: string }) => code)
    }
    const streak = streakOf(fan)
    await world.announceAll([streak.gift(600_00n)])
    expect(await codes(400_01n)).toEqual(['DAILY_LIMIT_REACHED'])
    await world.announceAll([streak.close()])
    expect(await codes(400_01n)).toEqual(['DAILY_LIMIT_REACHED'])
    expect(await codes(300_00n)).toEqual([])
    const overnight = streakOf(fan)
    await world.announceAll([overnight.gift(100_00n)])
    expect(await codes(1n)).toEqual(['DAILY_LIMIT_REACHED'])
    world.clock.advance(3600_000)
    await world.announceAll([overnight.close()])
    const [rich] = (await world.people(1)) as [Caller]
    await ledger.post({
      ...{ ...fresh(fan.id), ...plain(world.clock.now()), kind: 'TOP_UP', amount: money(1_000_00n) },
      ...{ payer: fundingOf('TEST', fan.id), payee: walletOf(fan.id) },
    })
    const today = streakOf(fan, rich)
    const all = today.gift(1_000_00n)
    await world.announceAll([all])
    expect(await answerTo(all)).toEqual(['PAID'])
    expect(await paidOf(overnight.id)).toMatchObject([{ amount: cny(100_00n) }])
    expect((await walletOfCaller(fan)).available).toBe(0n)
  })
})

it('and other payments between the same people at once leave nothing unanswered and nothing set aside', async () => {
  const people = await world.people(4, 1000n)
  const next = (index: number, by: number) => people[(index + by) % 4] as Caller
  // Gifts of one streak and the end of another by turns, so that the reaction holds wallets while it wants others.
  const told = people.flatMap((from, index) =>
    Array.from({ length: 5 }, () => streakOf(from, next(index, 1))).flatMap((streak) => [
      ...[streak.gift(1n), streak.gift(1n)],
      streak.close(),
    ]),
  )
  await Promise.all([
    world.announceAll(told),
    ...people.flatMap((from, index) =>
      Array.from({ length: 20 }, () => from.data(TRANSFER, { input: transferInput(next(index, 3), 1n) })),
    ),
  ])
  for (const each of people) expect(await walletOfCaller(each)).toMatchObject({ balance: 1000n, available: 1000n })
  expect(await world.database.client`select * from events.dead_letters`).toHaveLength(0)
})

it('is found out by the proof of the books when a streak says it was paid otherwise than it was', async () => {
  const [paid, other] = [streakOf(fan), streakOf(fan)]
  await world.announceAll([paid.gift(2_00n), other.gift(3_00n), paid.close(), other.close()])
  const changes = [
    `amount_minor = amount_minor + 1`,
    `transfer_id = (select transfer_id from payments.gift_streaks where id = '${other.id}')`,
    `transfer_id = null, amount_minor = 0`,
  ]
  for (const change of changes) {
    const found = new Error('found')
    let problems: readonly LedgerProblem[] = []
    const tampering = world.database.transact(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`)
      await tx.execute(sql.raw(`update payments.gift_streaks set ${change} where id = '${paid.id}'`))
      problems = (await checkLedger(tx)).problems
      throw found
    })
    await expect(tampering).rejects.toBe(found)
    expect(problems).toMatchObject([{ code: 'STREAK_WRONG', id: paid.id }])
  }
  await expect(world.database.client`delete from payments.gift_streaks`).rejects.toThrow('never change')
  await expect(world.database.client`update payments.gift_streaks set amount_minor = 1`).rejects.toThrow('never change')
})

describe('what was set aside and given back', () => {
  it('is not paid with the rest, and is named', async () => {
    const streak = streakOf(fan)
    const gifts = [streak.gift(1_00n), streak.gift(2_00n), streak.gift(4_00n)] as const
    await world.announceAll(gifts)
    await ledger.void({ ...fresh(), holdId: await holdOf(world, gifts[1]), at: world.clock.now() })
    await world.announceAll([streak.close()])
    expect([await world.balance(fan), await world.balance(host)]).toEqual([995_00n, 5_00n])
    const returned = [{ giftPaymentId: gifts[1].payload.giftPaymentId, code: 'HOLD_NOT_OPEN' }]
    expect(await paidOf(streak.id)).toMatchObject([{ amount: cny(5_00n), returned }])
  })

  it('because its time was over is not paid, whether or not it is back yet', async () => {
    const streak = streakOf(fan)
    const gift = streak.gift(1_00n)
    await world.announceAll([gift])
    world.clock.advance(HOLD_MS_MAX)
    await world.announceAll([streak.close()])
    const returned = [{ giftPaymentId: gift.payload.giftPaymentId, code: 'HOLD_EXPIRED' }]
    expect(await paidOf(streak.id)).toMatchObject([{ transferId: null, amount: cny(0n), returned }])
    await ledger.expireHolds(world.clock.now(), 100)
    expect([await world.balance(host), (await walletOfCaller(fan)).available]).toEqual([0n, 1_000_00n])
  })

  it('is all of it when the host cannot hold more', async () => {
    const most = 10n ** 15n
    const fill = Array.from({ length: 1000 }, () => ({
      ...{ ...fresh(host.id), ...plain(world.clock.now()), kind: 'TOP_UP', amount: money(most) },
      ...{ payer: fundingOf('TEST', host.id), payee: walletOf(host.id) },
    }))
    await Promise.all(fill.map((request) => ledger.post({ ...request, kind: 'TOP_UP' })))
    const streak = streakOf(fan)
    const gift = streak.gift(1_00n)
    await world.announceAll([gift, streak.close()])
    const returned = [{ giftPaymentId: gift.payload.giftPaymentId, code: 'BALANCE_LIMIT_REACHED' }]
    expect(await paidOf(streak.id)).toMatchObject([{ transferId: null, amount: cny(0n), returned }])
    const { balance, available } = await walletOfCaller(fan)
    expect([balance, available, await world.balance(host)]).toEqual([1_000_00n, 1_000_00n, 1000n * most])
  })
})
