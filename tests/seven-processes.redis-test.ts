import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestRedis, type TestRedis } from '../platform/testing/redis.ts'
import { journeys } from './journeys/index.ts'
import { openManyProcessesWorld, type World } from './support/world.ts'

let redis: TestRedis
let world: World
beforeAll(async () => {
  redis = await startTestRedis()
  // Processes take over the environment of the one that starts them.
  process.env.REDIS_URL = redis.url
  world = await openManyProcessesWorld()
}, 90_000)
afterAll(async () => {
  delete process.env.REDIS_URL
  await world.close()
  await redis.stop()
})

describe('by way of Redis', () => {
  journeys(() => world)

  it('came most of the events, into one stream for people and one for test keys', async () => {
    const keys = await redis.client.keys('lifegraph:events:*')
    const lengths = await Promise.all(keys.map((key) => redis.client.xlen(key)))
    const [tests = 0, people = 0, ...others] = lengths.sort((a, b) => a - b)
    expect(others).toEqual([])
    expect(tests).toBeGreaterThan(0)
    expect(people).toBeGreaterThan(100)
  })
})
