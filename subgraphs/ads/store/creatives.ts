import { eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type CreativeRow, creatives, subjects } from './tables.ts'

/** A creative, and whether what it promotes is still there. */
export interface ShownCreative extends CreativeRow {
  isRemoved: boolean
}

export function openCreatives(db: Executor) {
  const shown = () =>
    db
      .select({
        id: creatives.id,
        campaignId: creatives.campaignId,
        subjectId: creatives.subjectId,
        headline: creatives.headline,
        isRemoved: sql<boolean>`${subjects.state} = 'REMOVED'`,
      })
      .from(creatives)
      .innerJoin(subjects, eq(subjects.id, creatives.subjectId))
  return {
    byIds: (ids: readonly string[]): Promise<ShownCreative[]> => shown().where(inArray(creatives.id, [...ids])),

    byCampaigns: (campaignIds: readonly string[]): Promise<ShownCreative[]> =>
      shown().where(inArray(creatives.campaignId, [...campaignIds])),
  }
}
