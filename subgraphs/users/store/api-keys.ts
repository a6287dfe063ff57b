import { and, asc, count, desc, eq, getTableColumns, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { invariant } from '../../../platform/errors.ts'
import { type ApiKeyRow, apiKeys, partnerApps } from './partner-tables.ts'
import { managerId } from './partners.ts'

/** Keys of one app that are listed. */
const LISTED_MAX = 200

const { hash: _, ...shown } = getTableColumns(apiKeys)

/** What a gateway learns of a key. */
export type CredentialRow = ApiKeyRow & { readonly hash: string }

export function openApiKeys(db: Executor) {
  const keys = () =>
    db
      .select({ ...shown, ownerId: partnerApps.ownerId, userId: managerId })
      .from(apiKeys)
      .innerJoin(partnerApps, eq(partnerApps.id, apiKeys.appId))
  const byId = async (id: string): Promise<ApiKeyRow | null> => {
    const [key] = await keys().where(eq(apiKeys.id, id))
    return key ?? null
  }
  return {
    add: async (key: typeof apiKeys.$inferInsert): Promise<ApiKeyRow> => {
      await db.insert(apiKeys).values(key)
      const added = await byId(key.id)
      invariant(added, 'a key was not added')
      return added
    },

    byId,

    byIds: (ids: readonly string[]): Promise<ApiKeyRow[]> => keys().where(inArray(apiKeys.id, [...ids])),

    /** The newest two hundred of each app, newest first. */
    ofApps: async (appIds: readonly string[]): Promise<ApiKeyRow[]> => {
      const newest = db
        .select({ id: apiKeys.id })
        .from(apiKeys)
        .where(eq(apiKeys.appId, sql`apps.id`))
        .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
        .limit(LISTED_MAX)
        .as('newest')
      const ids = await db
        .select({ id: newest.id })
        .from(sql`unnest(${sql.param([...appIds])}::text[]) as apps (id)`)
        .crossJoinLateral(newest)
      return keys()
        .where(
          inArray(
            apiKeys.id,
            ids.map(({ id }) => id),
          ),
        )
        .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
    },

    byHashes: (hashes: readonly string[]): Promise<CredentialRow[]> =>
      db
        .select({ ...getTableColumns(apiKeys), ownerId: partnerApps.ownerId, userId: managerId })
        .from(apiKeys)
        .innerJoin(partnerApps, eq(partnerApps.id, apiKeys.appId))
        .where(inArray(apiKeys.hash, [...hashes])),

    /** Keys of an app that are accepted at this moment. */
    countActive: async (appId: string, at: Date): Promise<number> => {
      const [row] = await db
        .select({ active: count() })
        .from(apiKeys)
        .where(
          and(
            eq(apiKeys.appId, appId),
            isNull(apiKeys.revokedAt),
            or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, at)),
          ),
        )
      return row?.active ?? 0
    },

    /** The key, which nobody else rotates or revokes until the transaction ends. */
    lock: async (id: string): Promise<ApiKeyRow | null> => {
      await db.select({ id: apiKeys.id }).from(apiKeys).where(eq(apiKeys.id, id)).for('update')
      return byId(id)
    },

    /** @param id of a key that exists */
    change: async (id: string, changes: Partial<typeof apiKeys.$inferInsert>): Promise<ApiKeyRow> => {
      await db.update(apiKeys).set(changes).where(eq(apiKeys.id, id))
      const key = await byId(id)
      invariant(key, `no key ${id} to change`)
      return key
    },

    /** Keys whose end changed after a moment. */
    endsChangedSince: (moment: Date): Promise<ApiKeyRow[]> =>
      keys().where(gt(apiKeys.endChangedAt, moment)).orderBy(asc(apiKeys.endChangedAt), asc(apiKeys.id)),
  }
}
