import { describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { AD_REVENUE, walletOf } from './account.ts'
import { decideRequested, decideStreak } from './requested-payment.ts'

const [payerId, payeeId] = [newId('User'), newId('User')]
const amount = { minor: '5', currency: 'CNY' as const }
const streak = { id: 'strk_a', isOpen: true }
const gift = { id: 'a', kind: 'GIFT' as const, payerId, payeeId, roomId: 'room_a', amount, streak }

describe('decideRequested', () => {
  it('pays gifts to a person and clicks to the platform', () => {
    const paid = { payer: walletOf(payerId), amount: { minor: 5n, currency: 'CNY' } }
    expect(decideRequested(gift)).toEqual({ ok: true, value: { ...paid, payee: walletOf(payeeId) } })
    expect(decideRequested({ id: 'a', kind: 'AD_SPEND', payerId, amount })).toEqual({
      ...{ ok: true, value: { ...paid, payee: AD_REVENUE } },
    })
  })
  it('declines whatever an event may hold, without throwing', () => {
    const codes = [
      decideRequested({ ...gift, amount: { minor: '-1', currency: 'CNY' } }),
      decideRequested({ ...gift, payerId: '' }),
      decideRequested({ ...gift, payeeId: payerId }),
      decideRequested({ ...gift, payeeId: 'usr_x' }),
      decideRequested({ ...gift, amount: { minor: '1', currency: 'EUR' } }),
    ].map((outcome) => !outcome.ok && outcome.code)
    expect(codes).toEqual([
      'INVALID_AMOUNT',
      'USER_NOT_FOUND',
      'SAME_WALLET',
      'RECIPIENT_NOT_FOUND',
      'CURRENCY_MISMATCH',
    ])
  })
})

describe('decideStreak', () => {
  const known = { payerId, payeeId, settledAt: null }
  it('takes gifts of the same people while the streak is not paid', () => {
    expect(decideStreak(gift, known).ok).toBe(true)
  })
  it('declines what comes after it was paid, and gifts between others', () => {
    for (const streak of [
      { ...known, settledAt: new Date() },
      { ...known, payerId: payeeId },
      { ...known, payeeId: payerId },
    ])
      expect(decideStreak(gift, streak)).toMatchObject({ code: 'STREAK_NOT_OPEN' })
  })
})
