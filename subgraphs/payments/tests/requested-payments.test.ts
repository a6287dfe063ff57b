import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Announcement } from '../../../platform/events/outbox.ts'
import { newId } from '../../../platform/ids.ts'
import type { MoneyWire } from '../../../platform/money.ts'
import type { Caller } from '../../../platform/testing/subgraph.ts'
import { AD_REVENUE } from '../domain/account.ts'
import { cny, expectBooksRight, fund, newKey, openWorld, TRANSFER, transferInput, type World } from './world.ts'

let world: World
let host: Caller
beforeAll(async () => {
  world = await openWorld()
  ;[host] = (await world.people(1)) as [Caller]
})
afterAll(() => world.close())

const wire = (minor: bigint | string) => cny(minor) as MoneyWire
const at = '2024-02-27T08:30:00.000Z'
type Gift = Extract<Announcement, { name: 'live.giftRequested' }>
const gift = (from: { id: string }, minor: bigint | string, overrides: Partial<Gift['payload']> = {}): Gift => ({
  name: 'live.giftRequested',
  payload: {
    ...{ giftPaymentId: newKey(), roomId: newId('LiveRoom'), giftId: newId('Gift') },
    ...{ fromUserId: from.id, toUserId: host.id, amount: wire(minor), at },
    ...overrides,
  },
})
type Charge = Extract<Announcement, { name: 'ads.clickCharged' }>
const charge = (payer: { id: string }, minor: bigint | string): Charge => ({
  name: 'ads.clickCharged',
  payload: { chargeId: newKey(), campaignId: newId('Campaign'), payerUserId: payer.id, amount: wire(minor), at },
})
const revenue = async () => {
  const [row] = await world.database.client`
    select balance_minor::text as balance from payments.accounts where id = ${AD_REVENUE.id}`
  return BigInt(row?.balance ?? 0)
}
const deadLetters = async () => world.database.client`select * from events.dead_letters`
const answersTo = async (giftPaymentId: string) => [
  ...(await world.announced('payments.giftPaid')).filter((event) => event.giftPaymentId === giftPaymentId),
  ...(await world.announced('payments.giftDeclined')).filter((event) => event.giftPaymentId === giftPaymentId),
]

describe('a gift', () => {
  it('is paid to the host, and answered with its transfer', async () => {
    const [fan] = (await world.people(1, 100n)) as [Caller]
    const before = await world.balance(host)
    const asked = gift(fan, 30n)
    await world.announceAll([asked])
    expect([await world.balance(fan), await world.balance(host)]).toEqual([70n, before + 30n])
    const [paid] = await answersTo(asked.payload.giftPaymentId)
    const posted = (await world.announced('payments.transferPosted')).at(-1)
    expect(posted).toMatchObject({ kind: 'GIFT', fromUserId: fan.id, toUserId: host.id, amount: cny(30n) })
    expect(paid).toEqual({ giftPaymentId: asked.payload.giftPaymentId, transferId: posted?.transferId })
    await expectBooksRight(world)
  })

  it('is declined when the wallet cannot pay, and stays declined when asked again with money there', async () => {
    const [fan] = (await world.people(1)) as [Caller]
    const asked = gift(fan, 30n)
    await world.announceAll([asked])
    const declined = { giftPaymentId: asked.payload.giftPaymentId, code: 'INSUFFICIENT_FUNDS' }
    expect(await answersTo(asked.payload.giftPaymentId)).toEqual([declined])
    await fund(fan, 100n)
    await world.announceAll([asked, asked])
    expect(await answersTo(asked.payload.giftPaymentId)).toEqual([declined])
    expect(await world.balance(fan)).toBe(100n)
  })

  it('is paid and answered once, however often it is asked', async () => {
    const [fan] = (await world.people(1, 100n)) as [Caller]
    const asked = gift(fan, 30n)
    await world.announceAll([asked, asked])
    await world.announceAll([asked])
    expect(await world.balance(fan)).toBe(70n)
    expect(await answersTo(asked.payload.giftPaymentId)).toHaveLength(1)
  })

  it('of a storm is decided one after the other, as far as the money goes', async () => {
    const [fan] = (await world.people(1, 100n)) as [Caller]
    const storm = Array.from({ length: 120 }, () => gift(fan, 1n))
    const statements = await world.statementsOf(() => world.announceAll(storm))
    expect(statements).toBeLessThan(30)
    expect(await world.balance(fan)).toBe(0n)
    const ids = new Set(storm.map((asked) => asked.payload.giftPaymentId))
    const paid = (await world.announced('payments.giftPaid')).filter((event) => ids.has(event.giftPaymentId))
    const declined = (await world.announced('payments.giftDeclined')).filter((event) => ids.has(event.giftPaymentId))
    expect([paid.length, declined.length]).toEqual([100, 20])
    expect(paid.map((event) => event.giftPaymentId)).toEqual(
      storm.slice(0, 100).map((asked) => asked.payload.giftPaymentId),
    )
    await expectBooksRight(world)
  })

  it('lets a host spend at once what was just given', async () => {
    const [fan] = (await world.people(1, 10n)) as [Caller]
    const [newHost, other] = (await world.people(2)) as [Caller, Caller]
    await world.announceAll([gift(fan, 10n, { toUserId: newHost.id }), gift(newHost, 10n, { toUserId: other.id })])
    expect(await world.balance(other)).toBe(10n)
    await expectBooksRight(world)
  })

  it('and other payments between the same people at once leave nothing unanswered', async () => {
    const people = await world.people(4, 1000n)
    const gifts = people.flatMap((from, index) =>
      Array.from({ length: 20 }, () => gift(from, 1n, { toUserId: people[(index + 1) % 4]?.id ?? '' })),
    )
    const charges = people.map((payer) => charge(payer, 1n))
    await Promise.all([
      // Small runs of either kind by turns, so that the reaction holds wallets while it wants others.
      world.announceAll(
        gifts.flatMap((asked, index) => (index % 20 ? [asked] : [asked, charges[index / 20] as Charge])),
      ),
      ...people.flatMap((from, index) =>
        Array.from({ length: 20 }, () =>
          from.data(TRANSFER, { input: transferInput(people[(index + 3) % 4] as Caller, 1n) }),
        ),
      ),
    ])
    await world.settle()
    const answers = await Promise.all(gifts.map((asked) => answersTo(asked.payload.giftPaymentId)))
    expect(answers.every((answer) => answer.length === 1)).toBe(true)
    expect(await Promise.all(people.map(world.balance))).toEqual([999n, 999n, 999n, 999n])
    expect(await deadLetters()).toHaveLength(0)
    await expectBooksRight(world)
  })

  it('that cannot be paid at all is declined, and never holds up the next', async () => {
    const [fan] = (await world.people(1, 100n)) as [Caller]
    const bad = [
      gift(fan, '0'),
      gift(fan, '-5'),
      gift(fan, 'x'),
      gift(fan, 1n, { amount: { minor: '1', currency: 'USD' } }),
      gift(fan, 1n, { toUserId: fan.id }),
      gift(fan, 1n, { toUserId: 'nobody' }),
      gift({ id: 'nobody' }, 1n),
    ]
    const good = gift(fan, 1n)
    await world.announceAll([...bad, good])
    const codes = await Promise.all(bad.map(async (asked) => (await answersTo(asked.payload.giftPaymentId))[0]))
    expect(codes.map((answer) => answer && 'code' in answer && answer.code)).toEqual([
      'INVALID_AMOUNT',
      'INVALID_AMOUNT',
      'INVALID_AMOUNT',
      'CURRENCY_MISMATCH',
      'SAME_WALLET',
      'RECIPIENT_NOT_FOUND',
      'USER_NOT_FOUND',
    ])
    expect(await answersTo(good.payload.giftPaymentId)).toMatchObject([{ transferId: expect.any(String) }])
    expect(await deadLetters()).toHaveLength(0)
  })
})

describe('a click', () => {
  it('is charged to the advertiser once, and answered', async () => {
    const [advertiser] = (await world.people(1, 100n)) as [Caller]
    const before = await revenue()
    const asked = charge(advertiser, 25n)
    await world.announceAll([asked, asked])
    await world.announceAll([asked])
    expect([await world.balance(advertiser), await revenue()]).toEqual([75n, before + 25n])
    const posted = (await world.announced('payments.transferPosted')).at(-1)
    expect(posted).toMatchObject({ kind: 'AD_SPEND', fromUserId: advertiser.id, toUserId: null, amount: cny(25n) })
    const answers = (await world.announced('payments.adChargePosted')).filter(
      (answer) => answer.chargeId === asked.payload.chargeId,
    )
    expect(answers).toEqual([{ chargeId: asked.payload.chargeId, transferId: posted?.transferId }])
    await expectBooksRight(world)
  })

  it('is declined when the wallet is empty, once', async () => {
    const [advertiser] = (await world.people(1)) as [Caller]
    const asked = charge(advertiser, 25n)
    await world.announceAll([asked])
    await world.announceAll([asked])
    expect(await world.announced('payments.adChargeDeclined')).toEqual([
      { chargeId: asked.payload.chargeId, code: 'INSUFFICIENT_FUNDS' },
    ])
    expect(await deadLetters()).toHaveLength(0)
  })

  it('and a gift may have the same id without meeting', async () => {
    const [fan] = (await world.people(1, 10n)) as [Caller]
    const id = newKey()
    const [asked, clicked] = [gift(fan, 3n, { giftPaymentId: id }), charge(fan, 4n)]
    clicked.payload.chargeId = id
    await world.announceAll([asked, clicked])
    expect(await world.balance(fan)).toBe(3n)
  })
})
