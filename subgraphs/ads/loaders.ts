import DataLoader from 'dataloader'
import { countLoader, keyLoader, pageLoader } from '../../platform/loader.ts'
import type { AdsStore } from './store/index.ts'
import type { ListedCampaign } from './store/listings.ts'

export type AdsLoaders = ReturnType<typeof openLoaders>

/** Loaders of one request: each batches what its resolvers ask for. They load whatever is there; resolvers look at who asks. */
export function openLoaders(store: AdsStore) {
  const parentOf = (row: ListedCampaign) => row.parentId
  return {
    account: keyLoader(store.accounts.byIds, (account) => account.id),
    accountOfMerchant: keyLoader(store.accounts.byMerchants, (account) => account.merchantId),
    /** What an account has spent in all, in fen. */
    spent: new DataLoader<string, bigint>(async (ids) => {
      const spent = await store.accounts.spent(ids)
      const byId = new Map(spent.map(({ accountId, spendMinor }) => [accountId, spendMinor]))
      return ids.map((id) => byId.get(id) ?? 0n)
    }),
    campaign: keyLoader(store.campaigns.byIds, (campaign) => campaign.id),
    impressions: countLoader(store.campaigns.impressions),
    campaignsOfAccount: pageLoader(store.listings.ofAccounts, parentOf),
    campaignsOfSubject: pageLoader(store.listings.ofSubjects, parentOf),
    creative: keyLoader(store.creatives.byIds, (creative) => creative.id),
    creativeOfCampaign: keyLoader(store.creatives.byCampaigns, (creative) => creative.campaignId),
    attribution: keyLoader(store.attributions.byOrders, (attribution) => attribution.orderId),
    decision: keyLoader(store.decisions.byIds, (decision) => decision.id),
  }
}
