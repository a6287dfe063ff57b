import { systemClock } from '../platform/clock.ts'
import { openKernel } from '../platform/kernel.ts'
import { openLog } from '../platform/log.ts'
import { requireDurability } from '../platform/process/durability.ts'
import { runMain } from '../platform/process/main.ts'
import { prepareDatabase } from '../platform/process/prepare-database.ts'
import { serveSubgraph } from '../platform/process/serve-subgraph.ts'
import { startSubgraph } from '../platform/subgraph.ts'
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
  const kernel = await openKernel({
    databaseUrl: config.DATABASE_URL,
    databasePoolMax: config.DATABASE_POOL_MAX,
    redisUrl: config.REDIS_URL,
    eventRetentionHours: config.EVENT_RETENTION_HOURS,
    accessTokenSecret: config.ACCESS_TOKEN_SECRET,
    clock: systemClock,
    log,
  })
  const subgraph = startSubgraph(module, kernel)
  const served = await serveSubgraph(subgraph, {
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
      await subgraph.close()
      await kernel.close()
    },
  }
})
