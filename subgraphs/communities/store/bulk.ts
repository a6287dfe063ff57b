import { inArray, sql } from 'drizzle-orm'
import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database.ts'
import { openOutbox } from '../../../platform/events/outbox.ts'
import type { CommunityRole } from '../domain/roles.ts'
import { communities, memberships } from './tables.ts'

/** Somebody who has joined, to be loaded in bulk. */
export interface LoadedMembership {
  communityId: string
  userId: string
  role: CommunityRole
  joinedAt: Date
}

/** Rows one transaction takes: large enough to be fast, small enough not to hold the communities' counters for long. */
const CHUNK = 5_000

/**
 * Load memberships past the gates, for seeds and imports: those already there are left as they are, and the communities'
 * counters move along. With `announce` each one is told as `communities.memberJoined`, so that other subgraphs' gates know
 * members; without, only what communities decide knows them. Call `bus.announce()` after an announced load.
 * @returns how many were new
 */
export async function loadMemberships(
  database: Database,
  rows: readonly LoadedMembership[],
  { announce, clock }: { announce: boolean; clock: Clock },
): Promise<number> {
  let total = 0
  for (let start = 0; start < rows.length; start += CHUNK) {
    total += await loadChunk(database, rows.slice(start, start + CHUNK), announce, clock)
  }
  return total
}

async function loadChunk(
  database: Database,
  rows: readonly LoadedMembership[],
  announce: boolean,
  clock: Clock,
): Promise<number> {
  return database.transact(async (tx) => {
    const ids = [...new Set(rows.map(({ communityId }) => communityId))]
    // Locked in id order: two loads, or a load and joins, queue instead of deadlocking.
    await tx
      .select({ id: communities.id })
      .from(communities)
      .where(inArray(communities.id, ids))
      .orderBy(communities.id)
      .for('no key update')
    const added = await tx
      .insert(memberships)
      .values([...rows])
      .onConflictDoNothing()
      .returning()
    if (added.length === 0) return 0
    await tx.execute(sql`
      update ${communities} set follower_count = follower_count + news.count
      from (
        select community_id, count(*)::integer as count
        from unnest(${sql.param(added.map(({ communityId }) => communityId))}::text[]) as news (community_id)
        group by community_id
      ) as news
      where ${communities.id} = news.community_id`)
    if (announce)
      await openOutbox(tx, clock).publishAll(
        added.map(({ joinedAt, ...membership }) => ({
          name: 'communities.memberJoined' as const,
          payload: { ...membership, joinedAt: joinedAt.toISOString() },
        })),
      )
    return added.length
  })
}
