import { systemClock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import type { RunningProcess } from '../../platform/process/main.ts'
import { ownApiKeys } from '../access/api-keys.ts'
import { LIFEGRAPH_CONTRACTS } from '../access/contracts.ts'
import { externalIssuers } from '../access/issuers/external.ts'
import { isUserId } from '../access/issuers/people.ts'
import { ownIssuer } from '../access/tokens.ts'
import { ownUsage } from '../access/usage.ts'
import { followWorlds } from '../access/worlds.ts'
import type { ManyProcessesConfig } from '../config.ts'
import { withDenials } from '../contract-settings.ts'
import { doorSettings } from '../door-settings.ts'
import { type Engine, openEngine } from '../engine.ts'
import { withPortal } from '../links/portal.ts'
import { remoteLink } from '../links/remote.ts'
import { linksToSandbox } from '../links/sandbox.ts'
import { loadOwnGraph } from '../links/vacant.ts'
import { serveGateway } from '../serve.ts'
import { openGatewayBudgets } from './budgets.ts'
import { explorerOf, prepareExplorer, shownOf } from './explorer.ts'

/** The gateway alone: our own subgraphs run elsewhere and take what is signed by it, portal lives here. */
export async function startManyProcesses(config: ManyProcessesConfig, log: Log): Promise<RunningProcess> {
  const settings = await doorSettings(config, log)
  const viewerSecret = new TextEncoder().encode(config.VIEWER_SECRET)
  const { supergraphSdl, vacant } = await loadOwnGraph(config.WITHOUT, log)
  const links = linksToSandbox(
    Object.entries(config.urls).map(([subgraph, url]) =>
      remoteLink({ subgraph, url, viewerSecret, clock: systemClock, log }),
    ),
    { log },
  )
  const following = followWorlds(links, log)
  const engine: Engine = openEngine(
    supergraphSdl,
    withPortal([...links, ...vacant], { engine: () => engine, budgets: () => budgets, without: config.WITHOUT }, log),
    log,
    {
      contracts: withDenials(LIFEGRAPH_CONTRACTS, config.DENIALS),
      streams: { coalesceMs: config.STREAM_COALESCE_MS },
    },
  )
  const explorer = explorerOf(config, log, shownOf(engine))
  const usage = ownUsage(links, systemClock, log)
  const budgets = openGatewayBudgets(config, log, usage.observer)
  const gateway = await serveGateway({
    engine,
    issuers: [
      ...externalIssuers(config.OIDC_ISSUERS, { clock: systemClock, log, isUserId }),
      ownIssuer(links, systemClock, log),
    ],
    apiKeys: ownApiKeys(links, systemClock, log, following.revocations),
    revocations: following.revocations,
    clock: systemClock,
    log,
    port: config.PORT,
    host: config.HOST,
    drainTimeoutMs: config.DRAIN_TIMEOUT_MS,
    ...settings,
    budgets,
    explorer,
  })
  log.info({ port: gateway.port }, 'the gateway is ready')
  if (explorer) prepareExplorer(explorer, log)
  return {
    log,
    stopTimeoutMs: config.DRAIN_TIMEOUT_MS + 5_000,
    stop: async () => {
      await gateway.close()
      await usage.close()
      await following.close()
      explorer?.close()
      await engine.close()
      await budgets.close()
    },
  }
}
