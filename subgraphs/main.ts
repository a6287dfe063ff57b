import { systemClock } from '../platform/clock.ts'
import { openKernel } from '../platform/kernel.ts'
import { openLog } from '../platform/log.ts'
import { requireDurability } from '../platform/process/durability.ts'
import { runMain } from '../platform/process/main.ts'
import { prepareDatabase } from '../platform/process/prepare-database.ts'
import { serveSubgraph } from '../platform/process/serve-subgraph.ts'
import { requireNoDemoPeople } from '../platform/production.ts'
import { startSubgraph } from '../platform/subgraph.ts'
import { NO_SANDBOX, openSandbox, type Sandbox } from '../platform/worlds/sandbox.ts'
import { inBothWorlds } from '../platform/worlds/subgraph.ts'
import { readSubgraphConfig } from './config.ts'
import { SUBGRAPH_MODULES } from './index.ts'

/**
 * One subgraph in a process of its own: `npm run subgraph -- users --port 4001`. It needs DATABASE_URL, VIEWER_SECRET and
 * ACCESS_TOKEN_SECRET; flags win over the environment.
 */
await runMain(async () => {
  const { module, ...config } = readSubgraphConfig(process.argv.slice(2), process.env, SUBGRAPH_MODULES)
  const log = openLog({ level: config.LOG_LEVEL, name: module.name })
  if (config.DATABASE_DURABILITY === 'required') await requireDurability(config.DATABASE_URL)
  await prepareDatabase(config.DATABASE_URL, [module])
  const options = {
    databaseUrl: config.DATABASE_URL,
    databasePoolMax: config.DATABASE_POOL_MAX,
    redisUrl: config.REDIS_URL,
    eventRetentionHours: config.EVENT_RETENTION_HOURS,
    accessTokenSecret: config.ACCESS_TOKEN_SECRET,
    clock: systemClock,
    log,
  }
  const kernel = await openKernel(options)
  if (config.ENVIRONMENT === 'production') await requireNoDemoPeople(kernel.database)
  const subgraph = startSubgraph(module, { ...kernel, expectSandbox: () => sandbox.expect() })
  const sandbox: Sandbox =
    config.SANDBOX === 'off'
      ? NO_SANDBOX
      : openSandbox({ ...options, sandboxUrl: config.SANDBOX_DATABASE_URL, running: [{ module, live: subgraph }] })
  const served = await serveSubgraph(inBothWorlds(subgraph, sandbox), {
    port: config.PORT,
    host: config.HOST,
    viewerSecret: new TextEncoder().encode(config.VIEWER_SECRET),
    clock: systemClock,
    log,
    drainTimeoutMs: config.DRAIN_TIMEOUT_MS,
    ready: kernel.ready,
  })
  log.info({ port: served.port }, `${module.name} is ready`)
  return {
    log,
    stopTimeoutMs: config.DRAIN_TIMEOUT_MS + 5_000,
    stop: async () => {
      await served.close()
      await sandbox.close()
      await subgraph.close()
      await kernel.close()
    },
  }
})
