import { SUBGRAPH_URL_VARIABLES } from '../../gateway/config.ts'
import { prepareDatabase } from '../../platform/process/prepare-database.ts'
import { startTestRedis, type TestRedis } from '../../platform/testing/redis.ts'
import { SUBGRAPH_MODULES } from '../../subgraphs/index.ts'
import { freePorts } from '../support/processes.ts'
import { type ChaosDatabase, startDatabase } from './database.ts'
import { type Server, startServer } from './server.ts'

/** What serves live rooms and tips, each part in a process of its own. */
export interface Cluster {
  readonly gateways: readonly [Server, Server]
  /** Own the streams that are watched. */
  readonly owners: readonly [Server, Server]
  readonly database: ChaosDatabase
  readonly redis: TestRedis
  /** Processes that ended though nobody killed them, by name. */
  ownDeaths(): Record<string, number>
  stop(): Promise<void>
}

const SECRETS = {
  ACCESS_TOKEN_SECRET: 'an access token secret for chaos, long enough',
  VIEWER_SECRET: 'a viewer secret for chaos, which is long enough',
}
/** Nothing listens there: what is watched needs no more than three subgraphs. */
const NOBODY = 'http://127.0.0.1:9/graphql'

/** @param logDirectory where each process writes what it says; null for nowhere */
export async function startCluster(logDirectory: string | null): Promise<Cluster> {
  const opened: { stop(): Promise<void> }[] = []
  const keep = <T extends { stop(): Promise<void> }>(part: T): T => {
    opened.unshift(part)
    return part
  }
  const stop = async () => {
    for (const part of opened) await part.stop()
  }
  try {
    const [database, redis, ports] = await Promise.all([startDatabase(), startTestRedis(), freePorts(5)])
    keep(database)
    keep(redis)
    await prepareDatabase(database.url, SUBGRAPH_MODULES)
    const env = {
      ...process.env,
      ...SECRETS,
      DATABASE_URL: database.url,
      DATABASE_POOL_MAX: '8',
      REDIS_URL: redis.url,
      LOG_LEVEL: logDirectory === null ? 'fatal' : 'debug',
      EXPLORER: 'off',
    }
    const start = async (name: string, port: number, command: string[], healthPath: string) =>
      keep(await startServer({ name, port, command, env, healthPath, logDirectory }))
    const subgraph = (name: string, port: number) =>
      start(name, port, ['subgraphs/main.ts', name, '--port', `${port}`], '/health/ready')
    const [users, liveStreams, payments, ...gatewayPorts] = ports as [number, number, number, number, number]
    const [, ...owners] = await Promise.all([
      subgraph('users', users),
      subgraph('live-streams', liveStreams),
      subgraph('payments', payments),
    ])
    const owned: Record<string, number> = { users, 'live-streams': liveStreams, payments }
    const links = Object.keys(SUBGRAPH_URL_VARIABLES).flatMap((name) => [
      '--subgraph',
      `${name}=${owned[name] ? `http://127.0.0.1:${owned[name]}/graphql` : NOBODY}`,
    ])
    const gateway = (name: string, port: number) =>
      start(name, port, ['gateway/main.ts', '--remote', '--port', `${port}`, ...links], '/health/live')
    const gateways = await Promise.all([gateway('gateway-1', gatewayPorts[0]), gateway('gateway-2', gatewayPorts[1])])
    const servers = opened.filter((part): part is Server => 'ownDeaths' in part)
    const ownDeaths = () =>
      Object.fromEntries(servers.map((server) => [server.name, server.ownDeaths()]).filter(([, count]) => count !== 0))
    return { gateways, owners, database, redis, ownDeaths, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
