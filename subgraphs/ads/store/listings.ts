import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/pagination.ts'
import { type CampaignRow, campaigns, creatives } from './tables.ts'

/** A campaign in a list, with the account or the subject the list belongs to. */
export interface ListedCampaign {
  parentId: string
  campaign: CampaignRow
}

/** Lists of campaigns, newest first: each parent's page of up to `limit + 1`, all parents in one statement. */
export function openListings(db: Executor) {
  const pages = (
    isListed: SQL,
    parentIds: readonly string[],
    { limit, after }: PageRequest,
  ): Promise<ListedCampaign[]> => {
    const page = db
      .select({ id: campaigns.id })
      .from(campaigns)
      .where(
        and(
          isListed,
          after ? sql`(${campaigns.createdAt}, ${campaigns.id}) < (${after[0]}::timestamptz, ${after[1]})` : undefined,
        ),
      )
      .orderBy(desc(campaigns.createdAt), desc(campaigns.id))
      .limit(limit + 1)
      .as('page')
    return db
      .select({ parentId: sql<string>`parents.id`, campaign: campaigns })
      .from(sql`unnest(${sql.param([...parentIds])}::text[]) with ordinality as parents (id, place)`)
      .crossJoinLateral(page)
      .innerJoin(campaigns, eq(campaigns.id, page.id))
      .orderBy(sql`parents.place`, desc(campaigns.createdAt), desc(campaigns.id))
  }
  return {
    ofAccounts: (accountIds: readonly string[], page: PageRequest) =>
      pages(sql`${campaigns.accountId} = parents.id`, accountIds, page),

    ofSubjects: (subjectIds: readonly string[], page: PageRequest) => {
      const promoting = db
        .select({ id: creatives.campaignId })
        .from(creatives)
        .where(eq(creatives.subjectId, sql`parents.id`))
      return pages(sql`${campaigns.id} in ${promoting}`, subjectIds, page)
    },
  }
}
