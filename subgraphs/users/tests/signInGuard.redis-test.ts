import { afterAll, beforeAll, expect, it } from 'vitest'
import { silentLog } from '../../../platform/log.ts'
import { openRedis, type RedisClient, redisReady } from '../../../platform/redis.ts'
import { startTestRedis, type TestRedis } from '../../../platform/testing/redis.ts'
import { openSignInGuard, type SignInGuard } from '../operations/sign-in-guard.ts'

let redis: TestRedis
let clients: RedisClient[]
beforeAll(async () => {
  redis = await startTestRedis()
  clients = [1, 2].map(() => openRedis(redis.url, { name: 'commands' }, silentLog))
  for (const client of clients) await redisReady(client)
})
afterAll(async () => {
  for (const client of clients) client.disconnect()
  await redis.stop()
})

const attempt = { handle: 'alice', address: '192.0.2.1', sessionId: null }
const tryIt = (guard: SignInGuard, more: object = {}) =>
  guard.admit({ ...attempt, ...more }).then(
    () => 'counted',
    (error) => error.extensions?.code ?? String(error),
  )
const countOf = (answers: string[], what: string) => answers.filter((answer) => answer === what).length

it('counts in all processes together, and in each world by itself', async () => {
  const guards = clients.map((client) => openSignInGuard(client, 'live'))
  const answers = await Promise.all(Array.from({ length: 8 }, () => guards.map((guard) => tryIt(guard))).flat())
  expect([countOf(answers, 'counted'), countOf(answers, 'RATE_LIMITED')]).toEqual([10, 6])
  const sandbox = openSignInGuard(clients[0] ?? null, 'test')
  expect(await tryIt(sandbox)).toBe('counted')
  // Neither handles nor passwords are legible there.
  expect((await redis.client.keys('*')).join()).not.toContain('alice')
})

it('goes on counting by itself while Redis is away, and lets nobody wait for it', async () => {
  const [guard] = clients.map((client) => openSignInGuard(client, 'live'))
  if (!guard) throw new Error('no guard')
  await redis.kill()
  const answers = await Promise.all(Array.from({ length: 12 }, () => tryIt(guard, { handle: 'bob' })))
  expect([countOf(answers, 'counted'), countOf(answers, 'RATE_LIMITED')]).toEqual([10, 2])
  const succeeded = await guard.admit({ ...attempt, handle: 'carol' })
  await succeeded()
})
