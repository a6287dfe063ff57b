import { describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { walletOf } from './account.ts'
import { decideTip, isSubjectId, tipIdOf } from './tip.ts'

const [giverId, ownerId] = [newId('User'), newId('User')]
const facts = { giverId, subject: { ownerId, isRemoved: false }, gate: null, currency: 'CNY' as const }
const closed = { allowed: false, missing: [{ code: 'CLOSED', rule: { is: 'closed' } }] } as const

describe('decideTip', () => {
  it('goes to whoever made the subject, with no gate or an open one', () => {
    const paid = { ok: true, value: walletOf(ownerId) }
    expect(decideTip(facts)).toEqual(paid)
    expect(decideTip({ ...facts, gate: { allowed: true, missing: [] } })).toEqual(paid)
  })
  it('refuses by the first rule that is broken, the gate last', () => {
    const own = { ownerId: giverId, isRemoved: false }
    const codes = [
      decideTip({ ...facts, subject: null, gate: closed, currency: 'EUR' }),
      decideTip({ ...facts, subject: { ...own, isRemoved: true }, gate: closed, currency: 'EUR' }),
      decideTip({ ...facts, subject: own, gate: closed, currency: 'EUR' }),
      decideTip({ ...facts, gate: closed, currency: 'EUR' }),
      decideTip({ ...facts, gate: closed }),
    ].map((outcome) => !outcome.ok && outcome.code)
    expect(codes).toEqual(['SUBJECT_NOT_FOUND', 'SUBJECT_NOT_FOUND', 'SAME_WALLET', 'CURRENCY_MISMATCH', 'DENIED'])
  })
})

it('tells what can be tipped by its id', () => {
  for (const type of ['Post', 'Comment', 'LiveRoom', 'ChatMessage'] as const)
    expect(isSubjectId(newId(type))).toBe(true)
  for (const id of [newId('User'), newId('Tip'), 'post_', '', null, 1]) expect(isSubjectId(id)).toBe(false)
})

it('tells the id of a tip from that of its transfer', () => {
  const transferId = newId('Transfer')
  expect(tipIdOf(transferId)).toBe(transferId.replace('trf_', 'tip_'))
})
