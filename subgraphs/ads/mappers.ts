import type { ForeignReference } from '../../platform/access.ts'
import type { OwnedAccount } from './store/accounts.ts'
import type { Attribution } from './store/attributions.ts'
import type { ShownCreative } from './store/creatives.ts'
import type { CampaignRow, DecisionRow, TouchRow } from './store/tables.ts'

// What resolvers pass on for each GraphQL type; codegen.ts reads the names.
export type AdAccountMapper = OwnedAccount
export type CampaignMapper = CampaignRow
export type BudgetMapper = CampaignRow
export type CampaignTotalsMapper = CampaignRow
export type CreativeMapper = ShownCreative
export type AdDecisionMapper = DecisionRow
/** Places are content's, merchants users', subjects their makers': only the id is known here. */
export type AdSlotMapper = { id: string }
export type MerchantMapper = ForeignReference
export type SubjectMapper = { id: string }
export type OrderMapper = { id: string }
export type AttributionMapper = Attribution
export type TouchMapper = TouchRow
