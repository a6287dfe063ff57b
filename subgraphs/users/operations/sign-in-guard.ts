import { createHash } from 'node:crypto'
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { PublicError } from '../../../platform/errors.ts'
import type { RedisClient } from '../../../platform/redis.ts'

/** Over which failures are counted, from the first one on. None makes it longer: what is locked opens by itself. */
const WINDOW_S = 15 * 60
/** Passwords that may be tried for one handle from one address, or by one device. */
const PER_HANDLE_MAX = 10
/** Sign-ins that may fail from one address, whatever the handles: many live behind one, and few of them mistype. */
const PER_ADDRESS_MAX = 50

/** Who tries to sign in, as far as can be told before the password is looked at. */
export interface Attempt {
  /** As it was typed. */
  readonly handle: string
  /** Where from, as addresses are counted; null when nobody knows. */
  readonly address: string | null
  /** The earlier session of the same person that a device has shown; null for a device nobody knows. */
  readonly sessionId: string | null
}

/** Holds up whoever guesses passwords, and nobody else. */
export interface SignInGuard {
  /**
   * Count an attempt, before the password is looked at: those made at the same time count, too.
   * @returns to be called when it succeeded, as then it is not counted
   * @throws RATE_LIMITED, the same whether or not anybody has the handle
   */
  admit(attempt: Attempt): Promise<() => Promise<void>>
}

/**
 * Counts by handle *and* address, and by address: never by handle alone, as then anybody could lock anybody out by failing in their
 * name. Who shares an address with somebody who guesses is let in by a device that was signed in before, which is counted by itself.
 * Counts are shared through Redis where there is one, and kept in this process where there is none or while it is away.
 */
export function openSignInGuard(redis: RedisClient | null, world: string): SignInGuard {
  const limiter = (name: string, points: number): RateLimiterAbstract => {
    const options = { keyPrefix: `lifegraph:sign-in:${world}:${name}`, points, duration: WINDOW_S }
    const memory = new RateLimiterMemory(options)
    return redis ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory }) : memory
  }
  const byPair = limiter('pair', PER_HANDLE_MAX)
  const byDevice = limiter('device', PER_HANDLE_MAX)
  const byAddress = limiter('address', PER_ADDRESS_MAX)

  return {
    admit: async ({ handle, address, sessionId }) => {
      if (sessionId !== null) {
        await count(byDevice, sessionId)
        return () => forgive(byDevice.delete(sessionId))
      }
      const pair = hashed(`${handle.trim().replace(/^@/, '').toLowerCase()}\n${address ?? ''}`)
      await count(byPair, pair)
      if (address !== null) await count(byAddress, address)
      return async () => {
        await forgive(byPair.delete(pair))
        if (address !== null) await forgive(byAddress.reward(address))
      }
    },
  }
}

async function count(limiter: RateLimiterAbstract, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    throw new PublicError('RATE_LIMITED', 'Too many sign-ins failed; try again later.', {
      retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)),
    })
  }
}

/** Somebody who knows the password is let in, even if it cannot be noted. */
const forgive = (noted: Promise<unknown>): Promise<void> =>
  noted.then(
    () => {},
    () => {},
  )

/** What people type is neither of any length nor legible where it is counted. */
const hashed = (text: string) => createHash('sha256').update(text).digest('base64url')
