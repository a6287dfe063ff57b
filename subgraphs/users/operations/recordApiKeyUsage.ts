import { isId } from '../../../platform/ids.ts'
import type { ApiKeyUsageInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'

/** Count what gateways saw keys do. @returns how many of the keys are known */
export async function recordApiKeyUsage({ store }: Context, usage: readonly ApiKeyUsageInput[]): Promise<number> {
  const sound = usage.filter(({ keyId, day }) => isId('ApiKey', keyId) && /^\d{4}-\d\d-\d\d$/.test(day))
  return sound.length === 0 ? 0 : store.transact((tx) => tx.apiKeyUsage.add(sound))
}
