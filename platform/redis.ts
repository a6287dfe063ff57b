import { Redis } from 'ioredis'
import { messageOf } from './errors.ts'
import type { Log } from './log.ts'

export type RedisClient = Redis

/** How long a command may take before whoever asked goes on without Redis. */
const COMMAND_TIMEOUT_MS = 1_000
const CONNECT_TIMEOUT_MS = 2_000
const RETRY_MAX_MS = 1_000

export interface RedisOptions {
  /** Says in Redis which connection is which. */
  name: string
  /** Commands on this connection wait for something to happen, so long at most. */
  blocksMs?: number
}

/**
 * Connect to Redis, and again whenever the connection is lost, for ever. Nothing that is kept there is the truth: a command fails
 * at once while there is no connection, and within a second when there is one, so that whoever asked can do without.
 */
export function openRedis(url: string, { name, blocksMs }: RedisOptions, log: Log): RedisClient {
  const redis = new Redis(url, {
    connectionName: `lifegraph-${name}`,
    protocol: 2,
    connectTimeout: CONNECT_TIMEOUT_MS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(25 * 2 ** attempt, RETRY_MAX_MS),
    // A connection that blocks is dead when not even the answer that nothing happened comes.
    ...(blocksMs === undefined
      ? { commandTimeout: COMMAND_TIMEOUT_MS }
      : { socketTimeout: blocksMs + CONNECT_TIMEOUT_MS }),
  })
  let isLost = false
  redis.on('error', (error: unknown) => {
    // Said once for each time it goes away, not for each attempt.
    if (!isLost) log.warn({ err: error, name }, `redis: no connection, goes on without: ${messageOf(error)}`)
    isLost = true
  })
  redis.on('ready', () => {
    if (isLost) log.info({ name }, 'redis: connected again')
    isLost = false
  })
  return redis
}

/** Resolves once the connection is ready, or has been closed for good. @returns false when it was closed */
export function redisReady(redis: RedisClient): Promise<boolean> {
  if (redis.status === 'ready') return Promise.resolve(true)
  if (redis.status === 'end') return Promise.resolve(false)
  return new Promise((resolve) => {
    const settle = (ready: boolean) => () => {
      redis.off('ready', onReady)
      redis.off('end', onEnd)
      resolve(ready)
    }
    const [onReady, onEnd] = [settle(true), settle(false)]
    redis.on('ready', onReady)
    redis.on('end', onEnd)
  })
}
