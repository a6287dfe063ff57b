import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chooseStreak,
  closesAt,
  costOf,
  decideGift,
  isFinal,
  isOpen,
  pointsOf,
  refusalOf,
  STREAK_WINDOW_MS,
  type StreakFacts,
} from './streak.ts'

const at = new Date('2024-02-27T09:00:00Z')
const later = (ms: number) => new Date(at.getTime() + ms)
const rose = { id: 'gift_rose', priceMinor: 100n, streakable: true }
const rocket = { id: 'gift_rocket', priceMinor: 100_000n, streakable: false }
const streak: StreakFacts = {
  id: 'strk_1',
  giftId: rose.id,
  closesAt: closesAt(rose, at),
  closedAt: null,
  pendingCount: 0,
}

describe('a streak', () => {
  it('is open for ten seconds after its last gift, and not at the moment they are over', () => {
    expect(isOpen(streak, later(STREAK_WINDOW_MS - 1))).toBe(true)
    expect(isOpen(streak, later(STREAK_WINDOW_MS))).toBe(false)
  })
  it('is final once it is closed and no payment is awaited', () => {
    expect(isFinal(streak, at)).toBe(false)
    expect(isFinal(streak, later(STREAK_WINDOW_MS))).toBe(true)
    expect(isFinal({ ...streak, pendingCount: 1 }, later(STREAK_WINDOW_MS))).toBe(false)
    expect(isFinal({ ...streak, closedAt: at }, at)).toBe(true)
  })
})

describe('chooseStreak', () => {
  it('goes on with the open streak of the same gift, named or not', () => {
    for (const wanted of [null, 'strk_1'])
      expect(chooseStreak(rose, streak, wanted, later(5000))).toEqual({
        ok: true,
        value: { act: 'ADD', streakId: 'strk_1' },
      })
  })
  it('begins a streak for another gift, or when time is up, and closes the one before', () => {
    const tea = { ...rose, id: 'gift_tea' }
    expect(chooseStreak(tea, streak, null, at)).toMatchObject({ value: { act: 'BEGIN', closesId: 'strk_1' } })
    expect(chooseStreak(rose, streak, null, later(STREAK_WINDOW_MS))).toMatchObject({ value: { act: 'BEGIN' } })
    expect(chooseStreak(rose, null, null, at)).toMatchObject({ value: { act: 'BEGIN', closesId: null } })
  })
  it('never adds to a gift that does not make streaks', () => {
    const sent = { ...streak, giftId: rocket.id }
    expect(chooseStreak(rocket, sent, null, at)).toMatchObject({ value: { act: 'BEGIN' } })
    expect(chooseStreak(rocket, sent, 'strk_1', at)).toMatchObject({ code: 'STREAK_NOT_OPEN' })
    expect(closesAt(rocket, at)).toEqual(at)
  })
  it('refuses a streak that is closed, of another gift or not the person’s', () => {
    expect(chooseStreak(rose, streak, 'strk_1', later(STREAK_WINDOW_MS))).toMatchObject({ code: 'STREAK_NOT_OPEN' })
    expect(chooseStreak({ ...rose, id: 'gift_tea' }, streak, 'strk_1', at)).toMatchObject({ code: 'STREAK_NOT_OPEN' })
    expect(chooseStreak(rose, streak, 'strk_2', at)).toMatchObject({ code: 'STREAK_NOT_OPEN' })
    expect(chooseStreak(rose, null, 'strk_1', at)).toMatchObject({ code: 'STREAK_NOT_OPEN' })
  })
})

describe('decideGift', () => {
  const room = { id: 'room_1', hostId: 'usr_host', state: 'LIVE' as const }
  const facts = { room, gift: rose, isBanned: false, isBlockedPair: false }
  it('refuses in the order the schema names', () => {
    const none = { room: null, gift: null, isBanned: true, isBlockedPair: true }
    expect(decideGift('usr_host', none)).toMatchObject({ code: 'ROOM_NOT_FOUND' })
    const over = { ...none, room: { ...room, state: 'ENDED' as const } }
    expect(decideGift('usr_host', over)).toMatchObject({ code: 'ROOM_NOT_LIVE' })
    expect(decideGift('usr_host', { ...none, room })).toMatchObject({ code: 'GIFT_NOT_FOUND' })
    expect(decideGift('usr_host', { ...facts, isBlockedPair: true })).toMatchObject({ code: 'OWN_ROOM' })
    expect(decideGift('usr_a', { ...facts, isBanned: true, isBlockedPair: true })).toMatchObject({ code: 'BANNED' })
    expect(decideGift('usr_a', { ...facts, isBlockedPair: true })).toMatchObject({ code: 'BLOCKED' })
    expect(decideGift('usr_a', facts)).toMatchObject({ ok: true })
  })
})

it('costs the price times the count, exactly', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 9n }), fc.integer({ min: 1, max: 999 }), (priceMinor, count) => {
      expect(costOf({ ...rose, priceMinor }, count)).toEqual({ minor: priceMinor * BigInt(count), currency: 'CNY' })
    }),
  )
})

it('gives a point for each whole yuan and stops where an Int stops', () => {
  expect([0n, 99n, 100n, 1999n].map(pointsOf)).toEqual([0, 0, 1, 19])
  expect(pointsOf(10n ** 15n)).toBe(2_147_483_647)
})

it('passes on why a payment was declined', () => {
  for (const code of ['ACCOUNT_FROZEN', 'BLOCKED', 'CURRENCY_MISMATCH', 'DAILY_LIMIT_REACHED', 'INSUFFICIENT_FUNDS'])
    expect(refusalOf(code)).toMatchObject({ ok: false, code })
  expect(refusalOf('RECIPIENT_NOT_FOUND')).toMatchObject({
    code: 'PAYMENT_DECLINED',
    message: 'The payment was declined: RECIPIENT_NOT_FOUND.',
  })
})
