import { z } from 'zod'
import { BUDGET_SETTINGS, type BudgetSettings, NO_LIMITS } from './limits/budget/index.ts'
import type { Policy } from './limits/budget/policy.ts'

/** Points a bucket holds, and the seconds in which it fills: `120000/60`; `off` for no limit. */
const policy = z.string().transform((text, context): Policy | null => {
  if (text === 'off') return null
  const [, points, seconds] = /^(\d{1,12})\/(\d{1,7})$/.exec(text) ?? []
  if (Number(points) > 0 && Number(seconds) > 0) return { points: Number(points), seconds: Number(seconds) }
  context.addIssue({
    code: 'custom',
    message: `"${text}" is no budget, such as 120000/60 for points in seconds, or off`,
  })
  return null
})

const KINDS = ['anonymous', 'user', 'app', 'service'] as const
type CostMax = BudgetSettings['costMax']

/** Points for everybody but services, and others for some: `50000, app=200000, anonymous=10000`; `off` for any number. */
const costMaxFrom = (unsaid: CostMax) =>
  z.string().transform((text, context): CostMax => {
    const limits: Record<(typeof KINDS)[number], number | null> = { ...unsaid }
    for (const part of text.split(/[\s,]+/).filter(Boolean)) {
      const [, kind, value = ''] = /^(?:(\w+)=)?(\w+)$/.exec(part) ?? []
      const points = value === 'off' ? null : /^\d{1,12}$/.test(value) ? Number(value) : Number.NaN
      const known = KINDS.find((each) => each === kind)
      if (Number.isNaN(points) || points === 0 || (kind !== undefined && !known))
        context.addIssue({ code: 'custom', message: `"${part}" is no limit, such as 50000, app=200000 or user=off` })
      else if (known) limits[known] = points
      else for (const each of KINDS) if (each !== 'service') limits[each] = points
    }
    return limits
  })

const textOf = (given: Policy | null) => (given ? `${given.points}/${given.seconds}` : 'off')

/** Variables that say what callers may spend. @param unsaid what they may where a variable is left out */
function budgetVariables({ policies: { app, user, address }, costMax }: BudgetSettings) {
  return {
    /** Of each API key. */
    BUDGET_APP: policy.prefault(textOf(app)),
    /** Of each person, over all their devices. */
    BUDGET_USER: policy.prefault(textOf(user)),
    /** Of each address, for those nobody knows. */
    BUDGET_ADDRESS: policy.prefault(textOf(address)),
    /** What one operation may cost at most. */
    COST_MAX: costMaxFrom(costMax).prefault(''),
  }
}

/** Of our own graph, which says what its fields cost. */
export const budgetShape = budgetVariables(BUDGET_SETTINGS)
/** Of any other, which may say nothing of it: nothing is counted until somebody says what may be spent. */
export const anyGraphBudgetShape = budgetVariables(NO_LIMITS)

export interface BudgetConfig {
  readonly BUDGET_APP: Policy | null
  readonly BUDGET_USER: Policy | null
  readonly BUDGET_ADDRESS: Policy | null
  readonly COST_MAX: CostMax
}

/** What callers may spend, as the configuration has it. */
export function budgetSettings(config: BudgetConfig): BudgetSettings {
  const { BUDGET_APP, BUDGET_USER, BUDGET_ADDRESS, COST_MAX } = config
  return { policies: { app: BUDGET_APP, user: BUDGET_USER, address: BUDGET_ADDRESS }, costMax: COST_MAX }
}
