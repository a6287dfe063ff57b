import { describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { money } from '../../../platform/money.ts'
import { walletOf } from './account.ts'
import { decideTip, isSubjectId, tipIdOf } from './tip.ts'

const [giverId, ownerId] = [newId('User'), newId('User')]
const giving = { isFrozen: false, isBlockedPair: false, level: null, givenTodayMinor: 0n }
const facts = { giverId, subject: { ownerId, isRemoved: false }, gate: null, giving, amount: money(5n, 'CNY') }
const closed = { allowed: false, missing: [{ code: 'CLOSED', rule: { is: 'closed' } }] } as const

describe('decideTip', () => {
  it('goes to whoever made the subject, with no gate or an open one', () => {
    const paid = { ok: true, value: walletOf(ownerId) }
    expect(decideTip(facts)).toEqual(paid)
    expect(decideTip({ ...facts, gate: { allowed: true, missing: [] } })).toEqual(paid)
  })
  it('refuses by the first rule that is broken, the amount last', () => {
    const own = { ownerId: giverId, isRemoved: false }
    const kept = { ...giving, isFrozen: true, isBlockedPair: true, givenTodayMinor: 10n ** 18n }
    const amount = money(5n, 'EUR')
    const all = { ...facts, subject: null, gate: closed, giving: kept, amount }
    const codes = [
      decideTip(all),
      decideTip({ ...all, subject: { ...own, isRemoved: true } }),
      decideTip({ ...all, subject: own }),
      decideTip({ ...all, subject: facts.subject }),
      decideTip({ ...all, subject: facts.subject, giving: { ...kept, isFrozen: false } }),
      decideTip({ ...all, subject: facts.subject, giving: { ...giving, givenTodayMinor: 10n ** 18n } }),
      decideTip({ ...facts, gate: closed, giving: { ...giving, givenTodayMinor: 10n ** 18n } }),
      decideTip({ ...facts, giving: { ...giving, givenTodayMinor: 999_96n } }),
    ].map((outcome) => !outcome.ok && outcome.code)
    expect(codes).toEqual([
      ...['SUBJECT_NOT_FOUND', 'SUBJECT_NOT_FOUND', 'SAME_WALLET', 'ACCOUNT_FROZEN', 'BLOCKED', 'CURRENCY_MISMATCH'],
      ...['DENIED', 'DAILY_LIMIT_REACHED'],
    ])
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
