import type { Clock } from '../../../platform/clock.ts'
import { type Executor, openStore, type Transacting } from '../../../platform/database.ts'
import type { EventBus } from '../../../platform/events/bus.ts'
import { openOutbox } from '../../../platform/events/outbox.ts'
import { type OnceRequest, once } from '../../../platform/idempotency.ts'
import { openAccounts } from './accounts.ts'
import { openAttributions } from './attributions.ts'
import { openCampaigns } from './campaigns.ts'
import { openCandidates } from './candidates.ts'
import { openCharges } from './charges.ts'
import { openCreatives } from './creatives.ts'
import { openDecisions } from './decisions.ts'
import { openListings } from './listings.ts'
import { openMerchants } from './merchants.ts'
import { openSubjects } from './subjects.ts'
import { idempotencyKeys } from './tables.ts'

export type AdsStore = ReturnType<typeof openAdsStore>
/** The store inside one transaction. */
export type AdsTx = ReturnType<typeof bind>

/** All SQL of this subgraph, on the pool or in a transaction. */
export function openAdsStore(database: Transacting, clock: Clock, bus: EventBus) {
  return openStore(database, (executor) => bind(executor, clock), bus.announce)
}

/** The store on an executor somebody else opened: the transaction of a reaction. */
export function bind(executor: Executor, clock: Clock) {
  return {
    merchants: openMerchants(executor),
    subjects: openSubjects(executor),
    accounts: openAccounts(executor),
    campaigns: openCampaigns(executor),
    listings: openListings(executor),
    creatives: openCreatives(executor),
    candidates: openCandidates(executor),
    decisions: openDecisions(executor),
    charges: openCharges(executor),
    attributions: openAttributions(executor),
    outbox: openOutbox(executor, clock),
    once: <T, C extends string>(request: OnceRequest<T, C>) => once(executor, idempotencyKeys, request),
  }
}
