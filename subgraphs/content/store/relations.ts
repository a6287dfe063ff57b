import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { blocks, follows } from './tables.ts'

/** Two people in this order: who follows or blocks whom. */
export type Pair = readonly [from: string, to: string]

/** Who follows and who blocks whom, from what users announced. */
export function openRelations(db: Executor) {
  return {
    /** Whether either of two people has blocked the other. */
    isBlockedPair: async (a: string, b: string): Promise<boolean> => {
      const found = await db
        .select({ blockerId: blocks.blockerId })
        .from(blocks)
        .where(sql`(${blocks.blockerId}, ${blocks.blockedId}) in ((${a}, ${b}), (${b}, ${a}))`)
      return found.length > 0
    },

    follow: async (pairs: readonly Pair[]): Promise<void> => {
      await db
        .insert(follows)
        .values(pairs.map(([followerId, followeeId]) => ({ followerId, followeeId })))
        .onConflictDoNothing()
    },

    unfollow: async (pairs: readonly Pair[]): Promise<void> => {
      await db.delete(follows).where(sql`(${follows.followerId}, ${follows.followeeId}) in (${rowsOf(pairs)})`)
    },

    /** A block ends follows between the two, either way. */
    block: async (pairs: readonly Pair[]): Promise<void> => {
      await db
        .insert(blocks)
        .values(pairs.map(([blockerId, blockedId]) => ({ blockerId, blockedId })))
        .onConflictDoNothing()
      const eitherWay = pairs.flatMap(([a, b]): Pair[] => [
        [a, b],
        [b, a],
      ])
      await db.delete(follows).where(sql`(${follows.followerId}, ${follows.followeeId}) in (${rowsOf(eitherWay)})`)
    },

    unblock: async (pairs: readonly Pair[]): Promise<void> => {
      await db.delete(blocks).where(sql`(${blocks.blockerId}, ${blocks.blockedId}) in (${rowsOf(pairs)})`)
    },
  }
}

function rowsOf(pairs: readonly Pair[]): SQL {
  const column = (at: 0 | 1) => sql`${sql.param(pairs.map((pair) => pair[at]))}::text[]`
  return sql`select * from unnest(${column(0)}, ${column(1)})`
}
