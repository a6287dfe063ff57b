import { systemClock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import type { RunningProcess } from '../../platform/process/main.ts'
import { externalIssuers } from '../access/issuers/external.ts'
import { sharedSecretIssuer } from '../access/tokens.ts'
import type { AnyGraphConfig } from '../config.ts'
import { doorSettings } from '../door-settings.ts'
import { serveGateway } from '../serve.ts'
import { openAnyGraph } from './any-graph.ts'
import { openGatewayBudgets } from './budgets.ts'
import { explorerOf, prepareExplorer } from './explorer.ts'

/** The gateway of any graph: no database, no portal, nothing of ours in it. */
export async function startAnyGraph(config: AnyGraphConfig, log: Log): Promise<RunningProcess> {
  // Before anything is opened: a mistake here stops the start.
  const settings = await doorSettings(config, log)
  const secret = config.ACCESS_TOKEN_SECRET
  const graph = await openAnyGraph(config, log)
  const explorer = explorerOf(config, log, {
    operations: [],
    contracts: config.CONTRACTS.map(({ name }) => name),
  })
  const budgets = openGatewayBudgets(config, log)
  const gateway = await serveGateway({
    engine: graph.current,
    issuers: [
      ...externalIssuers(config.OIDC_ISSUERS, { clock: systemClock, log }),
      ...(secret ? [sharedSecretIssuer(new TextEncoder().encode(secret), systemClock)] : []),
    ],
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
      await explorer?.close()
      await graph.close()
      await budgets.close()
    },
  }
}
