import { eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Executor } from '../../../platform/database.ts'
import { accounts, type CampaignRow, campaigns, creatives, impressionTallies, merchants } from './tables.ts'

/** A campaign with who may change it: the owner of its merchant, who also pays. */
export interface OwnedCampaign extends CampaignRow {
  ownerId: string
  merchantId: string
}

const TALLY_SHARDS = 8
/** Under a name of its own: a lock names the table it is on without its schema. */
const campaign = alias(campaigns, 'campaign')

export function openCampaigns(db: Executor) {
  const owned = () =>
    db
      .select({ ...getTableColumns(campaign), ownerId: merchants.ownerId, merchantId: merchants.id })
      .from(campaign)
      .innerJoin(accounts, eq(accounts.id, campaign.accountId))
      .innerJoin(merchants, eq(merchants.id, accounts.merchantId))

  return {
    byIds: (ids: readonly string[]): Promise<OwnedCampaign[]> => owned().where(inArray(campaign.id, [...ids])),

    byId: async (id: string): Promise<CampaignRow | null> => {
      const [found] = await db.select().from(campaigns).where(eq(campaigns.id, id))
      return found ?? null
    },

    /** The campaign, locked: what is spent and decided about it happens one after the other. */
    lock: async (id: string): Promise<OwnedCampaign | null> => {
      // Not a lock on the key: new decisions refer to the row and need not wait.
      const [locked] = await owned().where(eq(campaign.id, id)).for('no key update', { of: campaign })
      return locked ?? null
    },

    add: async (made: typeof campaigns.$inferInsert, creative: typeof creatives.$inferInsert): Promise<CampaignRow> => {
      const [added] = await db.insert(campaigns).values(made).returning()
      await db.insert(creatives).values(creative)
      return added as CampaignRow
    },

    /** Change what its owner decides; the version goes up by one. */
    change: async (id: string, changes: Partial<Pick<CampaignRow, 'state' | 'dailyMinor'>>): Promise<CampaignRow> => {
      const [changed] = await db
        .update(campaigns)
        .set({ ...changes, version: sql`${campaigns.version} + 1` })
        .where(eq(campaigns.id, id))
        .returning()
      return changed as CampaignRow
    },

    /** Count a click on a locked campaign. @param spent what the day has cost with it, and how much of that is new */
    countClick: async (id: string, spent: { day: string; dayMinor: bigint; addedMinor: bigint }): Promise<void> => {
      await db
        .update(campaigns)
        .set({
          clicks: sql`${campaigns.clicks} + 1`,
          budgetDay: spent.day,
          spentDayMinor: spent.dayMinor,
          spendMinor: sql`${campaigns.spendMinor} + ${spent.addedMinor}`,
        })
        .where(eq(campaigns.id, id))
    },

    countImpression: async (id: string): Promise<void> => {
      const shard = Math.floor(Math.random() * TALLY_SHARDS)
      await db
        .insert(impressionTallies)
        .values({ campaignId: id, shard, impressions: 1 })
        .onConflictDoUpdate({
          target: [impressionTallies.campaignId, impressionTallies.shard],
          set: { impressions: sql`${impressionTallies.impressions} + 1` },
        })
    },

    /**
     * Give back what payments declined and stop the campaigns it was declined to.
     * @param declined one entry for each charge; `day` is the budget day it counted for
     */
    giveBack: async (declined: readonly { campaignId: string; amountMinor: bigint; day: string }[]): Promise<void> => {
      // As parameters, not as rows of another statement's RETURNING: PostgreSQL re-reads a row that changed meanwhile.
      const back = sql`unnest(
        ${sql.param(declined.map((charge) => charge.campaignId))}::text[],
        ${sql.param(declined.map((charge) => charge.amountMinor.toString()))}::bigint[],
        ${sql.param(declined.map((charge) => charge.day))}::text[]) as back (campaign_id, amount, day)`
      await db.execute(sql`
        update ads.campaigns as c set
          spend_minor = spend_minor - (select sum(amount) from ${back} where campaign_id = c.id),
          spent_day_minor = spent_day_minor
            - coalesce((select sum(amount) from ${back} where campaign_id = c.id and day::date = c.budget_day), 0),
          version = version + (state = 'ACTIVE')::int,
          state = case when state = 'ACTIVE' then 'UNFUNDED' else state end
        where c.id in (select campaign_id from ${back})`)
    },

    /** How often each campaign was seen. */
    impressions: (ids: readonly string[]): Promise<{ key: string; count: number }[]> =>
      db
        .select({
          key: impressionTallies.campaignId,
          count: sql`sum(${impressionTallies.impressions})`.mapWith(Number),
        })
        .from(impressionTallies)
        .where(inArray(impressionTallies.campaignId, [...ids]))
        .groupBy(impressionTallies.campaignId),
  }
}
