import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import type { Candidate } from '../domain/auction.ts'
import { spentOn } from '../domain/spending.ts'
import { ON_SHOW } from '../domain/subject.ts'
import { accounts, campaigns, creatives, decisions, merchants, subjects } from './tables.ts'

/** A candidate with what it would show. */
export interface CreativeCandidate extends Candidate {
  creativeId: string
}

export interface CandidatesRequest {
  /** Null for whoever is not signed in: no cap is looked at, and nothing is their own. */
  viewerId: string | null
  at: Date
  /** The budget day of `at`. */
  day: string
  /** How many at most, the highest bids first. */
  limit: number
}

export function openCandidates(db: Executor) {
  return {
    /**
     * The campaigns that compete for a viewer's next place, highest bid first. What the auction would turn away anyway (budget,
     * cap) is left out here already, so that the best few are enough: {@link ../domain/auction.ts mayTake} has the same rules.
     */
    read: async ({ viewerId, at, day, limit }: CandidatesRequest): Promise<CreativeCandidate[]> => {
      const seen = db
        .select({ times: sql<number>`count(*)::int`.as('times') })
        .from(decisions)
        .where(
          and(
            eq(decisions.viewerId, sql`${viewerId}::text`),
            eq(decisions.campaignId, campaigns.id),
            sql`${decisions.seenAt} > ${at.toISOString()}::timestamptz - make_interval(hours => ${campaigns.capHours})`,
          ),
        )
        .as('seen')
      const isForeign = (ownerId: typeof merchants.ownerId | typeof subjects.ownerId) =>
        sql`${ownerId} is distinct from ${viewerId}::text`
      const rows = await db
        .select({ campaign: campaigns, creativeId: creatives.id, timesSeen: seen.times })
        .from(campaigns)
        .innerJoin(accounts, eq(accounts.id, campaigns.accountId))
        .innerJoin(merchants, eq(merchants.id, accounts.merchantId))
        .innerJoin(creatives, eq(creatives.campaignId, campaigns.id))
        .innerJoin(subjects, eq(subjects.id, creatives.subjectId))
        .crossJoinLateral(seen)
        .where(
          and(
            // Spelt out, not as a parameter: a generic plan sees that the partial index serves it.
            sql`${campaigns.state} = 'ACTIVE'`,
            inArray(subjects.state, [...ON_SHOW]),
            isForeign(merchants.ownerId),
            isForeign(subjects.ownerId),
            sql`case when ${campaigns.budgetDay} >= ${day}::date then ${campaigns.spentDayMinor} else 0 end
              + ${campaigns.bidMinor} <= ${campaigns.dailyMinor}`,
            sql`(${viewerId}::text is null or ${campaigns.capImpressions} is null
              or ${seen.times} < ${campaigns.capImpressions})`,
          ),
        )
        .orderBy(desc(campaigns.bidMinor), asc(campaigns.id))
        .limit(limit)
      return rows.map(({ campaign, creativeId, timesSeen }) => ({
        campaignId: campaign.id,
        creativeId,
        bidMinor: campaign.bidMinor,
        leftTodayMinor: campaign.dailyMinor - spentOn(campaign, day),
        timesSeen,
        timesMax: viewerId === null ? null : campaign.capImpressions,
      }))
    },
  }
}
