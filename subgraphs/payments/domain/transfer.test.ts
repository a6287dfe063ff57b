import { describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { walletOf } from './account.ts'
import { decideTransfer } from './transfer.ts'

const [payerId, toUserId] = [newId('User'), newId('User')]
const facts = { payerId, toUserId, recipientId: toUserId, currency: 'CNY' as const }

describe('decideTransfer', () => {
  it('pays into the wallet of the recipient', () => {
    expect(decideTransfer(facts)).toEqual({ ok: true, value: walletOf(toUserId) })
  })
  it('refuses by the first rule that is broken', () => {
    const codes = [
      decideTransfer({ ...facts, toUserId: payerId, recipientId: null, currency: 'EUR' }),
      decideTransfer({ ...facts, recipientId: null, currency: 'EUR' }),
      decideTransfer({ ...facts, currency: 'EUR' }),
    ].map((outcome) => !outcome.ok && outcome.code)
    expect(codes).toEqual(['SAME_WALLET', 'RECIPIENT_NOT_FOUND', 'CURRENCY_MISMATCH'])
  })
})
