import { foreignReference } from '../../platform/access.ts'
import { invariant } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { money, toWire } from '../../platform/money.ts'
import { payload } from '../../platform/outcome.ts'
import { connection, pageLimit, pageRequest } from '../../platform/pagination.ts'
import { hasScope, userIdOf, type Viewer } from '../../platform/viewer.ts'
import type { Resolvers } from './__generated__/types.ts'
import { budgetDay } from './domain/day.ts'
import { explainDecision } from './domain/explanation.ts'
import { spentOn, stateOn } from './domain/spending.ts'
import { mayRead, type Owned } from './operations/access.ts'
import { createCampaign } from './operations/createCampaign.ts'
import { openAdAccount } from './operations/openAdAccount.ts'
import { recordAdEvent } from './operations/recordAdEvent.ts'
import { setBudget } from './operations/setBudget.ts'
import { setCampaignState } from './operations/setCampaignState.ts'
import type { ListedCampaign } from './store/listings.ts'
import type { CampaignRow, DecisionRow } from './store/tables.ts'

/** Lists of campaigns are sorted by time, then by id. */
const CAMPAIGN_KEY = ['instant', 'string'] as const
const campaignKey = ({ campaign }: ListedCampaign) => [campaign.createdAt.toISOString(), campaign.id]

export const resolvers: Resolvers = {
  Query: {
    campaign: async (_, { id }, { viewer, loaders }) =>
      isId('Campaign', id) ? readable(viewer, await loaders.campaign.load(id)) : null,
  },
  Mutation: {
    openAdAccount: async (_, { merchantId }, ctx) => payload('adAccount', await openAdAccount(ctx, merchantId)),
    createCampaign: async (_, { input }, ctx) => payload('campaign', await createCampaign(ctx, input)),
    setCampaignState: async (_, { input }, ctx) => payload('campaign', await setCampaignState(ctx, input)),
    setBudget: async (_, { input }, ctx) => payload('campaign', await setBudget(ctx, input)),
    recordAdEvent: async (_, { input }, ctx) => payload('decision', await recordAdEvent(ctx, input)),
  },
  Merchant: {
    __resolveReference: ({ id }) => foreignReference(id),
    adAccount: async ({ id }, _, { viewer, loaders }) =>
      isId('Merchant', id) ? readable(viewer, await loaders.accountOfMerchant.load(id)) : null,
  },
  AdAccount: {
    __resolveReference: async ({ id }, { viewer, loaders }) =>
      isId('AdAccount', id) ? readable(viewer, await loaders.account.load(id)) : null,
    merchant: ({ merchantId }) => foreignReference(merchantId),
    campaigns: async ({ id }, args, { loaders }) => {
      const page = pageRequest(args, CAMPAIGN_KEY)
      return listed(connection(await loaders.campaignsOfAccount(id, page), page, campaignKey))
    },
    spentTotal: async ({ id }, _, { loaders }) => fen(await loaders.spent.load(id)),
  },
  Campaign: {
    __resolveReference: async ({ id }, { viewer, loaders }) =>
      isId('Campaign', id) ? readable(viewer, await loaders.campaign.load(id)) : null,
    adAccount: async ({ accountId }, _, { loaders }) => found(await loaders.account.load(accountId)),
    state: (campaign, _, { clock }) => stateOn(campaign, budgetDay(clock.now())),
    budget: (campaign) => campaign,
    bid: ({ bidMinor }) => fen(bidMinor),
    frequencyCap: (campaign) => capOf(campaign),
    creative: async ({ id }, _, { loaders }) => found(await loaders.creativeOfCampaign.load(id)),
    totals: (campaign) => campaign,
  },
  Budget: {
    daily: ({ dailyMinor }) => fen(dailyMinor),
    spentToday: (campaign, _, { clock }) => fen(spentOn(campaign, budgetDay(clock.now()))),
  },
  CampaignTotals: {
    impressions: ({ id }, _, { loaders }) => loaders.impressions.load(id),
    spend: ({ spendMinor }) => fen(spendMinor),
  },
  Creative: {
    __resolveReference: ({ id }, { loaders }) => (isId('Creative', id) ? loaders.creative.load(id) : null),
    promotes: ({ subjectId, isRemoved }) => (isRemoved ? null : { __typename: 'Subject', id: subjectId }),
  },
  AdSlot: {
    __resolveReference: (reference) => (isId('AdSlot', reference.id) ? reference : null),
    ad: ({ id }, _, { slot }) => slot.load(id),
  },
  AdDecision: {
    __resolveReference: async ({ id }, { viewer, loaders }) =>
      isId('AdDecision', id) ? madeFor(viewer, await loaders.decision.load(id)) : null,
    creative: async ({ creativeId }, _, { loaders }) => found(await loaders.creative.load(creativeId)),
    campaign: ({ campaignId }, _, { loaders }) => loaders.campaign.load(campaignId),
    priceCharged: ({ priceMinor }) => fen(priceMinor),
    whyThisAd: async ({ campaignId, viewerId, isContested, timesSeen }, _, { loaders }) => {
      const campaign = found(await loaders.campaign.load(campaignId))
      const cap = viewerId === null ? null : capOf(campaign)
      return explainDecision({ isContested, objective: campaign.objective, cap, timesSeen })
    },
  },
  Order: {
    __resolveReference: ({ id }) => (isId('Order', id) ? { id } : null),
    attribution: ({ id }, _, { loaders }) => loaders.attribution.load(id),
  },
  Attribution: {
    creditedCampaign: ({ campaignId }, _, { loaders }) =>
      campaignId === null ? null : loaders.campaign.load(campaignId),
  },
  Touch: {
    decision: async ({ decisionId }, _, { loaders }) => found(await loaders.decision.load(decisionId)),
  },
  Subject: {
    __resolveReference: (reference) => reference,
    promotions: async ({ id }, { first }, { loaders }) => {
      const rows = await loaders.campaignsOfSubject(id, { limit: pageLimit(first, 5), after: null })
      return rows.slice(0, pageLimit(first, 5)).map((row) => row.campaign)
    },
  },
}

const fen = (minor: bigint) => toWire(money(minor))

/** Rows that refer to each other are there together. */
function found<T>(row: T | null): T {
  invariant(row !== null, 'a row another one refers to is gone')
  return row
}

function readable<T extends Owned>(viewer: Viewer, row: T | null): T | null {
  return row && mayRead(viewer, row) ? row : null
}

/** A decision is for whom it was made; one made for nobody in particular is for all. */
function madeFor(viewer: Viewer, row: DecisionRow | null): DecisionRow | null {
  const isTheirs = row && (row.viewerId === null || row.viewerId === userIdOf(viewer) || hasScope(viewer, 'ads:read'))
  return isTheirs ? row : null
}

function capOf({ capImpressions, capHours }: CampaignRow): { impressions: number; perHours: number } | null {
  return capImpressions === null || capHours === null ? null : { impressions: capImpressions, perHours: capHours }
}

/** The campaigns of a page of a list. */
function listed({ edges, pageInfo }: ReturnType<typeof connection<ListedCampaign>>) {
  return { pageInfo, edges: edges.map(({ cursor, node }) => ({ cursor, node: node.campaign })) }
}
