import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { eventually, goLive, openLive } from './rooms.ts'
import { crowd, leaveIn, toldOf, untilTold, viewersIn, watchIn } from './viewers.ts'

/** Two processes without Redis, on one database and one clock. */
let graph: TestSubgraph
let other: TestSubgraph
beforeAll(async () => {
  graph = await openLive()
  other = await graph.another()
})
afterAll(async () => {
  await other.close()
  await graph.close()
})

describe('viewers of a room, said to several processes', () => {
  it('count once each, whichever process heard of them how often, and each process says the same', async () => {
    const { roomId } = await goLive(graph)
    const people = crowd(graph, 6)
    for (const [index, person] of people.entries()) await watchIn(index % 2 ? graph : other, roomId, person)
    // Two more sockets of the same people, by way of the other process.
    for (const person of people.slice(0, 3))
      for (const process of [graph, other]) await watchIn(process, roomId, person)
    expect([await viewersIn(graph, roomId), await viewersIn(other, roomId)]).toMatchObject([
      { viewers: 6 },
      { viewers: 6 },
    ])
    await leaveIn(other, roomId, people[0]!)
    expect(await viewersIn(graph, roomId)).toEqual({ viewers: 5, peakViewers: 6 })
  })

  it('are told at most once a second by all processes together', async () => {
    const { roomId } = await goLive(graph)
    await Promise.all(crowd(graph, 10).map((person, index) => watchIn(index % 2 ? graph : other, roomId, person)))
    await untilTold(graph, roomId, 10)
    graph.clock.advance(1000)
    await watchIn(graph, roomId, graph.person())
    // Told in this very moment, in which the clock stands still.
    await eventually(async () => (await toldOf(graph, roomId)).at(-1) === 11, 30_000)
    const told = (await toldOf(graph, roomId)).length
    for (const person of crowd(graph, 3)) await watchIn(other, roomId, person)
    // Both look again, each at least once, while the clock stands still.
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect(await toldOf(graph, roomId)).toHaveLength(told)
    await untilTold(graph, roomId, 14)
    expect(await toldOf(graph, roomId)).toHaveLength(told + 1)
  })

  it('are right again a minute after a process died that had heard of some, and the others tell it', async () => {
    const { roomId } = await goLive(graph)
    const dying = await graph.another()
    const [stay, go] = [crowd(graph, 2), crowd(graph, 3)]
    for (const person of stay) await watchIn(graph, roomId, person)
    for (const person of go) await watchIn(dying, roomId, person)
    await untilTold(graph, roomId, 5)
    await dying.close()
    graph.clock.advance(30_000)
    for (const person of stay) await watchIn(graph, roomId, person)
    expect(await viewersIn(graph, roomId)).toMatchObject({ viewers: 5 })
    graph.clock.advance(30_000)
    expect(await viewersIn(graph, roomId)).toEqual({ viewers: 2, peakViewers: 5 })
    await untilTold(graph, roomId, 2)
  })
})
