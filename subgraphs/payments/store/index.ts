import type { Clock } from '../../../platform/clock.ts'
import { type Database, type Executor, openStore } from '../../../platform/database.ts'
import type { EventBus } from '../../../platform/events/bus.ts'
import { openOutbox } from '../../../platform/events/outbox.ts'
import { openGatekeeper } from '../../../platform/gatekeeper/gatekeeper.ts'
import { openCredit } from './credit.ts'
import { openLedger } from './ledger.ts'
import { openPeople } from './people.ts'
import { openSubjects } from './subjects.ts'
import { circleGates, circleMembers, personFacts } from './tables.ts'
import { openTips } from './tips.ts'
import { openTransfers } from './transfers.ts'
import { openWallets } from './wallets.ts'

export type PaymentsStore = ReturnType<typeof openPaymentsStore>

/** All SQL of this subgraph: reads and small acts on the pool or in a transaction; money through the ledger alone. */
export function openPaymentsStore(database: Database, clock: Clock, bus: EventBus) {
  return {
    ...openStore(database, (executor) => bind(executor, clock), bus.announce),
    ledger: openLedger(database, bus.announce),
  }
}

function bind(executor: Executor, clock: Clock) {
  return {
    wallets: openWallets(executor),
    transfers: openTransfers(executor),
    tips: openTips(executor),
    credit: openCredit(executor),
    subjects: openSubjects(executor),
    people: openPeople(executor),
    gatekeeper: openGatekeeper(executor, { personFacts, circleGates, circleMembers }),
    outbox: openOutbox(executor, clock),
  }
}
