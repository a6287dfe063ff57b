import { expect, it } from 'vitest'
import { afterTransfer, concernedBy, type KeptFacts, type PostedTransfer } from './credit-facts.ts'
import { dayNumberOf, dayOf } from './day.ts'

const facts: KeptFacts = {
  ...{ verificationLevel: 'NONE', connections: 0, payments: 0, paidMinor: 0n, activeDays: 0, lastActiveDay: null },
  signedUpAt: new Date('2024-02-01T00:00:00Z'),
}
const posted = (kind: string, minor: bigint, at = '2024-02-27T15:59:59.999Z'): PostedTransfer => ({
  ...{ kind, minor, fromUserId: 'usr_a', toUserId: 'usr_b' },
  at: new Date(at),
})

it('counts what a person gives away, and not what only moves their own money', () => {
  for (const kind of ['PAYMENT', 'TIP', 'GIFT', 'AD_SPEND']) expect(concernedBy(posted(kind, 1n))).toBe('usr_a')
  for (const kind of ['TOP_UP', 'PAYOUT', 'HOLD', 'RELEASE', 'FX', 'REVENUE_SHARE'])
    expect(concernedBy(posted(kind, 1n))).toBeNull()
  expect(concernedBy(posted('REFUND', 1n))).toBe('usr_b')
})

it('counts a day once, from midnight to midnight in UTC+8', () => {
  const first = afterTransfer(facts, posted('TIP', 5n))
  expect(first).toMatchObject({ payments: 1, paidMinor: 5n, activeDays: 1, lastActiveDay: '2024-02-27' })
  const sameDay = afterTransfer(first, posted('TIP', 5n, '2024-02-26T16:00:00Z'))
  expect(sameDay).toMatchObject({ payments: 2, activeDays: 1 })
  expect(afterTransfer(sameDay, posted('TIP', 5n, '2024-02-27T16:00:00Z'))).toMatchObject({
    ...{ payments: 3, activeDays: 2, lastActiveDay: '2024-02-28' },
  })
})

it('takes off what was given back, down to nothing', () => {
  const paid = afterTransfer(facts, posted('PAYMENT', 10n))
  expect(afterTransfer(paid, posted('REFUND', 4n))).toMatchObject({ payments: 1, paidMinor: 6n })
  expect(afterTransfer(paid, posted('REFUND', 40n)).paidMinor).toBe(0n)
})

it('counts no more than can be kept, however much is sent to and fro', () => {
  const much = { ...facts, paidMinor: 10n ** 18n - 1n }
  expect(afterTransfer(much, posted('PAYMENT', 10n ** 15n))).toMatchObject({ payments: 1, paidMinor: 10n ** 18n })
})

it('knows the day of a moment, which begins at four in the afternoon of the one before in UTC', () => {
  const at = new Date('2024-02-27T16:00:00Z')
  const before = new Date(at.getTime() - 1)
  expect([dayOf(at), dayNumberOf(at)]).toEqual(['2024-02-28', Date.parse('2024-02-28') / 86_400_000])
  expect([dayOf(before), dayNumberOf(before)]).toEqual(['2024-02-27', dayNumberOf(at) - 1])
})
