import { eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { blocks, follows, lifeAccounts } from './tables.ts'

/** True where either of a person and a room's host has blocked the other. */
export function blockedPair(userId: string, hostId: SQLWrapper): SQL<boolean> {
  return sql<boolean>`exists (select from ${blocks} where
    (${blocks.blockerId} = ${userId} and ${blocks.blockedId} = ${hostId}) or
    (${blocks.blockerId} = ${hostId} and ${blocks.blockedId} = ${userId}))`
}

/** True where a person follows a room's host. */
export function followsHost(userId: string, hostId: SQLWrapper): SQL<boolean> {
  return sql<boolean>`exists (select from ${follows} where
    ${follows.followeeId} = ${hostId} and ${follows.followerId} = ${userId})`
}

/** What other subgraphs told of people and their life accounts. */
export function openPeople(db: Executor) {
  return {
    /** Who runs a life account; null when there is none. */
    ownerOf: async (lifeAccountId: string): Promise<string | null> => {
      const [account] = await db.select().from(lifeAccounts).where(eq(lifeAccounts.id, lifeAccountId))
      return account?.ownerId ?? null
    },

    addLifeAccounts: async (accounts: readonly (typeof lifeAccounts.$inferInsert)[]): Promise<void> => {
      await db
        .insert(lifeAccounts)
        .values([...accounts])
        .onConflictDoNothing()
    },

    follow: async (pairs: readonly (typeof follows.$inferInsert)[]): Promise<void> => {
      await db
        .insert(follows)
        .values([...pairs])
        .onConflictDoNothing()
    },

    unfollow: async (pairs: readonly (typeof follows.$inferInsert)[]): Promise<void> => {
      const gone = pairsOf(pairs.map((pair) => [pair.followeeId, pair.followerId]))
      await db.delete(follows).where(sql`(${follows.followeeId}, ${follows.followerId}) in ${gone}`)
    },

    block: async (pairs: readonly (typeof blocks.$inferInsert)[]): Promise<void> => {
      await db
        .insert(blocks)
        .values([...pairs])
        .onConflictDoNothing()
    },

    unblock: async (pairs: readonly (typeof blocks.$inferInsert)[]): Promise<void> => {
      const gone = pairsOf(pairs.map((pair) => [pair.blockerId, pair.blockedId]))
      await db.delete(blocks).where(sql`(${blocks.blockerId}, ${blocks.blockedId}) in ${gone}`)
    },
  }
}

/** Pairs of ids as rows, with two parameters however many there are. */
function pairsOf(pairs: readonly (readonly [string, string])[]): SQL {
  const column = (at: 0 | 1) => sql`${sql.param(pairs.map((pair) => pair[at]))}::text[]`
  return sql`(select * from unnest(${column(0)}, ${column(1)}))`
}
