import { join } from 'node:path'
import type { Clock } from '../platform/clock.ts'
import { type OpenKernel, openKernel } from '../platform/kernel.ts'
import type { Log } from '../platform/log.ts'
import { type EmbeddedPostgres, launchPostgres } from '../platform/postgres/index.ts'
import { prepareDatabase } from '../platform/process/prepare-database.ts'
import { type RunningSubgraph, startSubgraph } from '../platform/subgraph.ts'
import { NO_SANDBOX, type OpenSandbox, openSandbox, type Sandbox } from '../platform/worlds/sandbox.ts'
import { inBothWorlds } from '../platform/worlds/subgraph.ts'
import type { DetachableName } from '../schema/subgraphs.ts'
import { SUBGRAPH_MODULES } from '../subgraphs/index.ts'
import { type ApiKeys, ownApiKeys } from './access/api-keys.ts'
import { type ContractRules, LIFEGRAPH_CONTRACTS } from './access/contracts.ts'
import type { Revocations } from './access/revocations.ts'
import { ownIssuer, type TokenIssuer } from './access/tokens.ts'
import { ownUsage, type Usage } from './access/usage.ts'
import { followWorlds } from './access/worlds.ts'
import { type Engine, openEngine } from './engine.ts'
import type { Budgets } from './limits/budget/index.ts'
import type { Link } from './links/link.ts'
import { localLink } from './links/local.ts'
import { withPortal } from './links/portal.ts'
import { linksToSandbox } from './links/sandbox.ts'
import { loadOwnGraph } from './links/vacant.ts'
import type { FetchObserver } from './plan/execute.ts'
import type { Graph } from './plan/supergraph.ts'
import type { StreamSettings } from './streams/groups.ts'

export interface OneProcessOptions {
  databaseUrl: string
  databasePoolMax: number
  redisUrl?: string | undefined
  eventRetentionHours: number
  /** How long a dry run may take; three seconds unless said. */
  dryRunMaxMs?: number
  accessTokenSecret: string
  /** Subgraphs that are left out for good. */
  without?: readonly DetachableName[]
  clock: Clock
  log: Log
  /** A world for callers with test keys; none when left out. */
  sandbox?: OneProcessSandbox | undefined
  /** What callers may spend, as the doors count it: asked when a request comes, so it may be opened later. */
  budgets?: (() => Budgets | null) | undefined
  onFetch?: FetchObserver
  /** The graph that is served, where somebody has opened it already: that takes half a second. */
  graph?: Graph
  /** Puts something between the gateway and a subgraph, such as an outage. */
  throughLink?: (link: Link) => Link
  /** Where the contracts are other than ours. */
  contracts?: ContractRules
  /** Where streams may be other than the house has them. */
  streams?: Partial<StreamSettings>
}

export interface OneProcessSandbox {
  /** Its database; beside the other one unless said. */
  sandboxUrl?: string | undefined
  /** The time of machines there; as in the real world unless said. */
  clock?: Clock
  /** Fill it, before anybody enters. Whoever asks this engine is of the sandbox. */
  furnish?: ((host: Pick<OneProcess, 'engine' | 'kernel'>) => Promise<void>) | undefined
}

/** The graph in this process: the six subgraphs and portal on one pool, joined by local links. */
export interface OneProcess {
  readonly engine: Engine
  readonly kernel: OpenKernel
  readonly subgraphs: readonly RunningSubgraph[]
  readonly sandbox: Sandbox
  /** What was taken back of what access tokens say. */
  readonly revocations: Revocations
  /** Our own issuer, as the gateway knows it. */
  readonly issuer: TokenIssuer
  /** API keys, as the gateway knows them. */
  readonly apiKeys: ApiKeys
  /** Counts what API keys do. */
  readonly usage: Usage
  close(): Promise<void>
}

export async function openOneProcess(options: OneProcessOptions): Promise<OneProcess> {
  const { without = [] } = options
  const modules = SUBGRAPH_MODULES.filter(({ name }) => !without.some((gone) => gone === name))
  const { supergraphSdl, vacant } = await loadOwnGraph(without, options.log)
  const known = options.graph?.supergraphSdl === supergraphSdl ? options.graph : null
  await prepareDatabase(options.databaseUrl, modules)
  const kernel = await openKernel(options)
  const live = { ...kernel, expectSandbox: () => sandbox.expect() }
  const running = modules.map((module) => ({ module, live: startSubgraph(module, live) }))
  const subgraphs = running.map(({ live }) => live)
  const { furnish } = options.sandbox ?? {}
  const sandbox: Sandbox = options.sandbox
    ? openSandbox({
        ...{ ...options, ...options.sandbox, running },
        ...{ furnish: furnish && ((world) => furnishWith(furnish, world, vacant, engine.graph, options.log)) },
      })
    : NO_SANDBOX
  const through = options.throughLink ?? ((link: Link) => link)
  const ours = linksToSandbox(
    subgraphs.map((subgraph) => through(localLink(inBothWorlds(subgraph, sandbox), kernel.ready))),
    options,
  )
  const links = withPortal(
    [...ours, ...vacant],
    { engine: () => engine, budgets: options.budgets, without },
    options.log,
  )
  const engine: Engine = openEngine(known ?? supergraphSdl, links, options.log, {
    contracts: options.contracts ?? LIFEGRAPH_CONTRACTS,
    onFetch: options.onFetch,
    streams: options.streams,
  })
  const following = followWorlds(links, options.log, options.clock)
  const usage = ownUsage(links, options.clock, options.log)
  return {
    engine,
    kernel,
    subgraphs,
    sandbox,
    revocations: following.revocations,
    issuer: ownIssuer(links, options.clock, options.log),
    apiKeys: ownApiKeys(links, options.clock, options.log, following.revocations),
    usage,
    close: async () => {
      await usage.close()
      await following.close()
      await engine.close()
      await sandbox.close()
      for (const subgraph of subgraphs) await subgraph.close()
      await kernel.close()
    },
  }
}

/** Let a sandbox be filled that nobody may enter yet, through an engine of its own. */
async function furnishWith(
  furnish: (host: Pick<OneProcess, 'engine' | 'kernel'>) => Promise<void>,
  { kernel, subgraphs }: OpenSandbox,
  vacant: readonly Link[],
  graph: Engine['graph'],
  log: Log,
): Promise<void> {
  const links = [...[...subgraphs.values()].map((subgraph) => localLink(subgraph, kernel.ready)), ...vacant]
  const inside: Engine = openEngine(graph, withPortal(links, { engine: () => inside }, log), log)
  const engine: Engine = {
    ...inside,
    execute: (operation, variables, scope) =>
      inside.execute(operation, variables, { ...scope, viewer: { ...scope.viewer, mode: 'test' } }),
  }
  try {
    await furnish({ engine, kernel })
  } finally {
    await inside.close()
  }
}

/** The database at `url`, or the embedded one when there is none. */
export async function openPostgres(
  options: { url: string | undefined; dataDir: string; port: number },
  log: Log,
): Promise<Pick<EmbeddedPostgres, 'url' | 'stop'> & { embedded: EmbeddedPostgres | null }> {
  if (options.url) return { url: options.url, stop: async () => {}, embedded: null }
  const embedded = await launchPostgres({
    dataDir: join(options.dataDir, 'postgres'),
    port: options.port,
    log: (line) => log.debug({ postgres: line }),
  })
  return { url: embedded.url, stop: embedded.stop, embedded }
}
