import { join } from 'node:path'
import { DEMO_PEOPLE, exampleVariables, haveDemo, openDemoClock, printWelcome } from '../demo/index.ts'
import { systemClock } from '../platform/clock.ts'
import { type Log, openLog } from '../platform/log.ts'
import { type RunningProcess, runMain } from '../platform/process/main.ts'
import { loadSupergraph } from '../schema/supergraph.ts'
import { type ManyProcessesConfig, type OneProcessConfig, readConfig, SUBGRAPH_URL_VARIABLES } from './config.ts'
import { type Engine, openEngine } from './engine.ts'
import { validOperations } from './explorer/operations.ts'
import { type Explorer, type ExplorerOptions, openExplorer } from './explorer/serve.ts'
import { withPortal } from './links/portal.ts'
import { remoteLink } from './links/remote.ts'
import { openOneProcess, openPostgres } from './one-process.ts'
import { localSecrets } from './secrets.ts'
import { serveGateway } from './serve.ts'

/**
 * The gateway, in either shape. `npm start`: everything in this process, on an embedded PostgreSQL unless DATABASE_URL is
 * set. `npm run gateway -- --remote`: the gateway alone, with every subgraph behind a signed link.
 */
await runMain(() => {
  const config = readConfig(process.argv.slice(2), process.env)
  const log = openLog({ level: config.LOG_LEVEL, name: 'gateway' })
  return config.shape === 'one' ? startOneProcess(config, log) : startGateway(config, log)
})

async function startOneProcess(config: OneProcessConfig, log: Log): Promise<RunningProcess> {
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
    const clock = openDemoClock()
    const graph = await openOneProcess({
      databaseUrl: postgres.url,
      databasePoolMax: config.DATABASE_POOL_MAX,
      eventRetentionHours: config.EVENT_RETENTION_HOURS,
      accessTokenSecret: accessToken,
      clock,
      log,
    })
    stops.push(graph.close)
    const demo = config.SEED === 'demo' && (await haveDemo(graph, clock))
    const world = demo ? { demo: DEMO_PEOPLE, exampleVariables: () => exampleVariables(graph) } : {}
    const explorer = config.EXPLORER === 'on' ? explorerOf(graph.engine, config, log, world) : undefined
    if (explorer) stops.push(async () => explorer.close())
    const gateway = await serveGateway({
      engine: graph.engine,
      accessTokenSecret: new TextEncoder().encode(accessToken),
      clock: systemClock,
      log,
      port: config.PORT,
      host: config.HOST,
      drainTimeoutMs: config.DRAIN_TIMEOUT_MS,
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

async function startGateway(config: ManyProcessesConfig, log: Log): Promise<RunningProcess> {
  const viewerSecret = new TextEncoder().encode(config.VIEWER_SECRET)
  const supergraphSdl = await loadSupergraph()
  const links = Object.entries(SUBGRAPH_URL_VARIABLES).map(([name, variable]) =>
    remoteLink(name, config[variable], viewerSecret, systemClock, log),
  )
  const engine = openEngine(supergraphSdl, withPortal(links, log), log)
  const explorer = config.EXPLORER === 'on' ? explorerOf(engine, config, log) : undefined
  const gateway = await serveGateway({
    engine,
    accessTokenSecret: new TextEncoder().encode(config.ACCESS_TOKEN_SECRET),
    clock: systemClock,
    log,
    port: config.PORT,
    host: config.HOST,
    drainTimeoutMs: config.DRAIN_TIMEOUT_MS,
    explorer,
  })
  log.info({ port: gateway.port }, 'the gateway is ready')
  if (explorer) prepareExplorer(explorer, log)
  return {
    log,
    stopTimeoutMs: config.DRAIN_TIMEOUT_MS + 5_000,
    stop: async () => {
      await gateway.close()
      explorer?.close()
      await engine.close()
    },
  }
}

/** @param world whom to sign in as, and what the examples are about; nothing outside a demo world */
function explorerOf(
  engine: Engine,
  config: { DATA_DIR: string },
  log: Log,
  world: Pick<ExplorerOptions, 'demo' | 'exampleVariables'> = {},
) {
  return openExplorer({
    cacheDir: join(config.DATA_DIR, 'explorer'),
    log,
    operations: validOperations(engine.graph.apiSchema),
    ...world,
  })
}

/** Make the page in the background; one asked for earlier waits for it. */
function prepareExplorer(explorer: Explorer, log: Log): void {
  explorer.ready().catch((error: unknown) => {
    const stopped = error instanceof Error && error.name === 'AbortError'
    if (!stopped) log.warn({ err: error }, 'the explorer page could not be made')
  })
}
