import type { Clock } from '../../../platform/clock.ts'
import { type Executor, openStore, type Transacting } from '../../../platform/database.ts'
import type { EventBus } from '../../../platform/events/bus.ts'
import { openOutbox } from '../../../platform/events/outbox.ts'
import { type OnceRequest, once } from '../../../platform/idempotency.ts'
import { openApiKeyUsage } from './api-key-usage.ts'
import { openApiKeys } from './api-keys.ts'
import { openAttestations } from './attestations.ts'
import { openAudit } from './audit.ts'
import { openBlocks } from './blocks.ts'
import { openConsents } from './consents.ts'
import { openFollows } from './follows.ts'
import { openMerchants } from './merchants.ts'
import { openPartners } from './partners.ts'
import { openPeople } from './people.ts'
import { openSessions } from './sessions.ts'
import { openSigningKeys } from './signing-keys.ts'
import { idempotencyKeys } from './tables.ts'
import { openWithdrawals } from './withdrawals.ts'

export type UsersStore = ReturnType<typeof openUsersStore>
/** The store inside one transaction. */
export type UsersTx = ReturnType<typeof bind>

/** All SQL of this subgraph, on the pool or in a transaction. */
export function openUsersStore(database: Transacting, clock: Clock, bus: EventBus) {
  return openStore(database, (executor) => bind(executor, clock), bus.announce)
}

function bind(executor: Executor, clock: Clock) {
  return {
    people: openPeople(executor),
    sessions: openSessions(executor),
    signingKeys: openSigningKeys(executor),
    withdrawals: openWithdrawals(executor),
    follows: openFollows(executor),
    blocks: openBlocks(executor),
    attestations: openAttestations(executor),
    merchants: openMerchants(executor),
    partners: openPartners(executor),
    apiKeys: openApiKeys(executor),
    apiKeyUsage: openApiKeyUsage(executor),
    consents: openConsents(executor),
    audit: openAudit(executor),
    outbox: openOutbox(executor, clock),
    once: <T, C extends string>(request: OnceRequest<T, C>) => once(executor, idempotencyKeys, request),
  }
}
