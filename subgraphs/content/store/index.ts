import type { Clock } from '../../../platform/clock.ts'
import { type Executor, openStore, type Transacting } from '../../../platform/database.ts'
import type { EventBus } from '../../../platform/events/bus.ts'
import { openOutbox } from '../../../platform/events/outbox.ts'
import { openGatekeeper } from '../../../platform/gatekeeper/gatekeeper.ts'
import { type OnceRequest, once } from '../../../platform/idempotency.ts'
import { openAppEntries } from './app-entries.ts'
import { openAudience } from './audience.ts'
import { openComments } from './comments.ts'
import { openFeed } from './feed.ts'
import { openLifeAccounts } from './life-accounts.ts'
import { openPeople } from './people.ts'
import { openPosts } from './posts.ts'
import { openReaders } from './readers.ts'
import { openRelations } from './relations.ts'
import { openRooms } from './rooms.ts'
import { openServices } from './services.ts'
import { openSubjects } from './subjects.ts'
import { circleGates, circleMembers, idempotencyKeys, personFacts } from './tables.ts'
import { openTopics } from './topics.ts'
import { openViews } from './views.ts'

export type ContentStore = ReturnType<typeof openContentStore>
/** The store inside one transaction. */
export type ContentTx = ReturnType<typeof bindContent>

/** All SQL of this subgraph, on the pool or in a transaction. */
export function openContentStore(database: Transacting, clock: Clock, bus: Pick<EventBus, 'announce'>) {
  return openStore(database, (executor) => bindContent(executor, clock), bus.announce)
}

/** All SQL of this subgraph in one transaction, for those that open it themselves: reactions and bulk loads. */
export function bindContent(executor: Executor, clock: Clock) {
  return {
    posts: openPosts(executor),
    comments: openComments(executor),
    subjects: openSubjects(executor),
    views: openViews(executor),
    lifeAccounts: openLifeAccounts(executor),
    topics: openTopics(executor),
    services: openServices(executor),
    appEntries: openAppEntries(executor),
    people: openPeople(executor),
    relations: openRelations(executor),
    rooms: openRooms(executor),
    readers: openReaders(executor),
    feed: openFeed(executor),
    audience: openAudience(executor),
    gates: openGatekeeper(executor, { personFacts, circleGates, circleMembers }),
    outbox: openOutbox(executor, clock),
    once: <T, C extends string>(request: OnceRequest<T, C>) => once(executor, idempotencyKeys, request),
  }
}
