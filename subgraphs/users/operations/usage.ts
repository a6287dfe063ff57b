import { readInteger } from '../../../platform/input.ts'
import type { Context } from '../context.ts'
import { keyStateOf } from '../domain/partners.ts'
import type { UsageDay } from '../store/api-key-usage.ts'
import type { ApiKeyRow } from '../store/partner-tables.ts'

const DAY_MS = 24 * 3600_000

/** Whose use is asked for, and from which day on. */
export interface UsageQuery {
  readonly keys: readonly ApiKeyRow[]
  /** First day, in UTC. */
  readonly since: string
  readonly days: readonly UsageDay[]
}

/** What was done with these keys. @throws BAD_USER_INPUT for a number of days out of bounds */
export async function usageOf(
  { store, clock }: Context,
  keys: readonly ApiKeyRow[],
  days: number,
): Promise<UsageQuery> {
  readInteger(days, { min: 1, max: 90, argument: 'days' })
  const since = new Date(clock.now().getTime() - (days - 1) * DAY_MS).toISOString().slice(0, 10)
  return { keys, since, days: await store.apiKeyUsage.days(idsOf(keys), since) }
}

/** Scopes of keys that are accepted now which nothing made use of in that time, in order. */
export async function unusedScopes({ store, clock }: Context, { keys, since }: UsageQuery): Promise<string[]> {
  const now = clock.now()
  const live = keys.filter((key) => keyStateOf(key, now) === 'ACTIVE' || keyStateOf(key, now) === 'ROTATING')
  const used = new Set((await store.apiKeyUsage.hits(idsOf(keys), 'SCOPE', since)).map(({ name }) => name))
  return [...new Set(live.flatMap(({ scopes }) => scopes))].filter((scope) => !used.has(scope)).sort()
}

export async function deprecatedFields(
  { store }: Context,
  { keys, since }: UsageQuery,
): Promise<{ coordinate: string; hits: number; lastDay: string }[]> {
  const hits = await store.apiKeyUsage.hits(idsOf(keys), 'DEPRECATED', since)
  return hits.map(({ name, ...hit }) => ({ coordinate: name, ...hit }))
}

const idsOf = (keys: readonly ApiKeyRow[]) => keys.map(({ id }) => id)
