import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { issueAccessToken, sharedKey } from '../platform/access-token.ts'
import { systemClock } from '../platform/clock.ts'
import { startTestRedis, type TestRedis } from '../platform/testing/redis.ts'
import { scratchDirectory } from '../platform/testing/scratch.ts'
import { composeSupergraph } from '../schema/compose.ts'
import { freePorts, run } from './support/processes.ts'

/** Two gateways of one Redis, as they run in production, before a subgraph that always answers the same. */

const SECRET = 'an access token secret for tests, long enough'
const POINTS = 300
const COST = 7
const SDL = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  @link(url: "https://specs.apollo.dev/cost/v0.1", import: ["@listSize"])
  type Thing { id: ID! }
  type Query { things(first: Int!): [Thing!]! @listSize(slicingArguments: ["first"]) few: [Thing!]! @listSize(assumedSize: 60) }`

let redis: TestRedis
let subgraph: Server
let gateways: { process: ChildProcess; url: string }[]
beforeAll(async () => {
  redis = await startTestRedis()
  const thing = { id: '1' }
  subgraph = createServer((incoming, outgoing) => {
    incoming.resume().on('end', () => {
      outgoing.setHeader('content-type', 'application/json')
      outgoing.end(JSON.stringify({ data: { things: Array(COST).fill(thing), few: [thing, thing] } }))
    })
  }).listen(0, '127.0.0.1')
  await once(subgraph, 'listening')
  const supergraph = join(await scratchDirectory('lifegraph-budgets-'), 'supergraph.graphql')
  await writeFile(supergraph, composeSupergraph([{ name: 'things', sdl: SDL }]).supergraphSdl)
  gateways = await Promise.all([start(supergraph), start(supergraph)])
}, 90_000)
afterAll(async () => {
  for (const { process } of gateways ?? []) {
    const gone = once(process, 'exit')
    process.kill('SIGTERM')
    await gone
  }
  subgraph.close()
  await redis.stop()
})

async function start(supergraph: string) {
  const [port] = await freePorts(1)
  const process = run(
    [
      ...['gateway/main.ts', '--supergraph', supergraph, '--port', String(port)],
      ...['--subgraph', `things=http://127.0.0.1:${(subgraph.address() as AddressInfo).port}`],
    ],
    {
      ...{ PATH: globalThis.process.env.PATH, HOME: globalThis.process.env.HOME, EXPLORER: 'off', LOG_LEVEL: 'silent' },
      ...{ REDIS_URL: redis.url, ACCESS_TOKEN_SECRET: SECRET, BUDGET_USER: `${POINTS}/36000`, BUDGET_ADDRESS: 'off' },
    },
  )
  const url = `http://127.0.0.1:${port}/graphql`
  await vi.waitFor(async () => expect((await ask(url, 'usr_hello')).status).toBe(200), {
    timeout: 60_000,
    interval: 100,
  })
  return { process, url }
}

async function ask(url: string, userId: string, query = `{ things(first: ${COST}) { id } }`) {
  const viewer = { userId, sessionId: 'ses_1', scopes: [] }
  const { token } = await issueAccessToken(viewer, sharedKey(new TextEncoder().encode(SECRET)), systemClock)
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-lifegraph-cost': '1' },
    body: JSON.stringify({ query }),
  })
  return { status: response.status, body: await response.json() }
}
/** A person nobody has met, whom both gateways know by Redis. */
let people = 0
const nobodyYet = () => `usr_${people++}`
const sharedBy = async (userId: string) => (await redis.client.keys(`lifegraph:budget:user:${userId}`)).length === 1

describe('gateways that share budgets', () => {
  it('have met over Redis', async () => {
    for (const { url } of gateways)
      await vi.waitFor(
        async () => {
          const userId = nobodyYet()
          await ask(url, userId)
          expect(await sharedBy(userId)).toBe(true)
        },
        { timeout: 20_000 },
      )
  })

  it('never let one caller spend more than there is, however many ask at once', async () => {
    const userId = nobodyYet()
    const asked = Array.from({ length: 300 }, (_, index) => ask(gateways[index % 2]?.url ?? '', userId))
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    const spent = statuses.filter((status) => status === 200).length * COST
    expect(new Set(statuses)).toEqual(new Set([200, 429]))
    expect(spent).toBeLessThanOrEqual(POINTS)
    // Nothing is left over but what is too little for one more operation, on each side.
    expect(spent).toBeGreaterThan(POINTS - 3 * COST)
  })

  it('know of each other what was spent and what was given back', async () => {
    const userId = nobodyYet()
    const [one, other] = gateways as [(typeof gateways)[0], (typeof gateways)[0]]
    for (let index = 0; index < 4; index++)
      expect((await ask(index % 2 ? one.url : other.url, userId, '{ few { id } }')).body).toMatchObject({
        data: { few: [{}, {}] },
        extensions: { cost: { estimated: 60, actual: 2 } },
      })
    // Each time 60 were taken and 58 given back, in a second at most.
    await vi.waitFor(
      async () => {
        const { cost } = (await ask(one.url, userId, '{ __typename }')).body.extensions
        expect(cost.remaining).toBeGreaterThan(POINTS - 4 * 2 - 40)
      },
      { timeout: 10_000, interval: 500 },
    )
  })

  it('go on by themselves while Redis is away, and share again when it is back', async () => {
    const userId = nobodyYet()
    await redis.kill()
    const alone = await Promise.all(
      gateways.flatMap(({ url }) => Array.from({ length: 10 }, () => ask(url, userId).then(({ status }) => status))),
    )
    expect(new Set(alone)).toEqual(new Set([200]))
    await redis.restart({ keepsData: false })
    for (const { url } of gateways)
      await vi.waitFor(
        async () => {
          const newcomer = nobodyYet()
          expect((await ask(url, newcomer)).status).toBe(200)
          expect(await sharedBy(newcomer)).toBe(true)
        },
        { timeout: 20_000, interval: 250 },
      )
  })

  it('do not wait for one that does not answer', async () => {
    redis.freeze()
    try {
      const userId = nobodyYet()
      const statuses = await Promise.all(gateways.map(({ url }) => ask(url, userId).then(({ status }) => status)))
      expect(statuses).toEqual([200, 200])
    } finally {
      redis.thaw()
    }
  })
})
