export { type Admission, type BudgetObserver, type BudgetState, type Budgets, openBudgets } from './budgets.ts'
export type { Charge } from './charge.ts'
export { BUDGET_SETTINGS, type BudgetSettings, NO_LIMITS } from './policy.ts'
export { TooDear } from './refusal.ts'
