import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideClickCharge, type Spending, spentOn, stateOn } from './spending.ts'

const today = '2024-02-28'
const tomorrow = '2024-02-29'
const campaign: Spending = {
  state: 'ACTIVE',
  dailyMinor: 100n,
  bidMinor: 30n,
  budgetDay: today,
  spentDayMinor: 70n,
}

describe('spentOn', () => {
  it('starts from nothing each day', () => {
    expect([spentOn(campaign, today), spentOn(campaign, tomorrow)]).toEqual([70n, 0n])
  })
  it('does not go back to a day that is over', () => {
    expect(spentOn(campaign, '2024-02-27')).toBe(70n)
  })
})

describe('stateOn', () => {
  it('is active as long as the budget covers one more click at the full bid', () => {
    expect(stateOn(campaign, today)).toBe('ACTIVE')
    expect(stateOn({ ...campaign, spentDayMinor: 71n }, today)).toBe('EXHAUSTED')
    expect(stateOn({ ...campaign, spentDayMinor: 71n }, tomorrow)).toBe('ACTIVE')
  })
  it('says that it was stopped before it says that its budget is spent', () => {
    for (const state of ['PAUSED', 'UNFUNDED'] as const)
      expect(stateOn({ ...campaign, state, spentDayMinor: 100n }, today)).toBe(state)
  })
})

describe('decideClickCharge', () => {
  it('charges the price while the budget covers it, to the last fen', () => {
    expect(decideClickCharge(campaign, 30n, today)).toBe(30n)
    expect(decideClickCharge({ ...campaign, spentDayMinor: 71n }, 30n, today)).toBe(0n)
    expect(decideClickCharge({ ...campaign, spentDayMinor: 71n }, 30n, tomorrow)).toBe(30n)
  })
  it('charges nothing once the campaign is stopped', () => {
    expect(decideClickCharge({ ...campaign, state: 'PAUSED' }, 1n, today)).toBe(0n)
    expect(decideClickCharge({ ...campaign, state: 'UNFUNDED' }, 1n, today)).toBe(0n)
  })
  it('never lets a day cost more than its budget, whatever comes in which order', () => {
    const days = ['2024-02-27', '2024-02-28', '2024-02-29']
    const clicks = fc.array(fc.tuple(fc.bigInt(1n, 60n), fc.constantFrom(...days)))
    fc.assert(
      fc.property(clicks, fc.bigInt(1n, 200n), (prices, dailyMinor) => {
        let state: Spending = { ...campaign, dailyMinor, budgetDay: '2024-01-01', spentDayMinor: 0n }
        for (const [price, day] of prices) {
          const spent = spentOn(state, day) + decideClickCharge(state, price, day)
          state = { ...state, spentDayMinor: spent, budgetDay: state.budgetDay > day ? state.budgetDay : day }
          expect(spent <= dailyMinor).toBe(true)
        }
      }),
    )
  })
})
