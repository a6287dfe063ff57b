import { createHash } from 'node:crypto'
import { messageOf } from '../../../platform/errors.ts'
import type { Log } from '../../../platform/log.ts'
import type { RedisClient } from '../../../platform/redis.ts'
import type { Policy } from './policy.ts'

/** What Redis says of a bucket. */
export interface Leased {
  readonly granted: number
  /** What is left in it. */
  readonly points: number
}

/** Buckets that processes share. */
export interface Leases {
  /** False while Redis is away: whoever asks now does without. */
  isThere(): boolean
  /**
   * Put points back into a bucket and take others out.
   * @param back may be negative, for what was spent beyond what had been taken
   * @param need taken, or nothing at all @param want taken where there is plenty
   * @throws when Redis does not answer in time
   */
  exchange(key: string, policy: Policy, exchange: { back: number; need: number; want: number }): Promise<Leased>
}

/**
 * A bucket is two numbers: points, and when they were counted by the clock of Redis, which all processes share. Whoever wants more
 * than it needs gets an eighth of what is there at most, so that nobody sits on what others need when there is little. What is
 * full again is forgotten. Numbers are texts, as Redis cuts those that scripts return.
 */
const SCRIPT = `
local capacity, perMs = tonumber(ARGV[1]), tonumber(ARGV[2])
local back, need, want = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local held = redis.call('HMGET', KEYS[1], 'points', 'at')
local points = tonumber(held[1] or capacity)
local passed = math.max(0, now - tonumber(held[2] or now))
points = math.min(capacity, points + passed * perMs + back)
local granted = 0
if need >= 0 and points >= need then granted = math.max(need, math.min(want, math.floor(points / 8))) end
points = points - granted
if points >= capacity then
  redis.call('DEL', KEYS[1])
else
  redis.call('HSET', KEYS[1], 'points', string.format('%.3f', points), 'at', now)
  redis.call('PEXPIRE', KEYS[1], math.ceil((capacity - points) / perMs) + 1000)
end
return { string.format('%.3f', granted), string.format('%.3f', points) }
`
const SHA = createHash('sha1').update(SCRIPT).digest('hex')
const PREFIX = 'lifegraph:budget:'
/** How long nobody asks again when no answer came within a second: see `platform/redis.ts`. */
const AWAY_MS = 2_000

/**
 * Share buckets by Redis. A script of our own over the client there is: rate-limiter-flexible counts in fixed windows, and knows
 * neither a bucket that fills evenly nor taking before and settling after.
 */
export function openLeases(redis: RedisClient, log: Log, now: () => number = () => performance.now()): Leases {
  let awayUntil = 0
  const run = async (key: string, args: readonly string[]): Promise<unknown> => {
    try {
      return await redis.evalsha(SHA, 1, key, ...args)
    } catch (error) {
      if (!messageOf(error).startsWith('NOSCRIPT')) throw error
      return redis.eval(SCRIPT, 1, key, ...args)
    }
  }
  return {
    isThere: () => redis.status === 'ready' && now() >= awayUntil,
    exchange: async (key, { points, seconds }, { back, need, want }) => {
      const args = [points, points / (seconds * 1_000), back, need, want].map(String)
      try {
        const said = await run(`${PREFIX}${key}`, args)
        const [granted, left] = Array.isArray(said) ? said.map(Number) : []
        if (granted === undefined || left === undefined) throw new Error('the script of budgets answered otherwise')
        return { granted, points: left }
      } catch (error) {
        if (now() >= awayUntil)
          log.warn({ err: error }, 'budgets are kept by this process alone: Redis does not answer')
        awayUntil = now() + AWAY_MS
        throw error
      }
    },
  }
}
