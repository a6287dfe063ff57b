import { join } from 'node:path'
import { ACCESS_TOKEN_LIFETIME_MS } from '../platform/access-token.ts'
import type { Clock } from '../platform/clock.ts'
import { type OpenKernel, openKernel } from '../platform/kernel.ts'
import type { Log } from '../platform/log.ts'
import { type EmbeddedPostgres, launchPostgres } from '../platform/postgres/index.ts'
import { prepareDatabase } from '../platform/process/prepare-database.ts'
import { type RunningSubgraph, startSubgraph } from '../platform/subgraph.ts'
import { loadSupergraph } from '../schema/supergraph.ts'
import { SUBGRAPH_MODULES } from '../subgraphs/index.ts'
import { openRevocationList, type Revocations } from './access/revocations.ts'
import { ownIssuer, type TokenIssuer } from './access/tokens.ts'
import { followWithdrawals } from './access/withdrawals.ts'
import { type Engine, openEngine } from './engine.ts'
import type { Link } from './links/link.ts'
import { localLink } from './links/local.ts'
import { withPortal } from './links/portal.ts'
import type { FetchObserver } from './plan/execute.ts'
import type { StreamSettings } from './streams/groups.ts'

export interface OneProcessOptions {
  databaseUrl: string
  databasePoolMax: number
  redisUrl?: string | undefined
  eventRetentionHours: number
  accessTokenSecret: string
  clock: Clock
  log: Log
  onFetch?: FetchObserver
  /** Puts something between the gateway and a subgraph, such as an outage. */
  throughLink?: (link: Link) => Link
  /** Where streams may be other than the house has them. */
  streams?: Partial<StreamSettings>
}

/** The whole graph in this process: six subgraphs and portal on one pool, joined by local links. */
export interface OneProcess {
  readonly engine: Engine
  readonly kernel: OpenKernel
  readonly subgraphs: readonly RunningSubgraph[]
  /** What was taken back of what access tokens say. */
  readonly revocations: Revocations
  /** Our own issuer, as the gateway knows it. */
  readonly issuer: TokenIssuer
  close(): Promise<void>
}

export async function openOneProcess(options: OneProcessOptions): Promise<OneProcess> {
  await prepareDatabase(options.databaseUrl, SUBGRAPH_MODULES)
  const kernel = await openKernel(options)
  const subgraphs = SUBGRAPH_MODULES.map((module) => startSubgraph(module, kernel))
  const through = options.throughLink ?? ((link: Link) => link)
  const links = withPortal(
    subgraphs.map((subgraph) => through(localLink(subgraph, kernel.ready))),
    () => engine,
    options.log,
  )
  const engine: Engine = openEngine(await loadSupergraph(), links, options.log, {
    onFetch: options.onFetch,
    streams: options.streams,
  })
  const revocations = openRevocationList(ACCESS_TOKEN_LIFETIME_MS)
  const following = followWithdrawals(links, revocations, options.log)
  return {
    engine,
    kernel,
    subgraphs,
    revocations,
    issuer: ownIssuer(links, options.clock, options.log),
    close: async () => {
      await following.close()
      await engine.close()
      for (const subgraph of subgraphs) await subgraph.close()
      await kernel.close()
    },
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
