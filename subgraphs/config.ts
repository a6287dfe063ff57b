import { parseArgs } from 'node:util'
import { databaseShape, parseConfig, port, processShape, secret } from '../platform/config.ts'
import { environmentShape, requireProductionReady, withEnvironment } from '../platform/production.ts'

const shape = {
  ...processShape,
  ...environmentShape,
  ...databaseShape,
  DATABASE_URL: databaseShape.DATABASE_URL.unwrap(),
  PORT: port,
  /** The gateway signs with it who asks. */
  VIEWER_SECRET: secret,
  ACCESS_TOKEN_SECRET: secret,
}

/**
 * Read what one subgraph's process is told: `users --port 4001`, and the environment; flags win.
 * @param modules the subgraphs to choose from, by their names
 * @throws Error that lists the names when none of them is asked for; ConfigError that names every mistake, or everything that is
 * not for production where this is
 */
export function readSubgraphConfig<Module extends { name: string }>(
  args: string[],
  environment: Record<string, string | undefined>,
  modules: readonly Module[],
) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { port: { type: 'string' }, host: { type: 'string' } },
  })
  const module = modules.find(({ name }) => name === positionals[0])
  if (!module) throw new Error(`Say which subgraph: one of ${modules.map(({ name }) => name).join(', ')}.`)
  const flags = { ...(values.port && { PORT: values.port }), ...(values.host && { HOST: values.host }) }
  const config = parseConfig(shape, { ...withEnvironment(environment), ...flags })
  requireProductionReady(config)
  return { module, ...config }
}
