import { describe, expect, it } from 'vitest'
import { parseConfig } from '../platform/config.ts'
import { anyGraphBudgetShape, budgetSettings, budgetShape } from './budget-settings.ts'
import { BUDGET_SETTINGS, NO_LIMITS } from './limits/budget/index.ts'

const read = (environment: Record<string, string>) => budgetSettings(parseConfig(budgetShape, environment))

describe('what callers may spend', () => {
  it('is what the house has it by default', () => {
    expect(read({})).toEqual(BUDGET_SETTINGS)
  })

  it('is anything in a graph of which nobody said what it costs, until somebody says', () => {
    const ofAny = (environment: Record<string, string>) => budgetSettings(parseConfig(anyGraphBudgetShape, environment))
    expect(ofAny({})).toEqual(NO_LIMITS)
    expect(ofAny({ BUDGET_USER: '500/10', COST_MAX: '900' })).toEqual({
      policies: { ...NO_LIMITS.policies, user: { points: 500, seconds: 10 } },
      costMax: { anonymous: 900, user: 900, app: 900, service: null },
    })
  })

  it('is said as points and the seconds in which they come, or off', () => {
    const { policies } = read({ BUDGET_APP: '500/10', BUDGET_ADDRESS: 'off' })
    expect(policies).toEqual({ ...BUDGET_SETTINGS.policies, app: { points: 500, seconds: 10 }, address: null })
  })

  it('is limited for each operation, for some otherwise than for others', () => {
    expect(read({ COST_MAX: '900' }).costMax).toEqual({ anonymous: 900, user: 900, app: 900, service: null })
    expect(read({ COST_MAX: '900, app=5000, user=off' }).costMax).toMatchObject({
      anonymous: 900,
      app: 5_000,
      user: null,
    })
    expect(read({ COST_MAX: 'off' }).costMax).toEqual({ anonymous: null, user: null, app: null, service: null })
  })

  it.each([
    ['BUDGET_USER', '100'],
    ['BUDGET_USER', '0/60'],
    ['BUDGET_APP', '10/0'],
    ['BUDGET_ADDRESS', 'none'],
    ['COST_MAX', 'much'],
    ['COST_MAX', '0'],
    ['COST_MAX', 'robot=5'],
  ])('refuses %s=%s, and says what would do', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(new RegExp(`${name}.*such as`))
  })
})
