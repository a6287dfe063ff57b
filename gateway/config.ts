import { parseArgs } from 'node:util'
import { z } from 'zod'
import { databaseShape, httpUrl, parseConfig, port, processShape, secret } from '../platform/config.ts'

/** The subgraphs that may run in processes of their own, and the variable that says where each is. */
export const SUBGRAPH_URL_VARIABLES = {
  users: 'USERS_URL',
  payments: 'PAYMENTS_URL',
  content: 'CONTENT_URL',
  communities: 'COMMUNITIES_URL',
  'live-streams': 'LIVE_STREAMS_URL',
  ads: 'ADS_URL',
} as const

const common = {
  ...processShape,
  PORT: port.default(4000),
  /** Where the process keeps what it makes: the embedded database, the explorer's bundle, generated secrets. */
  DATA_DIR: z.string().min(1).default('.data'),
  /** Serve GraphiQL at `/`. */
  EXPLORER: z.enum(['on', 'off']).default('on'),
}

const oneProcessShape = {
  ...common,
  ...databaseShape,
  LOG_LEVEL: processShape.LOG_LEVEL.unwrap().default('warn'),
  /** Port of the embedded PostgreSQL; 0 takes a free one. */
  POSTGRES_PORT: port.default(0),
  /** What an empty database is filled with: the demo world, or nothing. */
  SEED: z.enum(['demo', 'none']).default('demo'),
  ACCESS_TOKEN_SECRET: secret.optional(),
}

const manyProcessesShape = {
  ...common,
  VIEWER_SECRET: secret,
  ACCESS_TOKEN_SECRET: secret,
  ...(Object.fromEntries(Object.values(SUBGRAPH_URL_VARIABLES).map((name) => [name, httpUrl])) as Record<
    (typeof SUBGRAPH_URL_VARIABLES)[keyof typeof SUBGRAPH_URL_VARIABLES],
    typeof httpUrl
  >),
}

export type OneProcessConfig = { shape: 'one' } & ReturnType<typeof readOneProcess>
export type ManyProcessesConfig = { shape: 'many' } & ReturnType<typeof readManyProcesses>

const readOneProcess = (environment: Environment) => parseConfig(oneProcessShape, environment)
const readManyProcesses = (environment: Environment) => parseConfig(manyProcessesShape, environment)
type Environment = Record<string, string | undefined>

/**
 * Read flags and environment; flags win. `--remote` asks for the shape of many processes, where every subgraph has a URL:
 * `--subgraph users=http://127.0.0.1:4001/graphql`, or USERS_URL and so on.
 * @throws ConfigError that names every mistake
 */
export function readConfig(args: string[], environment: Environment): OneProcessConfig | ManyProcessesConfig {
  const { values } = parseArgs({
    args,
    options: {
      remote: { type: 'boolean' },
      port: { type: 'string' },
      host: { type: 'string' },
      subgraph: { type: 'string', multiple: true },
    },
  })
  const urls = (values.subgraph ?? []).map((pair) => {
    const [name = '', ...url] = pair.split('=')
    const variable = SUBGRAPH_URL_VARIABLES[name as keyof typeof SUBGRAPH_URL_VARIABLES] ?? name
    return [variable, url.join('=')]
  })
  const merged = {
    ...environment,
    ...(values.port && { PORT: values.port }),
    ...(values.host && { HOST: values.host }),
    ...Object.fromEntries(urls),
  }
  return values.remote ? { shape: 'many', ...readManyProcesses(merged) } : { shape: 'one', ...readOneProcess(merged) }
}
