import { describe, expect, it } from 'vitest'
import {
  askAgainAt,
  askAgainMs,
  canTurnBack,
  checkoutSteps,
  decideNext,
  retryMs,
  type StepName,
  type StepState,
  wasAsked,
} from './workflow.ts'

/** Steps of a checkout by way of a room, in these states. */
const steps = (...states: StepState[]) =>
  checkoutSteps(true).map((name, place) => ({ name, state: states[place] ?? ('PENDING' as const), failures: 0 }))
const on = (...states: StepState[]) => decideNext({ isUndoing: false }, steps(...states), () => true)
const back = (...states: StepState[]) => decideNext({ isUndoing: true }, steps(...states), () => true)
const D = 'DONE'

describe('going on', () => {
  it('does one step after the other, those of a wave side by side', () => {
    expect(on(D)).toMatchObject({ act: 'RUN', step: { name: 'HOLD_FUNDS' } })
    expect(on(D, 'RUNNING')).toMatchObject({ act: 'RUN', step: { name: 'HOLD_FUNDS' } })
    expect(on(D, D)).toMatchObject({ act: 'RUN', step: { name: 'POST_PAYMENT' } })
    expect(on(D, D, D)).toMatchObject({ act: 'RUN', step: { name: 'COUNT_SALE' } })
    expect(on(D, D, D, 'WAITING')).toMatchObject({ act: 'RUN', step: { name: 'ATTRIBUTE_ORDER' } })
    expect(on(D, D, D, 'WAITING', 'WAITING')).toMatchObject({ act: 'RUN', step: { name: 'FULFIL' } })
    expect(on(D, D, D, 'WAITING', D, D)).toEqual({ act: 'WAIT' })
    expect(on(D, D, D, D, D, D)).toEqual({ act: 'END', state: 'COMPLETED' })
  })
  it('turns back when a step was refused, whichever', () => {
    expect(on(D, 'FAILED')).toEqual({ act: 'TURN_BACK' })
    expect(on(D, D, D, 'WAITING', D, 'FAILED')).toEqual({ act: 'TURN_BACK' })
  })
  it('asks again once it has waited long enough', () => {
    const asked = steps(D, D, D, 'WAITING', D, D)
    expect(decideNext({ isUndoing: false }, asked, () => false)).toMatchObject({
      act: 'RUN',
      step: { name: 'COUNT_SALE' },
    })
  })
})

describe('going back', () => {
  it('takes the last step back first, and leaves alone what was refused or never begun', () => {
    expect(back(D, D, D, D, 'WAITING', 'FAILED')).toMatchObject({ act: 'UNDO', step: { name: 'ATTRIBUTE_ORDER' } })
    expect(back(D, D, D, D, 'COMPENSATING')).toEqual({ act: 'WAIT' })
    expect(back(D, D, D, D, 'COMPENSATED')).toMatchObject({ act: 'UNDO', step: { name: 'COUNT_SALE' } })
    expect(back(D, D, 'RUNNING')).toMatchObject({ act: 'UNDO', step: { name: 'POST_PAYMENT' } })
    expect(back(D, 'FAILED')).toMatchObject({ act: 'UNDO', step: { name: 'RESERVE_STOCK' } })
    expect(back('COMPENSATED', 'FAILED')).toEqual({ act: 'END', state: 'COMPENSATED' })
  })
  it('is open until something is out of our hands', () => {
    const step = (name: StepName, state: StepState, attempts: number) => [{ name, state, attempts }]
    expect(canTurnBack(step('FULFIL', 'PENDING', 0))).toBe(true)
    expect(canTurnBack(step('FULFIL', 'WAITING', 1))).toBe(true)
    expect(canTurnBack(step('FULFIL', 'DONE', 1))).toBe(false)
    expect(canTurnBack(step('SEND_TO_BANK', 'FAILED', 1))).toBe(true)
    expect(canTurnBack(step('SEND_TO_BANK', 'WAITING', 1))).toBe(false)
    expect(canTurnBack(step('SEND_TO_BANK', 'RUNNING', 1))).toBe(false)
    expect(canTurnBack(step('POST_PAYMENT', 'DONE', 1))).toBe(true)
  })
})

describe('waiting', () => {
  const askedAt = new Date('2024-02-27T09:00:00Z')
  const asked = (name: StepName, attempts: number) => ({
    ...{ name, state: 'WAITING' as const, attempts, undoAttempts: 0, askedAt },
  })
  it('is longer each time, up to ten minutes', () => {
    expect([1, 2, 3, 4, 5, 6, 60].map(askAgainMs)).toEqual(
      [30, 60, 120, 240, 480, 600, 600].map((seconds) => seconds * 1000),
    )
    expect([1, 2, 3, 60].map(retryMs)).toEqual([2_000, 4_000, 8_000, 600_000])
  })
  it('leaves others alone until then, and the merchant for ever', () => {
    const later = (ms: number) => new Date(askedAt.getTime() + ms)
    expect(wasAsked(asked('COUNT_SALE', 1), later(29_999))).toBe(true)
    expect(wasAsked(asked('COUNT_SALE', 1), later(30_000))).toBe(false)
    expect(wasAsked({ ...asked('COUNT_SALE', 1), askedAt: null }, askedAt)).toBe(false)
    expect(wasAsked(asked('FULFIL', 1), later(365 * 24 * 3600_000))).toBe(true)
    expect(askAgainAt([asked('COUNT_SALE', 2), asked('ATTRIBUTE_ORDER', 1), asked('FULFIL', 1)])).toEqual(later(30_000))
    expect(askAgainAt([asked('FULFIL', 1)])).toBeNull()
  })
})

it('counts nothing where the buyer was in no room', () => {
  expect(checkoutSteps(false)).toEqual(checkoutSteps(true).filter((name) => name !== 'COUNT_SALE'))
})
