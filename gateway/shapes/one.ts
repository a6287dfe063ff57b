import {
  DEMO_PEOPLE,
  exampleVariables,
  furnishSandbox,
  haveDemo,
  openDemoClock,
  printWelcome,
} from '../../demo/index.ts'
import { systemClock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import { requireDurability } from '../../platform/process/durability.ts'
import type { RunningProcess } from '../../platform/process/main.ts'
import { requireNoDemoPeople } from '../../platform/production.ts'
import { LIFEGRAPH_CONTRACTS } from '../access/contracts.ts'
import { externalIssuers } from '../access/issuers/external.ts'
import { isUserId } from '../access/issuers/people.ts'
import type { OneProcessConfig } from '../config.ts'
import { withDenials } from '../contract-settings.ts'
import { doorSettings } from '../door-settings.ts'
import type { Budgets } from '../limits/budget/index.ts'
import { openOneProcess, openPostgres } from '../one-process.ts'
import { localSecrets } from '../secrets.ts'
import { serveGateway } from '../serve.ts'
import { openGatewayBudgets } from './budgets.ts'
import { explorerOf, prepareExplorer, shownOf } from './explorer.ts'

/** Everything in this process, on an embedded PostgreSQL unless there is a DATABASE_URL. */
export async function startOneProcess(config: OneProcessConfig, log: Log): Promise<RunningProcess> {
  const settings = await doorSettings(config, log)
  const accessToken = config.ACCESS_TOKEN_SECRET ?? (await localSecrets(config.DATA_DIR)).accessToken
  const postgres = await openPostgres(
    { url: config.DATABASE_URL, dataDir: config.DATA_DIR, port: config.POSTGRES_PORT },
    log,
  )
  const stops: (() => Promise<void>)[] = [postgres.stop]
  const stop = async () => {
    for (const each of stops.reverse()) await each()
  }
  try {
    if (config.DATABASE_DURABILITY === 'required') await requireDurability(postgres.url)
    const clock = openDemoClock()
    const sandboxClock = openDemoClock()
    let budgets: Budgets | null = null
    const graph = await openOneProcess({
      databaseUrl: postgres.url,
      databasePoolMax: config.DATABASE_POOL_MAX,
      redisUrl: config.REDIS_URL,
      eventRetentionHours: config.EVENT_RETENTION_HOURS,
      accessTokenSecret: accessToken,
      without: config.WITHOUT,
      contracts: withDenials(LIFEGRAPH_CONTRACTS, config.DENIALS),
      streams: { coalesceMs: config.STREAM_COALESCE_MS },
      sandbox:
        config.SANDBOX === 'off'
          ? undefined
          : {
              sandboxUrl: config.SANDBOX_DATABASE_URL,
              clock: sandboxClock,
              furnish: config.SEED === 'demo' ? (host) => furnishSandbox(host, sandboxClock) : undefined,
            },
      clock,
      log,
      budgets: () => budgets,
    })
    stops.push(graph.close)
    if (config.ENVIRONMENT === 'production') await requireNoDemoPeople(graph.kernel.database)
    const demo = config.SEED === 'demo' && (await haveDemo(graph, clock))
    const world = demo ? { demo: DEMO_PEOPLE, exampleVariables: () => exampleVariables(graph) } : {}
    const explorer = explorerOf(config, log, { ...shownOf(graph.engine), ...world })
    if (explorer) stops.push(async () => explorer.close())
    budgets = openGatewayBudgets(config, log, graph.usage.observer)
    stops.push(budgets.close)
    const gateway = await serveGateway({
      engine: graph.engine,
      issuers: [...externalIssuers(config.OIDC_ISSUERS, { clock: systemClock, log, isUserId }), graph.issuer],
      apiKeys: graph.apiKeys,
      revocations: graph.revocations,
      clock: systemClock,
      log,
      port: config.PORT,
      host: config.HOST,
      drainTimeoutMs: config.DRAIN_TIMEOUT_MS,
      ...settings,
      budgets,
      parts: async () => ({ database: await graph.kernel.ready() }),
      explorer,
    })
    stops.push(gateway.close)
    printWelcome({ host: config.HOST, port: gateway.port, explorer: explorer !== undefined, demo })
    postgres.embedded?.exited.then((exit) => {
      log.fatal({ exit }, 'the embedded PostgreSQL ended unexpectedly')
      process.exit(1)
    })
    if (explorer) prepareExplorer(explorer, log)
  } catch (error) {
    await stop()
    throw error
  }
  return { log, stop, stopTimeoutMs: config.DRAIN_TIMEOUT_MS + 10_000 }
}
