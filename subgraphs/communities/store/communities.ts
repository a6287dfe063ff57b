import { and, count, desc, eq, exists, inArray, type SQL, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import type { PageRequest } from '../../../platform/pagination.ts'
import { isUniqueViolation } from '../../../platform/sql-errors.ts'
import type { CommunityKind } from '../domain/community.ts'
import { parentsOf } from './parents.ts'
import { type CommunityRow, communities, communityTopics, memberships, topics } from './tables.ts'

/** A community in the list of the topic or the community it is found under. */
export interface ListedCommunity {
  parentId: string
  community: CommunityRow
}

/** What `rankKey` of a page of communities is made of: most members first, then the newest. */
const beforeRank = (after: PageRequest['after']) =>
  after ? sql`(${communities.followerCount}, ${communities.id}) < (${after[0]}::bigint, ${after[1]})` : undefined
const RANK = [desc(communities.followerCount), desc(communities.id)]

export function openCommunities(db: Executor) {
  return {
    byIds: (ids: readonly string[]): Promise<CommunityRow[]> =>
      db
        .select()
        .from(communities)
        .where(inArray(communities.id, [...ids])),

    bySlugs: (slugs: readonly string[]): Promise<CommunityRow[]> =>
      db
        .select()
        .from(communities)
        .where(inArray(communities.slug, [...slugs])),

    byId: async (id: string): Promise<CommunityRow | null> => {
      const [found] = await db.select().from(communities).where(eq(communities.id, id))
      return found ?? null
    },

    /** As `byId`, and holds the community until the transaction ends: its counter, owners and gates change one at a time. */
    lock: async (id: string): Promise<CommunityRow | null> => {
      const [found] = await db.select().from(communities).where(eq(communities.id, id)).for('no key update')
      return found ?? null
    },

    /** @returns SLUG_TAKEN; the transaction is then unusable and must be rolled back */
    add: async (
      community: typeof communities.$inferInsert,
      topicIds: readonly string[],
    ): Promise<Outcome<CommunityRow, 'SLUG_TAKEN'>> => {
      try {
        const [added] = await db.insert(communities).values(community).returning()
        if (topicIds.length > 0)
          await db
            .insert(communityTopics)
            .values(topicIds.map((topicId, place) => ({ communityId: community.id, topicId, place })))
        return ok(added as CommunityRow)
      } catch (error) {
        if (isUniqueViolation(error, 'communities_slug')) return rejected('SLUG_TAKEN', ['input', 'slug'])
        throw error
      }
    },

    isSlugTaken: async (slug: string): Promise<boolean> =>
      (await db.select({ id: communities.id }).from(communities).where(eq(communities.slug, slug))).length > 0,

    /** Most members first, up to `limit + 1`. */
    page: (
      filter: { kind: CommunityKind | null; topicId: string | null },
      { limit, after }: PageRequest,
    ): Promise<CommunityRow[]> =>
      db
        .select()
        .from(communities)
        .where(
          and(
            filter.kind ? eq(communities.kind, filter.kind) : undefined,
            filter.topicId ? exists(aboutTopic(db, filter.topicId)) : undefined,
            beforeRank(after),
          ),
        )
        .orderBy(...RANK)
        .limit(limit + 1),

    /** Each topic's communities, most members first, up to `limit` each. */
    ofTopics: (topicIds: readonly string[], limit: number): Promise<ListedCommunity[]> => {
      const page = db
        .select({ id: communities.id })
        .from(communities)
        .where(exists(aboutTopic(db, sql`parents.id`)))
        .orderBy(...RANK)
        .limit(limit)
        .as('page')
      return db
        .select({ parentId: sql<string>`parents.id`, community: communities })
        .from(parentsOf(topicIds))
        .crossJoinLateral(page)
        .innerJoin(communities, eq(communities.id, page.id))
        .orderBy(sql`parents.place`, ...RANK)
    },

    /** Each community's divisions by name, up to `limit` each. */
    divisions: (parentIds: readonly string[], limit: number): Promise<ListedCommunity[]> => {
      const page = db
        .select({ id: communities.id })
        .from(communities)
        .where(eq(communities.parentId, sql`parents.id`))
        .orderBy(communities.name, communities.id)
        .limit(limit)
        .as('page')
      return db
        .select({ parentId: sql<string>`parents.id`, community: communities })
        .from(parentsOf(parentIds))
        .crossJoinLateral(page)
        .innerJoin(communities, eq(communities.id, page.id))
        .orderBy(sql`parents.place`, communities.name, communities.id)
    },

    countDivisions: async (parentId: string): Promise<number> => {
      const [row] = await db.select({ count: count() }).from(communities).where(eq(communities.parentId, parentId))
      return row?.count ?? 0
    },

    /** Communities with a gate on POST, most members first, and whether this person has joined each. */
    postGated: async (
      userId: string,
      { limit, after }: PageRequest,
    ): Promise<{ community: CommunityRow; isMember: boolean }[]> => {
      const rows = await db
        .select({ community: communities, memberId: memberships.userId })
        .from(communities)
        .leftJoin(memberships, and(eq(memberships.communityId, communities.id), eq(memberships.userId, userId)))
        .where(and(sql`${communities.gates} ? 'POST'`, beforeRank(after)))
        .orderBy(...RANK)
        .limit(limit)
      return rows.map(({ community, memberId }) => ({ community, isMember: memberId !== null }))
    },

    /** The topics of each community, in the order its founder named them. */
    topicIdsOf: (communityIds: readonly string[]): Promise<{ communityId: string; topicId: string }[]> =>
      db
        .select({ communityId: communityTopics.communityId, topicId: communityTopics.topicId })
        .from(communityTopics)
        .where(inArray(communityTopics.communityId, [...communityIds]))
        .orderBy(communityTopics.communityId, communityTopics.place),

    /** Keep topics that content announced. */
    knowTopics: async (topicIds: readonly string[]): Promise<void> => {
      await db
        .insert(topics)
        .values(topicIds.map((id) => ({ id })))
        .onConflictDoNothing()
    },

    /** Which of these topics content has announced. */
    knownTopics: async (topicIds: readonly string[]): Promise<string[]> => {
      const rows = await db
        .select()
        .from(topics)
        .where(inArray(topics.id, [...topicIds]))
      return rows.map(({ id }) => id)
    },
  }
}

const aboutTopic = (db: Executor, topicId: string | SQL) =>
  db
    .select({ one: sql`1` })
    .from(communityTopics)
    .where(and(eq(communityTopics.topicId, topicId), eq(communityTopics.communityId, communities.id)))
