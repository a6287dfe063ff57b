import type { Clock } from '../../../platform/clock.ts'
import { type Executor, openStore, type Transacting, withRetry } from '../../../platform/database.ts'
import type { EventBus } from '../../../platform/events/bus.ts'
import { openOutbox } from '../../../platform/events/outbox.ts'
import { type OnceRequest, once } from '../../../platform/idempotency.ts'
import { openAudience } from './audience.ts'
import { openBans } from './bans.ts'
import { openChat } from './chat.ts'
import { openGifts } from './gifts.ts'
import { openPayments } from './payments.ts'
import { openPeople } from './people.ts'
import { openPins } from './pins.ts'
import { openRooms } from './rooms.ts'
import { openSales } from './sales.ts'
import { openStreaks } from './streaks.ts'
import { idempotencyKeys } from './tables.ts'

export type LiveStore = ReturnType<typeof openLiveStore>
/** The store inside one transaction. */
export type LiveTx = ReturnType<typeof bindLiveStore>

/** All SQL of this subgraph, on the pool or in a transaction. */
export function openLiveStore(database: Transacting, clock: Clock, bus: Pick<EventBus, 'announce'>) {
  const store = openStore(database, (executor) => bindLiveStore(executor, clock), bus.announce)
  /** As `chat.say`, in a transaction of its own: what it answers is committed. */
  const say: typeof store.chat.say = async (...message) => {
    const said = await withRetry(() => store.chat.say(...message))
    if (said) bus.announce()
    return said
  }
  return { ...store, say }
}

/** The store on an executor somebody else opened: the transaction of a reaction. */
export function bindLiveStore(executor: Executor, clock: Clock) {
  return {
    rooms: openRooms(executor),
    bans: openBans(executor),
    chat: openChat(executor),
    gifts: openGifts(executor),
    streaks: openStreaks(executor),
    payments: openPayments(executor),
    pins: openPins(executor),
    audience: openAudience(executor),
    people: openPeople(executor),
    sales: openSales(executor),
    outbox: openOutbox(executor, clock),
    once: <T, C extends string>(request: OnceRequest<T, C>) => once(executor, idempotencyKeys, request),
  }
}
