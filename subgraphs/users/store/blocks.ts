import { and, eq, inArray, or } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/pagination.ts'
import { pairPages } from './pair-pages.ts'
import { blocks } from './tables.ts'

const BLOCKED = { table: blocks, owner: blocks.blockerId, other: blocks.blockedId, at: blocks.at }

export function openBlocks(db: Executor) {
  return {
    /** @returns false when the block was there already */
    add: async (blockerId: string, blockedId: string, at: Date): Promise<boolean> => {
      const added = await db.insert(blocks).values({ blockerId, blockedId, at }).onConflictDoNothing().returning()
      return added.length > 0
    },

    /** @returns false when there was no such block */
    remove: async (blockerId: string, blockedId: string): Promise<boolean> => {
      const removed = await db
        .delete(blocks)
        .where(and(eq(blocks.blockerId, blockerId), eq(blocks.blockedId, blockedId)))
        .returning()
      return removed.length > 0
    },

    /** Whether either of the two has blocked the other. */
    isPair: async (a: string, b: string): Promise<boolean> => {
      const found = await db
        .select({ at: blocks.at })
        .from(blocks)
        .where(
          or(
            and(eq(blocks.blockerId, a), eq(blocks.blockedId, b)),
            and(eq(blocks.blockerId, b), eq(blocks.blockedId, a)),
          ),
        )
      return found.length > 0
    },

    /** Which of these people `viewerId` has blocked. */
    blockedBy: async (viewerId: string, ids: readonly string[]): Promise<string[]> => {
      const rows = await db
        .select({ id: blocks.blockedId })
        .from(blocks)
        .where(and(eq(blocks.blockerId, viewerId), inArray(blocks.blockedId, [...ids])))
      return rows.map((row) => row.id)
    },

    /** Each owner's page of the people they have blocked; see {@link pairPages}. */
    pages: (ownerIds: readonly string[], page: PageRequest) => pairPages(db, BLOCKED, ownerIds, page),
  }
}
