import { and, desc, eq, gte, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { apiKeyHits, apiKeys, apiKeyUsage } from './partner-tables.ts'

const HITS_MAX = 100

/** What was done with one key on one day. */
export interface UsageReport {
  readonly keyId: string
  readonly day: string
  readonly operations: number
  readonly cost: number
  readonly throttled: number
  readonly scopes: readonly { readonly name: string; readonly hits: number }[]
  readonly deprecated: readonly { readonly name: string; readonly hits: number }[]
  readonly lastUsedAt: Date
}

export interface UsageDay {
  readonly day: string
  readonly operations: number
  readonly cost: number
  readonly throttled: number
}

export function openApiKeyUsage(db: Executor) {
  return {
    /** Add to what is counted. Reports come in one order, so that two gateways that report at once do not wait for each other in a circle. */
    add: async (reports: readonly UsageReport[]): Promise<number> => {
      const known = await db
        .select({ id: apiKeys.id })
        .from(apiKeys)
        .where(
          inArray(
            apiKeys.id,
            reports.map(({ keyId }) => keyId),
          ),
        )
      const ids = new Set(known.map(({ id }) => id))
      const sorted = reports
        .filter(({ keyId }) => ids.has(keyId))
        .sort((a, b) => (a.keyId + a.day < b.keyId + b.day ? -1 : 1))
      if (sorted.length === 0) return 0
      const added = (column: string) => sql.raw(`"api_key_usage"."${column}" + excluded."${column}"`)
      await db
        .insert(apiKeyUsage)
        .values(
          sorted.map(({ keyId, day, operations, cost, throttled }) => ({
            ...{ keyId, day, operations, throttled },
            cost: Math.ceil(cost),
          })),
        )
        .onConflictDoUpdate({
          target: [apiKeyUsage.keyId, apiKeyUsage.day],
          set: { operations: added('operations'), cost: added('cost'), throttled: added('throttled') },
        })
      const hits = sorted.flatMap(({ keyId, day, scopes, deprecated }) => [
        ...[...scopes].map((hit) => ({ keyId, day, kind: 'SCOPE' as const, ...hit })),
        ...[...deprecated].map((hit) => ({ keyId, day, kind: 'DEPRECATED' as const, ...hit })),
      ])
      if (hits.length > 0)
        await db
          .insert(apiKeyHits)
          .values(hits.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)))
          .onConflictDoUpdate({
            target: [apiKeyHits.keyId, apiKeyHits.day, apiKeyHits.kind, apiKeyHits.name],
            set: { hits: sql.raw('"api_key_hits"."hits" + excluded."hits"') },
          })
      const lastUsed = JSON.stringify(sorted.map(({ keyId, lastUsedAt }) => ({ keyId, at: lastUsedAt.toISOString() })))
      // Seldom: a key that is busy would have its row rewritten every few seconds for nothing.
      await db.execute(sql`
        update users.api_keys k set last_used_at = used.at
        from (
          select "keyId" as id, max(at) as at
          from jsonb_to_recordset(${lastUsed}::jsonb) as u ("keyId" text, at timestamptz) group by 1 order by 1
        ) used
        where k.id = used.id and (k.last_used_at is null or k.last_used_at < used.at - interval '1 minute')`)
      return ids.size
    },

    /** Per day, oldest first, all these keys together. */
    days: async (keyIds: readonly string[], since: string): Promise<UsageDay[]> => {
      const sum = (column: string) => sql<number>`sum(${sql.identifier(column)})`.mapWith(Number)
      return db
        .select({ day: apiKeyUsage.day, operations: sum('operations'), cost: sum('cost'), throttled: sum('throttled') })
        .from(apiKeyUsage)
        .where(and(inArray(apiKeyUsage.keyId, [...keyIds]), gte(apiKeyUsage.day, since)))
        .groupBy(apiKeyUsage.day)
        .orderBy(apiKeyUsage.day)
    },

    /** What was met how often, most often first. */
    hits: async (
      keyIds: readonly string[],
      kind: 'SCOPE' | 'DEPRECATED',
      since: string,
    ): Promise<{ name: string; hits: number; lastDay: string }[]> => {
      const hits = sql<number>`sum(${apiKeyHits.hits})`.mapWith(Number)
      return db
        .select({ name: apiKeyHits.name, hits, lastDay: sql<string>`max(${apiKeyHits.day})::text` })
        .from(apiKeyHits)
        .where(and(inArray(apiKeyHits.keyId, [...keyIds]), eq(apiKeyHits.kind, kind), gte(apiKeyHits.day, since)))
        .groupBy(apiKeyHits.name)
        .orderBy(desc(hits), apiKeyHits.name)
        .limit(HITS_MAX)
    },
  }
}

const keyOf = ({ keyId, day, kind, name }: { keyId: string; day: string; kind: string; name: string }) =>
  `${keyId} ${day} ${kind} ${name}`
