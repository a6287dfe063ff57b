import { systemClock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import { openRedis } from '../../platform/redis.ts'
import { type BudgetConfig, budgetSettings } from '../budget-settings.ts'
import { type BudgetObserver, type Budgets, openBudgets } from '../limits/budget/index.ts'

/** What callers may spend here: together with all gateways of one Redis, or of this process alone. */
export function openGatewayBudgets(
  config: BudgetConfig & { readonly REDIS_URL?: string | undefined },
  log: Log,
  observer?: BudgetObserver,
): Budgets {
  const redis = config.REDIS_URL === undefined ? null : openRedis(config.REDIS_URL, { name: 'budgets' }, log)
  const budgets = openBudgets({ settings: budgetSettings(config), redis, clock: systemClock, log, observer })
  return {
    ...budgets,
    close: async () => {
      await budgets.close()
      redis?.disconnect()
    },
  }
}
