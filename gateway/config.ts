import { parseArgs } from 'node:util'
import { z } from 'zod'
import {
  ConfigError,
  databaseShape,
  httpUrl,
  parseConfig,
  port,
  positiveInt,
  processShape,
  redisUrl,
  secret,
} from '../platform/config.ts'
import { environmentShape, requireProductionReady, withEnvironment } from '../platform/production.ts'
import { issuers } from './access/issuers/settings.ts'
import { anyGraphBudgetShape, budgetShape } from './budget-settings.ts'
import { contracts, denials } from './contract-settings.ts'
import { doorShape } from './door-settings.ts'
import { detachable, headerNames, headersBySubgraph, urlsBySubgraph } from './subgraph-settings.ts'

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
  ...environmentShape,
  PORT: port.default(4000),
  /** Where the process keeps what it makes: the embedded database, the explorer's bundle, generated secrets. */
  DATA_DIR: z.string().min(1).default('.data'),
  /** Serve GraphiQL at `/`. */
  EXPLORER: z.enum(['on', 'off']).default('on'),
  /** Issuers of access tokens beside our own. */
  OIDC_ISSUERS: issuers.default([]),
  /** What becomes of denials in a contract, where that is other than by default. */
  DENIALS: denials.default(new Map()),
  ...doorShape,
  ...budgetShape,
  /** Lets gateways share what their callers have left. */
  REDIS_URL: redisUrl,
}

/** Of our own graph. */
const ownGraphShape = {
  ...common,
  /** Subgraphs that are left out for good. */
  WITHOUT: detachable.default([]),
}

const oneProcessShape = {
  ...ownGraphShape,
  ...databaseShape,
  LOG_LEVEL: processShape.LOG_LEVEL.unwrap().default('warn'),
  /** Port of the embedded PostgreSQL; 0 takes a free one. */
  POSTGRES_PORT: port.default(0),
  /** What an empty database is filled with: nothing, or the demo world, as by default where it is not in production. */
  SEED: z.enum(['demo', 'none']).optional(),
  ACCESS_TOKEN_SECRET: secret.optional(),
}

const manyProcessesShape = { ...ownGraphShape, VIEWER_SECRET: secret }

/** Of any graph: its supergraph is read from a file, or composed from the subgraphs that run. */
const anyGraphShape = {
  ...common,
  ...anyGraphBudgetShape,
  /** Forwarded to every subgraph as the client sent them. */
  FORWARD_HEADERS: headerNames.default([]),
  /** Sent with every request to a subgraph, or to all. */
  SUBGRAPH_HEADERS: headersBySubgraph.default(new Map()),
  SUBGRAPH_TIMEOUT_MS: positiveInt.default(10_000),
  /** Who holds callers to `@authenticated`, `@requiresScopes` and `@policy`. */
  ACCESS: z.enum(['gateway', 'subgraphs']).default('gateway'),
  /** Contracts callers are held to; by default everybody is served the whole graph. */
  CONTRACTS: contracts.default([]),
  VIEWER_SECRET: secret.optional(),
  ACCESS_TOKEN_SECRET: secret.optional(),
}
const fileShape = {
  ...anyGraphShape,
  SUPERGRAPH: z.string().min(1),
  /** Where subgraphs are that are not where the supergraph says. */
  SUBGRAPHS: urlsBySubgraph.default(new Map()),
}
const composedShape = {
  ...anyGraphShape,
  POLL_MS: positiveInt.min(100),
  SUBGRAPHS: urlsBySubgraph,
  SUPERGRAPH: z.never('is not read when POLL_MS says that the supergraph is composed').optional(),
}

export type OneProcessConfig = { shape: 'one' } & ReturnType<typeof readOneProcess>
export type ManyProcessesConfig = { shape: 'many' } & ReturnType<typeof readManyProcesses>
export type AnyGraphConfig = { shape: 'any' } & ReturnType<typeof readAnyGraph>
type GatewayConfig = OneProcessConfig | ManyProcessesConfig | AnyGraphConfig

const readOneProcess = (environment: Environment) => {
  const { SEED, ...config } = parseConfig(oneProcessShape, environment)
  if (SEED === 'demo' && config.WITHOUT.length > 0)
    throw new ConfigError('SEED must be none where WITHOUT leaves subgraphs out: the demo world is made by all of them')
  const isEmpty = config.ENVIRONMENT === 'production' || config.WITHOUT.length > 0
  return { ...config, SEED: SEED ?? (isEmpty ? ('none' as const) : ('demo' as const)) }
}
const readManyProcesses = (environment: Environment) => {
  const { data: without = [] } = ownGraphShape.WITHOUT.safeParse(environment.WITHOUT || undefined)
  const needed = Object.entries(SUBGRAPH_URL_VARIABLES).filter(([name]) => !without.some((gone) => gone === name))
  const urlShape = Object.fromEntries(needed.map(([, variable]) => [variable, httpUrl]))
  const config = parseConfig({ ...manyProcessesShape, ...urlShape }, environment)
  /** Where each of our subgraphs is that is not left out, by name. */
  const urls = Object.fromEntries(
    needed.map(([name, variable]) => [name, config[variable as keyof typeof config] as string]),
  )
  return { ...config, urls }
}
const readAnyGraph = (environment: Environment) =>
  environment.POLL_MS
    ? { source: 'composed' as const, ...parseConfig(composedShape, environment) }
    : { source: 'file' as const, ...parseConfig(fileShape, environment) }
type Environment = Record<string, string | undefined>

/**
 * Read flags and environment; flags win. `--remote` asks for the shape of many processes, where every subgraph has a URL:
 * `--subgraph users=http://127.0.0.1:4001/graphql`, or USERS_URL and so on. With `--supergraph FILE` or `--poll MS`, or
 * SUPERGRAPH or POLL_MS beside `--remote`, the graph is any graph.
 * @throws ConfigError that names every mistake, or everything that is not for production where this is
 */
export function readConfig(args: string[], environment: Environment): GatewayConfig {
  const config = readShape(args, withEnvironment(environment))
  requireProductionReady(config)
  return config
}

function readShape(args: string[], environment: Environment): GatewayConfig {
  const { values } = parseArgs({
    args,
    options: {
      remote: { type: 'boolean' },
      supergraph: { type: 'string' },
      poll: { type: 'string' },
      port: { type: 'string' },
      host: { type: 'string' },
      subgraph: { type: 'string', multiple: true },
      forward: { type: 'string', multiple: true },
      header: { type: 'string', multiple: true },
      timeout: { type: 'string' },
      access: { type: 'string' },
    },
  })
  const merged = {
    ...environment,
    ...(values.port && { PORT: values.port }),
    ...(values.host && { HOST: values.host }),
    ...(values.supergraph && { SUPERGRAPH: values.supergraph }),
    ...(values.poll && { POLL_MS: values.poll }),
    ...(values.access && { ACCESS: values.access }),
    ...(values.timeout && { SUBGRAPH_TIMEOUT_MS: values.timeout }),
    ...(values.forward && { FORWARD_HEADERS: values.forward.join(',') }),
    ...(values.header && { SUBGRAPH_HEADERS: [environment.SUBGRAPH_HEADERS, ...values.header].join('\n') }),
  }
  const subgraphs = values.subgraph ?? []
  if (values.supergraph || values.poll || (values.remote && (environment.SUPERGRAPH || environment.POLL_MS)))
    return {
      shape: 'any',
      ...readAnyGraph({ ...merged, SUBGRAPHS: [environment.SUBGRAPHS, ...subgraphs].join('\n').trim() }),
    }
  const urls = subgraphs.map((pair) => {
    const [name = '', ...url] = pair.split('=')
    const variable = SUBGRAPH_URL_VARIABLES[name as keyof typeof SUBGRAPH_URL_VARIABLES] ?? name
    return [variable, url.join('=')]
  })
  const ours = { ...merged, ...Object.fromEntries(urls) }
  return values.remote ? { shape: 'many', ...readManyProcesses(ours) } : { shape: 'one', ...readOneProcess(ours) }
}
