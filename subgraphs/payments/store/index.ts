import type { Clock } from '../../../platform/clock.ts'
import { type Database, type Executor, openStore, type Transacting } from '../../../platform/database.ts'
import type { EventBus } from '../../../platform/events/bus.ts'
import { openOutbox } from '../../../platform/events/outbox.ts'
import { openGatekeeper } from '../../../platform/gatekeeper/gatekeeper.ts'
import { type OnceRequest, once } from '../../../platform/idempotency.ts'
import { sharedLoader } from '../../../platform/loader.ts'
import { openAccounts } from './accounts.ts'
import { idempotencyKeys } from './commerce-tables.ts'
import { openCredit } from './credit.ts'
import { openGiftStreaks } from './gift-streaks.ts'
import { openGiving } from './giving.ts'
import { openLedger } from './ledger.ts'
import { openLivePrices } from './live-prices.ts'
import { openMerchants } from './merchants.ts'
import { openOrders } from './orders.ts'
import { openPayouts } from './payouts.ts'
import { openPeople } from './people.ts'
import { openProducts } from './products.ts'
import { openProving } from './proof.ts'
import { openSubjects } from './subjects.ts'
import { circleGates, circleMembers, personFacts } from './tables.ts'
import { openTips } from './tips.ts'
import { openTransfers } from './transfers.ts'
import { openWallets } from './wallets.ts'
import { openWorkflows } from './workflows.ts'

export type PaymentsStore = ReturnType<typeof openPaymentsStore>
/** The store inside one transaction. */
export type PaymentsTx = ReturnType<typeof bind>

/**
 * All SQL of this subgraph: reads and small acts on the pool or in a transaction; money through the ledger alone.
 * @param within where all is done but proofs, which are of what is committed: a dry run's transaction; the database unless given
 */
export function openPaymentsStore(database: Database, clock: Clock, bus: EventBus, within: Transacting = database) {
  return {
    ...openStore(within, (executor) => bind(executor, clock), bus.announce),
    ledger: openLedger(within, bus.announce),
    proving: openProving(database),
    shared: openShared(within.pool),
  }
}

/** What a storm of requests asks for each by itself: those that come together share a statement. */
function openShared(pool: Executor) {
  const gatekeeper = openGatekeeper(pool, { personFacts, circleGates, circleMembers })
  return {
    tipping: sharedLoader(openGiving(pool).toSubjects),
    gate: sharedLoader(gatekeeper.decideAll),
  }
}

/** The store on an executor somebody else opened: the transaction of a reaction. */
export function bind(executor: Executor, clock: Clock) {
  return {
    accounts: openAccounts(executor),
    wallets: openWallets(executor),
    transfers: openTransfers(executor),
    tips: openTips(executor),
    credit: openCredit(executor),
    subjects: openSubjects(executor),
    giving: openGiving(executor),
    giftStreaks: openGiftStreaks(executor),
    people: openPeople(executor),
    gatekeeper: openGatekeeper(executor, { personFacts, circleGates, circleMembers }),
    merchants: openMerchants(executor),
    products: openProducts(executor),
    livePrices: openLivePrices(executor),
    orders: openOrders(executor),
    workflows: openWorkflows(executor),
    payouts: openPayouts(executor),
    outbox: openOutbox(executor, clock),
    once: <T, C extends string>(request: OnceRequest<T, C>) => once(executor, idempotencyKeys, request),
  }
}
