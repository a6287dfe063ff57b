import { type Money, money } from '../../../platform/money.ts'
import { type Outcome, ok, type Rejected, rejected } from '../../../platform/outcome.ts'
import type { RoomFacts } from './room.ts'

/** A streak closes this long after its last gift. */
export const STREAK_WINDOW_MS = 10_000
export const COUNT_MAX = 999

/** What rules need to know of a gift in the catalogue. */
export interface GiftFacts {
  readonly id: string
  readonly priceMinor: bigint
  readonly streakable: boolean
}

/** What rules need to know of a streak. */
export interface StreakFacts {
  readonly id: string
  readonly giftId: string
  /** When it closes by itself, if no gift is added before. */
  readonly closesAt: Date
  /** Set once it was closed before its time, or its closing was told. */
  readonly closedAt: Date | null
  readonly pendingCount: number
}

export type GiftRefusal = 'ROOM_NOT_FOUND' | 'ROOM_NOT_LIVE' | 'GIFT_NOT_FOUND' | 'OWN_ROOM' | 'BANNED' | 'BLOCKED'

/** Decide whether a person may send a gift to a room now; the first rule that refuses, in reading order. */
export function decideGift<R extends RoomFacts, G extends GiftFacts>(
  giverId: string,
  facts: { room: R | null; gift: G | null; isBanned: boolean; isBlockedPair: boolean },
): Outcome<{ room: R; gift: G }, GiftRefusal> {
  const field = ['input', 'roomId']
  if (!facts.room) return rejected('ROOM_NOT_FOUND', field)
  if (facts.room.state !== 'LIVE') return rejected('ROOM_NOT_LIVE', field)
  if (!facts.gift) return rejected('GIFT_NOT_FOUND', ['input', 'giftId'])
  if (facts.room.hostId === giverId) return rejected('OWN_ROOM', field)
  if (facts.isBanned) return rejected('BANNED', field)
  if (facts.isBlockedPair) return rejected('BLOCKED', field)
  return ok({ room: facts.room, gift: facts.gift })
}

/** Open streaks take more gifts. */
export function isOpen(streak: StreakFacts, at: Date): boolean {
  return streak.closedAt === null && streak.closesAt > at
}

/** Count and total of a final streak change no more: it is closed and every payment has been answered. */
export function isFinal(streak: StreakFacts, at: Date): boolean {
  return !isOpen(streak, at) && streak.pendingCount === 0
}

/** Where gifts go: to the open streak, or to a new one, which closes the one before. */
export type StreakChoice = { act: 'ADD'; streakId: string } | { act: 'BEGIN'; closesId: string | null }

/**
 * Choose the streak of some gifts. A person has at most one open streak in a room; gifts of another kind begin another one.
 * @param last the person's streak in the room that was not closed yet, though its time may be up; null when there is none
 * @param wantedId the streak the person means; null to go on with what is open or begin
 * @returns STREAK_NOT_OPEN when the person means a streak that cannot take these gifts
 */
export function chooseStreak(
  gift: GiftFacts,
  last: StreakFacts | null,
  wantedId: string | null,
  at: Date,
): Outcome<StreakChoice, 'STREAK_NOT_OPEN'> {
  const goesOn = last !== null && gift.streakable && last.giftId === gift.id && isOpen(last, at)
  if (wantedId !== null && (!goesOn || last.id !== wantedId)) return rejected('STREAK_NOT_OPEN', ['input', 'streakId'])
  if (goesOn) return ok({ act: 'ADD', streakId: last.id })
  return ok({ act: 'BEGIN', closesId: last?.id ?? null })
}

/** When a streak closes that got its last gift now; at once when the gift does not make streaks. */
export function closesAt(gift: GiftFacts, at: Date): Date {
  return new Date(at.getTime() + (gift.streakable ? STREAK_WINDOW_MS : 0))
}

/** What some gifts cost together. The catalogue is priced in yuan. */
export function costOf(gift: GiftFacts, count: number): Money {
  return money(gift.priceMinor * BigInt(count), 'CNY')
}

const INT_MAX = 2_147_483_647n

/** One point for each whole yuan, as far as a GraphQL Int reaches. */
export function pointsOf(totalMinor: bigint): number {
  const yuan = totalMinor / 100n
  return Number(yuan < INT_MAX ? yuan : INT_MAX)
}

/** Refusals of payments that a giver can act on. */
const PASSED_ON = [
  'ACCOUNT_FROZEN',
  'BLOCKED',
  'CURRENCY_MISMATCH',
  'DAILY_LIMIT_REACHED',
  'INSUFFICIENT_FUNDS',
] as const

export type PaymentRefusal = (typeof PASSED_ON)[number] | 'PAYMENT_DECLINED'

/** What a declined payment means to its giver. @param code as payments told it */
export function refusalOf(code: string): Rejected<PaymentRefusal> {
  const known = PASSED_ON.find((each) => each === code)
  if (known) return rejected(known)
  return rejected('PAYMENT_DECLINED', undefined, `The payment was declined: ${code}.`)
}
