import postgres from 'postgres'
import { v7 } from 'uuid'
import { type BudgetSettings, openBudgets } from '../../gateway/limits/budget/index.ts'
import { type OneProcessOptions, openOneProcess } from '../../gateway/one-process.ts'
import { serveGateway } from '../../gateway/serve.ts'
import { lifegraph } from '../../gateway/tests/graphs.ts'
import { type ManualClock, manualClock } from '../../platform/clock.ts'
import { silentLog } from '../../platform/log.ts'
import { prepareDatabase } from '../../platform/process/prepare-database.ts'
import { freshDatabase, templateDatabase } from '../../platform/testing/postgres.ts'
import { SUBGRAPH_MODULES } from '../../subgraphs/index.ts'
import { type Client, openClient } from './client.ts'
import { type Processes, startProcesses } from './processes.ts'

export interface Person extends Client {
  readonly id: string
  readonly handle: string
  readonly accessToken: string
}

/** A running platform with an empty graph, as people and their apps meet it: over HTTP and WebSocket. */
export interface World {
  readonly url: string
  readonly databaseUrl: string
  readonly anonymous: Client
  /** Sign somebody up, optionally as a member of staff with scopes. */
  signUp(handle: string, options?: { scopes?: string[] }): Promise<Person>
  /** Let time pass: by moving the clock where there is one to move, else by waiting. */
  pass(ms: number): Promise<void>
  /** A key nobody used before. */
  key(): string
  /** Run SQL as the operator: for looking, and for what only staff tools will do. */
  readonly sql: postgres.Sql
  close(): Promise<void>
}

/** A world in one process, which also shows what it costs inside. */
export interface OneProcessWorld extends World {
  readonly clock: ManualClock
  /** What `work` sends each time it is done; it is done three times. */
  costOf(work: () => Promise<unknown>): Promise<Cost>
  /** Let everything announced so far be reacted to. */
  settle(): Promise<void>
}

export interface Cost {
  /** Statements to PostgreSQL. */
  statements: number
  /** Fetches, by the names of the subgraphs they went to. */
  fetches: string[]
}

const ACCESS_TOKEN_SECRET = 'an access token secret for tests, long enough'

/** Every subgraph's migrations and reference rows, made once per run. */
export async function homeDatabase() {
  const template = await templateDatabase('the whole graph', (url) => prepareDatabase(url, SUBGRAPH_MODULES))
  return freshDatabase({ template })
}

/** `npm start`, on a database of its own and a clock that can be moved. */
export async function openOneProcessWorld({
  budgets: settings,
  ...options
}: Partial<Pick<OneProcessOptions, 'throughLink' | 'dryRunMaxMs' | 'log' | 'without'>> & {
  budgets?: BudgetSettings
} = {}): Promise<OneProcessWorld> {
  const home = await homeDatabase()
  const clock = manualClock()
  const fetches: string[] = []
  const budgets = settings ? openBudgets({ settings, clock, log: silentLog }) : null
  const graph = await openOneProcess({
    graph: await lifegraph(),
    databaseUrl: home.url,
    databasePoolMax: 20,
    eventRetentionHours: 1,
    accessTokenSecret: ACCESS_TOKEN_SECRET,
    clock,
    log: silentLog,
    sandbox: {},
    onFetch: ({ subgraph }) => fetches.push(subgraph),
    budgets: () => budgets,
    ...options,
  })
  const gateway = await serveGateway({
    engine: graph.engine,
    issuers: [graph.issuer],
    apiKeys: graph.apiKeys,
    revocations: graph.revocations,
    clock,
    log: options.log ?? silentLog,
    port: 0,
    host: '127.0.0.1',
    drainTimeoutMs: 1000,
    budgets,
  })
  const world = openWorld(`http://127.0.0.1:${gateway.port}/graphql`, home.url)
  return {
    ...world,
    clock,
    pass: async (ms) => clock.advance(ms),
    settle: () => settle(graph),
    costOf: async (work) => {
      const tries: Cost[] = []
      for (let attempt = 0; attempt < 3; attempt++) {
        await settle(graph)
        fetches.length = 0
        const before = graph.kernel.database.statementCount()
        await work()
        tries.push({ statements: graph.kernel.database.statementCount() - before, fetches: [...fetches].sort() })
      }
      // The relay looks for events every now and then, which may fall into one try but not into all.
      return tries.reduce((least, cost) => (cost.statements < least.statements ? cost : least))
    },
    close: async () => {
      await world.close()
      await gateway.close()
      await budgets?.close()
      await graph.close()
      await home.drop()
    },
  }
}

/** Let background work come to rest, so that it is not counted as somebody's. */
async function settle(graph: Awaited<ReturnType<typeof openOneProcess>>): Promise<void> {
  // Twice: what is told in answer to what was told is heard, too.
  for (const _ of [1, 2]) await Promise.all(SUBGRAPH_MODULES.map(({ name }) => graph.kernel.bus.settle(name)))
}

/** Seven processes joined by signed links over HTTP and WebSocket, as docker-compose runs them. */
export async function openManyProcessesWorld(): Promise<World & Pick<Processes, 'kill'>> {
  const home = await homeDatabase()
  const processes = await startProcesses(home.url, ACCESS_TOKEN_SECRET)
  const world = openWorld(processes.url, home.url)
  return {
    ...world,
    kill: processes.kill,
    close: async () => {
      await world.close()
      await processes.stop()
      await home.drop()
    },
  }
}

export function openWorld(url: string, databaseUrl: string): World {
  const sql = postgres(databaseUrl, { max: 2, onnotice: () => {} })
  const anonymous = openClient(url)
  const key = () => v7()
  return {
    url,
    databaseUrl,
    sql,
    key,
    pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    anonymous,
    signUp: async (handle, { scopes = [] } = {}) => {
      const password = `the password of ${handle}`
      const opened = await anonymous.act(
        'signUp',
        { handle, password, displayName: handle },
        'user { id } userErrors { code }',
      )
      if (!opened.user) throw new Error(`could not sign ${handle} up: ${JSON.stringify(opened.userErrors)}`)
      if (scopes.length > 0) await sql`update users.people set scopes = ${scopes} where handle = ${handle}`
      const { session } = await anonymous.act('signIn', { handle, password }, 'session { accessToken }')
      return { ...openClient(url, session.accessToken), id: opened.user.id, handle, accessToken: session.accessToken }
    },
    close: () => sql.end(),
  }
}
