import type { Clock } from '../../../platform/clock.ts'
import { type Executor, openStore, type Transacting } from '../../../platform/database.ts'
import type { EventBus } from '../../../platform/events/bus.ts'
import { openOutbox } from '../../../platform/events/outbox.ts'
import { type OnceRequest, once } from '../../../platform/idempotency.ts'
import { openActivities } from './activities.ts'
import { openCommunities } from './communities.ts'
import { openGates } from './gates.ts'
import { openLocalGroups } from './local-groups.ts'
import { openMemberships } from './memberships.ts'
import { openPeople } from './people.ts'
import { openPosts } from './posts.ts'
import { openRsvps } from './rsvps.ts'
import { idempotencyKeys } from './tables.ts'

export type CommunitiesStore = ReturnType<typeof openCommunitiesStore>
/** The store inside one transaction. */
export type CommunitiesTx = ReturnType<typeof bind>

/** All SQL of this subgraph, on the pool or in a transaction. */
export function openCommunitiesStore(database: Transacting, clock: Clock, bus: EventBus) {
  return openStore(database, (executor) => bind(executor, clock), bus.announce)
}

function bind(executor: Executor, clock: Clock) {
  return {
    communities: openCommunities(executor),
    gates: openGates(executor),
    memberships: openMemberships(executor),
    people: openPeople(executor),
    posts: openPosts(executor),
    localGroups: openLocalGroups(executor),
    activities: openActivities(executor),
    rsvps: openRsvps(executor),
    outbox: openOutbox(executor, clock),
    once: <T, C extends string>(request: OnceRequest<T, C>) => once(executor, idempotencyKeys, request),
  }
}
