import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestRedis, type TestRedis } from '../testing/redis.ts'
import type { LoggedEvent } from './reader.ts'
import { openRedisStream, type RedisStream } from './redis-stream.ts'

const KEY = 'lifegraph:events:test'
let redis: TestRedis
let stream: RedisStream
beforeAll(async () => {
  redis = await startTestRedis()
})
afterAll(() => redis.stop())
beforeEach(async () => {
  await redis.client.flushall()
  stream = openRedisStream(redis.client, KEY, 1000)
})

const event = (position: number): LoggedEvent => ({
  position,
  name: 'live.viewersChanged',
  topic: 'room:a',
  payload: { roomId: 'a', viewers: position },
  occurredAt: new Date(1_700_000_000_000 + position),
})
const events = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => event(from + index))
const ids = async () => (await redis.client.xrange(KEY, '-', '+')).map(([id]) => id)

describe('the stream in Redis', () => {
  it('holds each event under its own position, and gives it back as it was', async () => {
    expect(await stream.append(events(1, 3))).toBe(3)
    expect(await ids()).toEqual(['1-0', '2-0', '3-0'])
    expect(await stream.range(0, 3)).toEqual(events(1, 3))
    // That a repeat cannot get in is Redis's own doing.
    await expect(redis.client.xadd(KEY, '2-0', 'e', '[]')).rejects.toThrow('equal or smaller')
  })

  it('takes each event once, whoever brings it again', async () => {
    await stream.append(events(1, 5))
    expect(await stream.append(events(3, 8))).toBe(8)
    expect(await stream.append(events(1, 4))).toBe(8)
    expect(await ids()).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((position) => `${position}-0`))
  })

  it('takes nothing that would leave a hole, and says where it ends', async () => {
    await stream.append(events(1, 5))
    expect(await stream.append(events(7, 9))).toBe(5)
    expect(await ids()).toHaveLength(5)
  })

  it('begins wherever it is begun', async () => {
    expect(await stream.last()).toBe(0)
    const far = 2 ** 52
    expect(await stream.append(events(far, far + 2))).toBe(far + 2)
    expect(await stream.last()).toBe(far + 2)
    expect(await ids()).toEqual([`${far}-0`, `${far + 1}-0`, `${far + 2}-0`])
  })

  it('answers for a part only when it holds all of it', async () => {
    await stream.append(events(10, 20))
    expect(await stream.range(9, 20)).toHaveLength(11)
    expect(await stream.range(8, 20)).toBe(null)
    expect(await stream.range(9, 21)).toBe(null)
    expect(await stream.range(0, 5)).toBe(null)
  })

  it('forgets the oldest beyond what it is to keep, and everything nobody adds to for days', async () => {
    for (let from = 1; from <= 5000; from += 500) await stream.append(events(from, from + 499))
    const kept = await redis.client.xlen(KEY)
    expect([kept >= 1000, kept < 1500, await stream.last()]).toEqual([true, true, 5000])
    const days = (await redis.client.pttl(KEY)) / 86_400_000
    expect([days > 1, days <= 2]).toEqual([true, true])
  })
})
