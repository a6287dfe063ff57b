import type { IdType } from '../../platform/ids.ts'

/** Which subgraph knows whether a thing exists, for every type `node` can give. */
export const OWNER: { readonly [T in IdType]?: string } = {
  User: 'users',
  Merchant: 'users',
  Organisation: 'users',
  PartnerApp: 'users',
  ApiKey: 'users',
  Wallet: 'payments',
  Transfer: 'payments',
  Tip: 'payments',
  Product: 'payments',
  Order: 'payments',
  Payout: 'payments',
  Workflow: 'payments',
  Post: 'content',
  Comment: 'content',
  LifeAccount: 'content',
  Topic: 'content',
  ServiceListing: 'content',
  Community: 'communities',
  LocalGroup: 'communities',
  Activity: 'communities',
  LiveRoom: 'live-streams',
  ChatMessage: 'live-streams',
  AdAccount: 'ads',
  Campaign: 'ads',
}
