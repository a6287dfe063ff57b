import { describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type MoneyWire, money } from '../../../platform/money.ts'
import { decideBudget, decideCreate } from './campaign.ts'
import type { SubjectState } from './subject.ts'

const cny = (minor: string): MoneyWire => ({ minor, currency: 'CNY' })
const account = { id: 'the account' }
const input = {
  objective: 'POST_REACH' as const,
  subjectId: newId('Post'),
  dailyBudget: cny('1000'),
  bid: cny('50'),
}
const published = { account, subject: { state: 'PUBLISHED' as SubjectState } }

describe('decideCreate', () => {
  it('reads budget and bid in fen', () => {
    expect(decideCreate(input, published)).toEqual({ ok: true, value: { account, dailyMinor: 1000n, bidMinor: 50n } })
  })
  it('takes a live room that is on air or still to come', () => {
    const live = { ...input, objective: 'LIVE_SALES' as const, subjectId: newId('LiveRoom') }
    for (const state of ['SCHEDULED', 'LIVE'] as const)
      expect(decideCreate(live, { account, subject: { state } })).toMatchObject({ ok: true })
    expect(decideCreate(live, { account, subject: { state: 'ENDED' } })).toMatchObject({ code: 'SUBJECT_NOT_FOUND' })
  })
  it('refuses with the first rule that is broken, in the order the schema lists', () => {
    const usd = (minor: string): MoneyWire => ({ minor, currency: 'USD' })
    const nothing = { account: null, subject: null }
    const wrong = {
      objective: 'LIVE_SALES' as const,
      subjectId: input.subjectId,
      dailyBudget: usd('9'),
      bid: usd('10'),
    }
    const refusals = [
      decideCreate({ ...wrong, dailyBudget: usd('0') }, nothing),
      decideCreate({ ...wrong, bid: usd('-1') }, nothing),
      decideCreate(wrong, nothing),
      decideCreate(wrong, { account, subject: null }),
      decideCreate(wrong, { account, subject: { state: 'REMOVED' } }),
      decideCreate(wrong, published),
      decideCreate({ ...wrong, objective: 'POST_REACH' }, published),
      decideCreate({ ...wrong, objective: 'POST_REACH', dailyBudget: cny('9') }, published),
      decideCreate({ ...input, bid: cny('1001') }, published),
    ]
    expect(refusals.map((refusal) => (refusal.ok ? 'none' : [refusal.code, refusal.field?.at(-1)]))).toEqual([
      ['INVALID_AMOUNT', 'minor'],
      ['INVALID_AMOUNT', 'minor'],
      ['AD_ACCOUNT_NOT_FOUND', 'adAccountId'],
      ['SUBJECT_NOT_FOUND', 'subjectId'],
      ['SUBJECT_NOT_FOUND', 'subjectId'],
      ['OBJECTIVE_MISMATCH', 'objective'],
      ['CURRENCY_MISMATCH', 'currency'],
      ['CURRENCY_MISMATCH', 'currency'],
      ['BID_OVER_BUDGET', 'bid'],
    ])
  })
  it('has no objective for comments and chat messages', () => {
    for (const subjectId of [newId('Comment'), newId('ChatMessage')])
      expect(decideCreate({ ...input, subjectId }, { account, subject: null })).toMatchObject({
        code: 'OBJECTIVE_MISMATCH',
      })
  })
})

describe('decideBudget', () => {
  const campaign = { bidMinor: 50n, version: 3 }
  it('takes a budget that covers the bid, from whoever read the campaign last', () => {
    expect(decideBudget(money(50n), 3, campaign)).toEqual({ ok: true, value: 50n })
  })
  it('refuses in the order the schema lists', () => {
    expect(decideBudget(money(1n, 'EUR'), 2, null)).toMatchObject({ code: 'CAMPAIGN_NOT_FOUND' })
    expect(decideBudget(money(1n, 'EUR'), 2, campaign)).toMatchObject({ code: 'CURRENCY_MISMATCH' })
    expect(decideBudget(money(49n), 2, campaign)).toMatchObject({ code: 'BID_OVER_BUDGET' })
    expect(decideBudget(money(50n), 2, campaign)).toMatchObject({ code: 'VERSION_CONFLICT' })
  })
})
