import { v7 } from 'uuid'
import type { EventCatalogue, EventName } from '../../schema/events.ts'
import { type ManualClock, manualClock } from '../clock.ts'
import { type Database, openDatabase } from '../database.ts'
import { openDryRuns } from '../dry-run.ts'
import { type EventBus, openEventBus } from '../events/bus.ts'
import { announcedIn, openOutbox } from '../events/outbox.ts'
import type { RingBounds } from '../events/ring.ts'
import { newId } from '../ids.ts'
import { silentLog } from '../log.ts'
import { migrate } from '../migrate.ts'
import { openRedis } from '../redis.ts'
import { type RunningSubgraph, type SubgraphModule, startSubgraph } from '../subgraph.ts'
import { anonymous, type UserViewer, type Viewer } from '../viewer.ts'
import { freshDatabase, templateDatabase } from './postgres.ts'

/** JSON as a client sees it; tests look into it freely. */
// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape its query asks for
export type Json = any

export interface Answer {
  data: Json
  errors?: readonly { message: string; path?: readonly (string | number)[]; extensions: Record<string, Json> }[]
}

/** Somebody who asks this subgraph. */
export interface Caller {
  readonly viewer: Viewer
  /** The signed-in person's id. */
  readonly id: string
  /** Run an operation and give back everything: data and errors. */
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>
  /** Run an operation that must have no errors and give back its data. */
  data(query: string, variables?: Record<string, unknown>): Promise<Json>
  /** The first `count` events of a subscription; ends it then. */
  take(count: number, query: string, variables?: Record<string, unknown>): Promise<Json[]>
  subscribe(query: string, variables?: Record<string, unknown>): Promise<AsyncIterableIterator<Answer>>
}

export interface TestSubgraph {
  readonly database: Database
  readonly bus: EventBus
  readonly clock: ManualClock
  readonly subgraph: RunningSubgraph
  readonly anonymous: Caller
  /** A signed-in person; a new one unless an id is given, in a session of their own unless one is given. */
  person(options?: { id?: string; sessionId?: string; scopes?: readonly string[] }): Caller
  /** A partner's app of an owner, by a key with these scopes. */
  app(ownerId: string, ...scopes: readonly string[]): Caller
  /** Announce an event as another subgraph would, and wait until this one has reacted. */
  announce<N extends EventName>(name: N, payload: EventCatalogue[N]): Promise<void>
  /** Wait until everything announced so far is in the log and reacted to. */
  settle(): Promise<void>
  /** The payloads announced under a name so far, in order. */
  announced<N extends EventName>(name: N): Promise<EventCatalogue[N][]>
  /** Statements the work sends to PostgreSQL. */
  statementsOf(work: () => Promise<unknown>): Promise<number>
  /** The text of every statement sent while the work runs, in order; relay and reactions, which run meanwhile, included. */
  statementTextsOf(work: () => Promise<unknown>): Promise<string[]>
  /** Another process of this subgraph, on the same database and clock. Closed by itself, before this one. */
  another(options?: TestProcessOptions): Promise<TestSubgraph>
  close(): Promise<void>
}

export interface TestProcessOptions {
  /** What the process has in memory of the event log; `FORGETFUL` is nothing. */
  ring?: RingBounds
  redisUrl?: string | undefined
}

/** A process that has nothing of the event log in memory, so that it replays from where it is kept. */
export const FORGETFUL: TestProcessOptions = { ring: { eventsMax: 0, bytesMax: 0 } }

export const TEST_SECRET = new TextEncoder().encode('a secret of at least thirty-two bytes, for tests')

/** Enough to meet each other: every connection costs the server 8 ms to begin, and most tests live for a second. */
const CONNECTIONS = 8

/** One subgraph alone, on a database of its own, with a clock that stands still. Its SQL is real, its neighbours are events. */
export async function openTestSubgraph(
  // biome-ignore lint/suspicious/noExplicitAny: takes a subgraph whatever its context
  module: SubgraphModule<any>,
  start = new Date(),
  options: TestProcessOptions = {},
): Promise<TestSubgraph> {
  const template = await templateDatabase(`subgraph ${module.name}`, (url) => migrate(url, [module.name]))
  const home = await freshDatabase({ template })
  const clock = manualClock(start)
  const graph = await openProcess(module, home.url, clock, options)
  return {
    ...graph,
    close: async () => {
      await graph.close()
      await home.drop()
    },
  }
}

async function openProcess(
  // biome-ignore lint/suspicious/noExplicitAny: takes a subgraph whatever its context
  module: SubgraphModule<any>,
  url: string,
  clock: ManualClock,
  options: TestProcessOptions,
): Promise<TestSubgraph> {
  let texts: string[] | null = null
  const database = openDatabase({ url, max: CONNECTIONS, onStatement: (text) => texts?.push(text) })
  const { redisUrl, ...bounds } = options
  const redis = redisUrl === undefined ? null : openRedis(redisUrl, { name: 'commands' }, silentLog)
  const bus = await openEventBus(database, silentLog, {
    retentionMs: 3600_000,
    settleMaxMs: 15_000,
    redis: redis && { url: redisUrl ?? '', client: redis },
    ...bounds,
  })
  const dryRuns = openDryRuns({ databaseUrl: url, log: silentLog, announcedIn: ({ pool }) => announcedIn(pool) })
  const kernel = { database, bus, dryRuns, redis, clock, log: silentLog, accessTokenSecret: TEST_SECRET }
  const subgraph = startSubgraph(module, kernel)
  const settle = () => bus.settle(module.name)
  /** As {@link settle}, and until this process has heard of it all: what was announced before must not be counted as somebody's. */
  const rest = async () => {
    await settle()
    const [head] = await database.client`select position from events.head`
    while (bus.position() < Number(head?.position)) await new Promise((resolve) => setTimeout(resolve, 2))
    await settle()
  }
  // Until its reactions have found their place in the log, statements are sent that no test asked for.
  await settle()
  return {
    database,
    bus,
    clock,
    subgraph,
    anonymous: caller(subgraph, anonymous),
    person: ({ id = newId('User'), sessionId = newId('Session'), scopes = [] } = {}) =>
      caller(subgraph, { kind: 'user', userId: id, sessionId, scopes } satisfies UserViewer),
    app: (ownerId, ...scopes) =>
      caller(subgraph, { kind: 'app', appId: newId('PartnerApp'), keyId: newId('ApiKey'), ownerId, scopes }),
    announce: async (name, payload) => {
      await database.transact((tx) => openOutbox(tx, clock).publish(name, payload))
      await settle()
    },
    settle,
    announced: async (name) => {
      await settle()
      const rows = await database.client`select payload from events.log where name = ${name} order by position`
      return rows.map((row) => row.payload)
    },
    statementsOf: async (work) => {
      await rest()
      const before = database.statementCount()
      await work()
      return database.statementCount() - before
    },
    statementTextsOf: async (work) => {
      const sent: string[] = []
      texts = sent
      await work()
      texts = null
      return sent
    },
    another: (other = {}) => openProcess(module, url, clock, other),
    close: async () => {
      await subgraph.close()
      await dryRuns.close()
      await bus.close()
      redis?.disconnect()
      await database.close()
    },
  }
}

function caller(subgraph: RunningSubgraph, viewer: Viewer): Caller {
  const request = (query: string, variables?: Record<string, unknown>) => ({
    query,
    variables,
    viewer,
    requestId: v7(),
  })
  const ask = async (query: string, variables?: Record<string, unknown>) =>
    plain(await subgraph.execute(request(query, variables)))
  const subscribe = async (query: string, variables?: Record<string, unknown>) => {
    const stream = await subgraph.subscribe(request(query, variables))
    if (!(Symbol.asyncIterator in stream)) throw new Error(`the subscription was refused: ${JSON.stringify(stream)}`)
    return stream as AsyncIterableIterator<Answer>
  }
  return {
    viewer,
    id: viewer.kind === 'user' ? viewer.userId : '',
    ask,
    data: async (query, variables) => {
      const answer = await ask(query, variables)
      if (answer.errors) throw new Error(`unexpected errors: ${JSON.stringify(answer.errors)}`)
      return answer.data
    },
    subscribe,
    take: async (count, query, variables) => {
      const stream = await subscribe(query, variables)
      const events: Json[] = []
      while (events.length < count) {
        const { done, value } = await stream.next()
        if (done) break
        events.push(plain(value).data)
      }
      await stream.return?.()
      return events
    },
  }
}

/** As a client sees it: through JSON, without prototypes. */
const plain = (value: unknown): Answer => JSON.parse(JSON.stringify(value))
