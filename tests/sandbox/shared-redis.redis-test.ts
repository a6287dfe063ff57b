import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { systemClock } from '../../platform/clock.ts'
import { openOutbox } from '../../platform/events/outbox.ts'
import { type OpenKernel, openKernel } from '../../platform/kernel.ts'
import { silentLog } from '../../platform/log.ts'
import { prepareDatabase } from '../../platform/process/prepare-database.ts'
import { freshDatabase, type TestDatabase } from '../../platform/testing/postgres.ts'
import { startTestRedis, type TestRedis } from '../../platform/testing/redis.ts'
import { SANDBOX_POSITION_MIN } from '../../platform/worlds/position.ts'
import { openSandbox, type Sandbox } from '../../platform/worlds/sandbox.ts'
import { topics } from '../../schema/events.ts'

let redis: TestRedis
let home: TestDatabase
let live: OpenKernel
/** Two processes. */
let sandboxes: Sandbox[]
beforeAll(async () => {
  redis = await startTestRedis()
  home = await freshDatabase()
  await prepareDatabase(home.url, [])
  const options = {
    ...{ databaseUrl: home.url, databasePoolMax: 4, eventRetentionHours: 1, redisUrl: redis.url },
    ...{ accessTokenSecret: 'an access token secret for tests, long enough', clock: systemClock, log: silentLog },
  }
  live = await openKernel(options)
  sandboxes = [1, 2].map(() => openSandbox({ ...options, running: [] }))
})
afterAll(async () => {
  for (const sandbox of sandboxes) await sandbox.close()
  await live.close()
  await home.drop()
  await redis.stop()
})

/** Watch a room, and note how many watch it as they are told. */
async function watch({ bus }: OpenKernel): Promise<number[]> {
  const seen: number[] = []
  const stream = await bus.stream([topics.room('room')], null)
  void (async () => {
    for await (const item of stream)
      if (item.kind === 'event') seen.push((item.event.payload as { viewers: number }).viewers)
  })()
  return seen
}

async function tell({ database, bus }: OpenKernel, viewers: number): Promise<void> {
  await database.transact((tx) =>
    openOutbox(tx, systemClock).publish('live.viewersChanged', { roomId: 'room', viewers }),
  )
  bus.announce()
}

it('carries the events of each world to its own processes by one Redis, in streams of their own', async () => {
  const kernels = await Promise.all(sandboxes.map(async (sandbox) => (await sandbox.enter()).kernel))
  const [one, other] = kernels as [OpenKernel, OpenKernel]
  const seen = { live: await watch(live), one: await watch(one), other: await watch(other) }
  for (const viewers of [1, 2, 3]) {
    await tell(one, viewers)
    await tell(live, 10 * viewers)
  }
  await vi.waitFor(() => expect(seen).toEqual({ live: [10, 20, 30], one: [1, 2, 3], other: [1, 2, 3] }), {
    timeout: 30_000,
  })
  const keys = await redis.client.keys('lifegraph:events:*')
  const ends = await Promise.all(
    keys.map(async (key) =>
      Number((await redis.client.xrevrange(key, '+', '-', 'COUNT', 1))[0]?.[0].replace('-0', '')),
    ),
  )
  expect(ends.sort((left, right) => left - right)).toEqual([3, SANDBOX_POSITION_MIN + 3])
})
