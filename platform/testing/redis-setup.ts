import { requireRedisServer } from './redis.ts'

/** Says before anything runs what is missing, in words rather than in a failure for each test. */
export function setup(): void {
  requireRedisServer()
}
