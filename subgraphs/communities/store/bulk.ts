import { inArray, sql } from 'drizzle-orm'
import { type Clock, systemClock } from '../../../platform/clock.ts'
import type { Database, Executor } from '../../../platform/database.ts'
import { openOutbox } from '../../../platform/events/outbox.ts'
import type { CommunityRole } from '../domain/roles.ts'
import { communities, type MembershipRow, memberships } from './tables.ts'

/** Rows one transaction takes: large enough to be fast, small enough that joins do not wait long for the counters. */
const CHUNK = 2_000

/** Somebody who has joined, to be loaded in bulk. */
export interface MembershipSeed {
  communityId: string
  userId: string
  role?: CommunityRole
  joinedAt: Date
}

/**
 * Load memberships past the gates, for seeds and imports; those already there are left as they are. The communities' counters
 * move along, and each new member is told as `communities.memberJoined`, unless `announce` is false: then the gates that other
 * subgraphs decide do not know them as members. May run beside people who join.
 * @returns how many were new
 */
export async function loadMemberships(
  database: Database,
  rows: readonly MembershipSeed[],
  { announce = true, clock = systemClock }: { announce?: boolean; clock?: Clock } = {},
): Promise<number> {
  let total = 0
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK)
    total += await database.transact(async (tx) => {
      const added = await addMemberships(tx, chunk)
      if (announce) await openOutbox(tx, clock).publishAll(added.map(announcementOf))
      return added.length
    })
  }
  return total
}

async function addMemberships(tx: Executor, rows: readonly MembershipSeed[]): Promise<MembershipRow[]> {
  const ids = [...new Set(rows.map(({ communityId }) => communityId))]
  // Locked in id order: two loads, or a load and people who join, queue instead of deadlocking.
  await tx
    .select({ id: communities.id })
    .from(communities)
    .where(inArray(communities.id, ids))
    .orderBy(communities.id)
    .for('no key update')
  const added = await tx
    .insert(memberships)
    .values(rows.map((row) => ({ role: 'MEMBER' as const, ...row })))
    .onConflictDoNothing()
    .returning()
  if (added.length === 0) return added
  await tx.execute(sql`
    update ${communities} set follower_count = follower_count + news.count
    from (
      select community_id, count(*)::integer as count
      from unnest(${sql.param(added.map(({ communityId }) => communityId))}::text[]) as news (community_id)
      group by community_id
    ) as news
    where ${communities.id} = news.community_id`)
  return added
}

const announcementOf = ({ joinedAt, ...membership }: MembershipRow) => ({
  name: 'communities.memberJoined' as const,
  payload: { ...membership, joinedAt: joinedAt.toISOString() },
})
