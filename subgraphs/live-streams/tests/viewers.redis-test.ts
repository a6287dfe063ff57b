import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestRedis, type TestRedis } from '../../../platform/testing/redis.ts'
import { openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { liveStreams, seedReference } from '../index.ts'
import { eventually, goLive, ownStatementsOf } from './rooms.ts'
import { crowd, leaveIn, toldOf, untilTold, viewersIn, watchIn } from './viewers.ts'

/** Two processes with one Redis, on one database and one clock. */
let redis: TestRedis
let graph: TestSubgraph
let other: TestSubgraph
let options: { redisUrl: string }
beforeAll(async () => {
  redis = await startTestRedis()
  options = { redisUrl: redis.url }
  graph = await openTestSubgraph(liveStreams, new Date(), options)
  await seedReference(graph.database)
  other = await graph.another(options)
})
afterAll(async () => {
  await other.close()
  await graph.close()
  await redis.stop()
})
beforeEach(async () => {
  // The database takes over while Redis is away; each test begins with both at work.
  const { roomId } = await goLive(graph)
  await eventually(async () => {
    for (const process of [graph, other]) await watchIn(process, roomId, graph.person())
    return (await inDatabase(roomId)) === 0
  }, 30_000)
})

const inDatabase = async (roomId: string): Promise<number> => {
  const [row] = await graph.database.client`
    with gone as (delete from live_streams.audience where room_id = ${roomId} returning user_id) select count(*)::int from gone`
  return row?.count
}
const bothSay = async (roomId: string, viewers: number) =>
  (await viewersIn(graph, roomId)).viewers === viewers && (await viewersIn(other, roomId)).viewers === viewers
/** People in a room, half of whom spoke to each process. */
async function openRoom(viewers: number) {
  const { host, roomId } = await goLive(graph)
  const people = crowd(graph, viewers)
  for (const [index, person] of people.entries()) await watchIn(index % 2 ? graph : other, roomId, person)
  return { host, roomId, people }
}

describe('viewers counted in Redis', () => {
  it('count once each, whichever process heard of them how often, and each process says the same', async () => {
    const { roomId, people } = await openRoom(6)
    for (const person of people.slice(0, 3))
      for (const process of [graph, other]) await watchIn(process, roomId, person)
    expect(await bothSay(roomId, 6)).toBe(true)
    await leaveIn(other, roomId, people[0]!)
    expect(await viewersIn(graph, roomId)).toEqual({ viewers: 5, peakViewers: 6 })
    await untilTold(graph, roomId, 5)
  })

  it('are told at most once a second by all processes together, and the last number always', async () => {
    const { roomId, people } = await openRoom(10)
    await untilTold(graph, roomId, 10)
    graph.clock.advance(1000)
    await leaveIn(graph, roomId, people[0]!)
    // Told in this very moment, in which the clock stands still.
    await eventually(async () => (await toldOf(graph, roomId)).at(-1) === 9, 30_000)
    const told = await toldOf(graph, roomId)
    for (const person of people) await leaveIn(other, roomId, person)
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect(await toldOf(graph, roomId)).toEqual(told)
    await untilTold(graph, roomId, 0)
    expect(await toldOf(graph, roomId)).toHaveLength(told.length + 1)
  })

  it('are right again a minute after a process died that had heard of some, and the others tell it', async () => {
    const { roomId } = await goLive(graph)
    const dying = await graph.another(options)
    const [stay, go] = [crowd(graph, 2), crowd(graph, 3)]
    for (const person of stay) await watchIn(graph, roomId, person)
    for (const person of go) await watchIn(dying, roomId, person)
    await untilTold(graph, roomId, 5)
    await dying.close()
    graph.clock.advance(30_000)
    for (const person of stay) await watchIn(graph, roomId, person)
    expect(await viewersIn(other, roomId)).toMatchObject({ viewers: 5 })
    graph.clock.advance(30_000)
    expect(await viewersIn(other, roomId)).toEqual({ viewers: 2, peakViewers: 5 })
    await untilTold(graph, roomId, 2)
  })

  it('are gone with a room that ends, and its peak stays', async () => {
    const { host, roomId } = await openRoom(4)
    await host.data('mutation ($id: ID!) { endRoom(roomId: $id) { userErrors { code } } }', { id: roomId })
    expect(await viewersIn(other, roomId)).toEqual({ viewers: 0, peakViewers: 4 })
    expect(await redis.client.keys(`*${roomId}`)).toEqual([])
  })

  it('cost the database nothing but the room', async () => {
    const { roomId, people } = await openRoom(2)
    const HEARTBEAT = 'mutation ($id: ID!) { watchRoom(roomId: $id) { userErrors { code } } }'
    expect(await ownStatementsOf(graph, () => people[1]!.data(HEARTBEAT, { id: roomId }))).toBe(1)
    expect(await ownStatementsOf(graph, () => viewersIn(graph, roomId))).toBe(1)
  })

  it('leave nothing behind in Redis once nobody watches', async () => {
    const { roomId } = await openRoom(3)
    await untilTold(graph, roomId, 3)
    graph.clock.advance(61_000)
    await untilTold(graph, roomId, 0)
    await watchIn(graph, (await goLive(graph)).roomId, graph.person())
    await eventually(async () => (await redis.client.keys(`*${roomId}`)).length === 0, 30_000)
  })
})

describe('counts are right within a look or two, and not only when everybody has spoken again', () => {
  it('when Redis was emptied', async () => {
    const { roomId } = await openRoom(8)
    await redis.client.flushall()
    await eventually(() => bothSay(roomId, 8), 30_000)
  })

  it('when Redis is killed, and when it comes back empty', async () => {
    const { roomId, people } = await openRoom(8)
    await redis.kill()
    await eventually(() => bothSay(roomId, 8), 30_000)
    await leaveIn(graph, roomId, people[1]!)
    await watchIn(other, roomId, graph.person())
    expect(await bothSay(roomId, 8)).toBe(true)
    await redis.restart({ keepsData: false })
    await eventually(
      async () => (await bothSay(roomId, 8)) && (await redis.client.keys(`*${roomId}`)).length === 1,
      30_000,
    )
    await untilTold(graph, roomId, 8)
  })
})
