import { setTimeout as wait } from 'node:timers/promises'
import type { EventName } from '../../schema/events.ts'
import type { Database } from '../database.ts'
import { badUserInput } from '../errors.ts'
import type { Log } from '../log.ts'
import type { RedisClient } from '../redis.ts'
import type { Mode } from '../viewer.ts'
import { isPositionOf } from '../worlds/position.ts'
import { type Feed, openFeed } from './feed.ts'
import { openPasses } from './passes.ts'
import { type Consumer, type Reactions, startConsumer } from './reactions.ts'
import { isAnyBehind, type LoggedEvent, readExtent, readLog, readLogName } from './reader.ts'
import { openRedisBus, type RedisBus } from './redis-bus.ts'
import { startRelay } from './relay.ts'
import type { RingBounds } from './ring.ts'
import { type Listener, type LogPage, openStream, type StreamItem } from './stream.ts'

/** The channel the relay notifies of the last position; every process listens. */
const CHANNEL = 'lifegraph_events'
/** Events of before its start that a process has in memory: those who were thrown off by a restart come back at once. */
const RECENT_MAX = 1000
/** Safety net for a notification lost with its connection. */
const POLL_MS = 1000
/** How long Redis may take to bring what the log is known to hold. */
const GRACE_MS = 100
const SETTLE_MAX_MS = 2000
const ELSEWHERE_MAX_MS = 300
const ELSEWHERE_EVERY_MS = 10

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
  /**
   * Resolves once whoever reacts to events of this name has reacted to everything committed before the call: what an act waits for
   * that takes something away from others, so that it holds when it is answered. Gives up waiting after a while, for other processes
   * after 300 ms: they may be behind, or away.
   */
  heard(name: EventName): Promise<void>
  /**
   * The last position handed to live streams in this process. Everything up to it is committed, so whoever reads state after
   * asking and then streams from it misses nothing.
   */
  position(): number
  /**
   * From memory: every event of a topic after a position up to {@link position}; null when memory does not reach back so far.
   */
  recall(topic: string, after: number): readonly LoggedEvent[] | null
  close(): Promise<void>
}

export interface EventBusOptions {
  /** How long events can be replayed. */
  retentionMs: number
  /** Wait before a failed reaction is tried again; each time after twice as long. */
  retryMs?: number
  /** Longest wait of `settle`; two seconds unless given. */
  settleMaxMs?: number
  /** What is kept in memory for replays. */
  ring?: RingBounds
  /** The world this is the log of; the real one unless said. */
  mode?: Mode
  /** Where events travel between processes; without it they are read from the log, on notification. */
  redis?: { url: string; client: RedisClient; keptEvents?: number } | null
}

/**
 * Open this process's end of the event log: it relays its own outbox, listens for positions given by any process, and wakes
 * reactions and streams. @throws when the database cannot be reached
 */
export async function openEventBus(database: Database, log: Log, options: EventBusOptions): Promise<EventBus> {
  const listeners = new Map<string, Set<Listener>>()
  const consumers = new Map<string, Consumer>()
  const read = (after: number, limit: number) => readLog(database.pool, { after, limit, background: true })
  const extent = await readExtent(database.pool)
  const recent = await read(Math.max(extent.prunedUpTo, extent.position - RECENT_MAX), RECENT_MAX)

  const feed = openFeed({
    recent,
    start: recent.at(-1)?.position ?? extent.position,
    read,
    take: (events) => {
      for (const event of events) for (const listener of listeners.get(event.topic) ?? []) listener(event)
      for (const consumer of consumers.values())
        if (events.some((event) => consumer.names.has(event.name))) consumer.wake()
    },
    lost: () => {
      for (const listener of new Set([...listeners.values()].flatMap((each) => [...each]))) listener(null)
      for (const consumer of consumers.values()) consumer.wake()
    },
    // What Redis, or this process's own relay, is about to bring is not asked for.
    grace: () => (redis?.isReading() ? wait(GRACE_MS, undefined, { ref: false }) : relay.moving()),
    ring: options.ring,
    log,
  })
  const redis = options.redis ? await travelByRedis(database, feed, options.redis, log) : null
  const relay = startRelay(database, log, {
    retentionMs: options.retentionMs,
    moved: (events) => {
      feed.offer(events)
      redis?.publish(events)
    },
  })
  const catchUp = () => {
    feed.catchUp().catch((error) => log.warn({ err: error }, 'bus: could not read the event log, will try again'))
  }
  const listening = await database.client.listen(CHANNEL, (position) => feed.reaches(Number(position)), catchUp)
  const poll = setInterval(catchUp, POLL_MS)

  /** One look at the log for all who begin to stream at the same moment. */
  let end = extent.position
  const ends = openPasses(async () => {
    await relay.flush()
    end = (await readExtent(database.pool)).position
  })
  const pageOf = async (topics: readonly string[], after: number, limit: number): Promise<LogPage> => {
    const page = await redis?.page(after)
    if (page) {
      const events = page.events.filter((event) => topics.includes(event.topic))
      return { events, goneUpTo: 0, upTo: page.upTo, isLast: false }
    }
    const events = await readLog(database.pool, { after, limit, topics })
    // Asked after the page was read: what was pruned before that is seen here, so no hole goes unsaid.
    const { prunedUpTo } = await readExtent(database.pool)
    const upTo = events.at(-1)?.position ?? after
    return { events, goneUpTo: prunedUpTo, upTo, isLast: events.length < limit }
  }
  /** Wait for reactions in this process. */
  const heardHere = async (name: EventName) => {
    await relay.flush()
    await Promise.all([...consumers.values()].map((consumer) => consumer.names.has(name) && consumer.catchUp()))
  }
  /** Wait for everybody else's, of whom it is not known here what they react to. */
  const heardElsewhere = async () => {
    const giveUp = AbortSignal.timeout(ELSEWHERE_MAX_MS)
    const { position } = await readExtent(database.pool)
    while (!giveUp.aborted && (await isAnyBehind(database.pool, position, [...consumers.keys()])))
      await wait(ELSEWHERE_EVERY_MS, undefined, { ref: false })
  }
  const { mode = 'live' } = options
  const source = {
    position: feed.position,
    recall: feed.recall,
    read: pageOf,
    extent: () => readExtent(database.pool),
    now: () => ends.request().then(() => end),
    listen: (topics: readonly string[], listener: Listener) => listen(listeners, topics, listener),
  }

  return {
    announce: relay.wake,
    react: (name, reactions) => {
      const consumer = startConsumer(name, reactions, database, log, relay.wake, options)
      consumers.set(name, consumer)
      consumer.wake()
      return consumer
    },
    stream: async (topics, after) => {
      if (after !== null && !isPositionOf(mode, after))
        throw badUserInput('The cursor in "after" is not one of this world.', 'after')
      return openStream(source, topics, after)
    },
    settle: (name) =>
      Promise.race([
        relay.flush().then(() => consumers.get(name)?.catchUp()),
        wait(options.settleMaxMs ?? SETTLE_MAX_MS, undefined, { ref: false }),
      ]),
    heard: (name) =>
      Promise.race([heardHere(name), wait(options.settleMaxMs ?? SETTLE_MAX_MS, undefined, { ref: false })])
        .then(heardElsewhere)
        .catch((error) => log.warn({ err: error }, 'bus: could not wait for others to hear')),
    position: feed.position,
    recall: (topic, after) => feed.recall([topic], after, Number.POSITIVE_INFINITY),
    close: async () => {
      clearInterval(poll)
      await Promise.all([...consumers.values()].map((consumer) => consumer.close()))
      await relay.close()
      await listening.unlisten().catch(() => {})
      await redis?.close()
      await feed.close()
    },
  }
}

async function travelByRedis(
  database: Database,
  feed: Feed,
  { url, client, keptEvents }: NonNullable<EventBusOptions['redis']>,
  log: Log,
): Promise<RedisBus> {
  return openRedisBus({
    url,
    redis: client,
    key: `lifegraph:events:${await readLogName(database.pool)}`,
    position: feed.position,
    offer: feed.offer,
    read: (after, upTo) => readLog(database.pool, { after, upTo, limit: upTo - after, background: true }),
    end: async () => (await readExtent(database.pool)).position,
    keptEvents,
    log,
  })
}

function listen(listeners: Map<string, Set<Listener>>, topics: readonly string[], listener: Listener): () => void {
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
