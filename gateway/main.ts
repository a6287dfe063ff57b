import { openLog } from '../platform/log.ts'
import { runMain } from '../platform/process/main.ts'
import { readConfig } from './config.ts'

/**
 * The gateway, in one of three shapes. `npm start`: everything in this process, on an embedded PostgreSQL unless
 * DATABASE_URL is set. `npm run gateway`: the gateway alone, with our own subgraphs behind signed links. `npm run gateway --
 * --supergraph FILE`, or `--poll MS`: the gateway of any graph.
 */
await runMain(async () => {
  const config = readConfig(process.argv.slice(2), process.env)
  const log = openLog({ level: config.LOG_LEVEL, name: 'gateway' })
  // Each shape loads what it needs and no more: loading the rest would take longer than starting.
  switch (config.shape) {
    case 'one':
      return (await import('./shapes/one.ts')).startOneProcess(config, log)
    case 'many':
      return (await import('./shapes/many.ts')).startManyProcesses(config, log)
    case 'any':
      return (await import('./shapes/any.ts')).startAnyGraph(config, log)
  }
})
