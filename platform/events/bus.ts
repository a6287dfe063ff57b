import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../database.ts'
import type { Log } from '../log.ts'
import { openPasses } from './passes.ts'
import { type Consumer, type Reactions, startConsumer } from './reactions.ts'
import { type LoggedEvent, readExtent, readLog } from './reader.ts'
import { startRelay } from './relay.ts'
import { openStream, type StreamItem } from './stream.ts'

/** The channel `events.relay` notifies; every process listens. */
const CHANNEL = 'lifegraph_events'
const READ_MAX = 1000
/** Safety net for a notification lost with its connection. */
const POLL_MS = 1000
const SETTLE_MAX_MS = 2000

export interface EventBus {
  /** To be called after a transaction with announcements committed; they are in the log milliseconds later. */
  announce(): void
  /** Run a subgraph's reactions from where it left off. @param name of the subgraph: its place in the log is kept under it */
  react(name: string, reactions: Reactions): Consumer
  /** Events of these topics, replayed from a position and then live. See {@link openStream}. */
  stream(topics: readonly string[], after: number | null): Promise<AsyncIterableIterator<StreamItem>>
  /**
   * Resolves once `consumer` has reacted to everything committed anywhere before the call. What an operation does before it
   * refuses on grounds of another subgraph's facts: a fact told a moment ago counts. Gives up waiting after a while.
   */
  settle(consumer: string): Promise<void>
  /** The last position handed to live streams in this process. */
  position(): number
  close(): Promise<void>
}

export interface EventBusOptions {
  /** How long events can be replayed. */
  retentionMs: number
  /** Wait before a failed reaction is tried again; each time after twice as long. */
  retryMs?: number
  /** Longest wait of `settle`; two seconds unless given. */
  settleMaxMs?: number
}

/**
 * Open this process's end of the event log: it relays its own outbox, listens for positions given by any process, and wakes
 * reactions and streams. @throws when the database cannot be reached
 */
export async function openEventBus(database: Database, log: Log, options: EventBusOptions): Promise<EventBus> {
  const listeners = new Map<string, Set<(event: LoggedEvent) => void>>()
  const consumers = new Map<string, Consumer>()
  const relay = startRelay(database, log, options.retentionMs)
  let position = (await readExtent(database.pool)).position
  let closed = false

  const dispatch = (events: readonly LoggedEvent[]) => {
    for (const event of events) {
      position = event.position
      for (const listener of listeners.get(event.topic) ?? []) listener(event)
    }
    for (const consumer of consumers.values()) {
      if (events.some((event) => consumer.names.has(event.name))) consumer.wake()
    }
  }
  const passes = openPasses(async () => {
    let read: number
    do {
      const events = await readLog(database.pool, { after: position, limit: READ_MAX, background: true })
      dispatch(events)
      read = events.length
    } while (read === READ_MAX)
  })
  const wake = () => {
    if (!closed)
      passes.request().catch((error) => log.warn({ err: error }, 'bus: could not read the event log, will try again'))
  }
  const listening = await database.client.listen(CHANNEL, wake, wake)
  const poll = setInterval(wake, POLL_MS)

  return {
    announce: relay.wake,
    react: (name, reactions) => {
      const consumer = startConsumer(name, reactions, database, log, relay.wake, options)
      consumers.set(name, consumer)
      consumer.wake()
      return consumer
    },
    stream: (topics, after) =>
      openStream(
        {
          extent: () => readExtent(database.pool),
          read: (wanted, from, limit) => readLog(database.pool, { after: from, limit, topics: wanted }),
          now: async () => {
            await relay.flush()
            return (await readExtent(database.pool)).position
          },
          listen: (wanted, listener) => listen(listeners, wanted, listener),
        },
        topics,
        after,
      ),
    settle: (name) =>
      Promise.race([
        relay.flush().then(() => consumers.get(name)?.catchUp()),
        wait(options.settleMaxMs ?? SETTLE_MAX_MS, undefined, { ref: false }),
      ]),
    position: () => position,
    close: async () => {
      closed = true
      clearInterval(poll)
      await Promise.all([...consumers.values()].map((consumer) => consumer.close()))
      await relay.close()
      await listening.unlisten().catch(() => {})
      await passes.idle()
    },
  }
}

function listen(
  listeners: Map<string, Set<(event: LoggedEvent) => void>>,
  topics: readonly string[],
  listener: (event: LoggedEvent) => void,
): () => void {
  for (const topic of topics) {
    const set = listeners.get(topic) ?? new Set()
    listeners.set(topic, set.add(listener))
  }
  return () => {
    for (const topic of topics) {
      const set = listeners.get(topic)
      set?.delete(listener)
      if (set?.size === 0) listeners.delete(topic)
    }
  }
}
