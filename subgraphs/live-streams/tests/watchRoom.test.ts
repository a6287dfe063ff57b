import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Caller, TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { codesOf, eventually, goLive, openLive, ownStatementsOf } from './rooms.ts'

const WATCH = 'mutation ($id: ID!) { watchRoom(roomId: $id) { room { viewers peakViewers } userErrors { code } } }'
const LEAVE = 'mutation ($id: ID!) { leaveRoom(roomId: $id) { room { viewers peakViewers } userErrors { code } } }'
const VIEWERS = 'query ($id: ID!) { liveRoom(id: $id) { viewers peakViewers } }'

let graph: TestSubgraph
beforeAll(async () => {
  graph = await openLive()
})
afterAll(() => graph.close())

const watch = async (person: Caller, id: string) => (await person.data(WATCH, { id })).watchRoom
const leave = async (person: Caller, id: string) => (await person.data(LEAVE, { id })).leaveRoom
const read = async (id: string) => (await graph.anonymous.data(VIEWERS, { id })).liveRoom
const told = async (roomId: string) =>
  (await graph.announced('live.viewersChanged'))
    .filter((event) => event.roomId === roomId)
    .map((event) => event.viewers)

it('counts who watches, each person once, for sixty seconds', async () => {
  const { roomId } = await goLive(graph)
  const [alice, bob] = [graph.person(), graph.person()]
  for (const person of [alice, bob, alice]) await watch(person, roomId)
  expect(await read(roomId)).toEqual({ viewers: 2, peakViewers: 2 })
  // The peak is noted when the number is told.
  await eventually(async () => (await told(roomId)).at(-1) === 2)
  graph.clock.advance(59_999)
  await watch(bob, roomId)
  expect(await read(roomId)).toMatchObject({ viewers: 2 })
  graph.clock.advance(1)
  expect(await read(roomId)).toEqual({ viewers: 1, peakViewers: 2 })
  graph.clock.advance(60_000)
  expect(await read(roomId)).toMatchObject({ viewers: 0 })
})

it('keeps the peak when people leave, without anybody having looked in between', async () => {
  const { roomId } = await goLive(graph)
  const people = Array.from({ length: 3 }, () => graph.person())
  await Promise.all(people.map((person) => watch(person, roomId)))
  for (const person of people) await leave(person, roomId)
  expect(await read(roomId)).toEqual({ viewers: 0, peakViewers: 3 })
  expect((await leave(graph.person(), roomId)).userErrors).toEqual([])
})

it('tells a crowd’s coming in few events, the last of which is right', async () => {
  const { roomId } = await goLive(graph)
  await Promise.all(Array.from({ length: 40 }, () => watch(graph.person(), roomId)))
  graph.clock.advance(1000)
  await eventually(async () => (await told(roomId)).at(-1) === 40)
  expect((await told(roomId)).length).toBeLessThanOrEqual(2)
})

it('tells a changed number at most once a second by the clock, and the last one in the end', async () => {
  const { roomId } = await goLive(graph)
  const [alice, bob] = [graph.person(), graph.person()]
  await watch(alice, roomId)
  await eventually(async () => (await told(roomId)).length === 1)
  await watch(bob, roomId)
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(await told(roomId)).toEqual([1])
  graph.clock.advance(1000)
  await eventually(async () => (await told(roomId)).length === 2)
  expect(await told(roomId)).toEqual([1, 2])
})

it('notices people who go silent, and tells that they are gone', async () => {
  const { roomId } = await goLive(graph)
  await watch(graph.person(), roomId)
  await eventually(async () => (await told(roomId)).length === 1)
  graph.clock.advance(60_000)
  await eventually(async () => (await told(roomId)).length === 2)
  expect(await told(roomId)).toEqual([1, 0])
})

it('empties a room that ends', async () => {
  const { host, roomId } = await goLive(graph)
  await watch(graph.person(), roomId)
  await eventually(async () => (await told(roomId)).length === 1)
  await watch(graph.person(), roomId)
  await host.data('mutation ($id: ID!) { endRoom(roomId: $id) { userErrors { code } } }', { id: roomId })
  expect(await read(roomId)).toEqual({ viewers: 0, peakViewers: 2 })
  expect((await told(roomId)).at(-1)).toBe(0)
})

it('needs a room on air and somebody signed in', async () => {
  const { host, roomId } = await goLive(graph)
  await host.data('mutation ($id: ID!) { endRoom(roomId: $id) { userErrors { code } } }', { id: roomId })
  expect(codesOf(await watch(graph.person(), roomId))).toEqual(['ROOM_NOT_LIVE'])
  expect(codesOf(await leave(graph.person(), roomId))).toEqual([])
  for (const id of ['room_00000000000000000000000000', 'nonsense']) {
    expect(codesOf(await watch(graph.person(), id))).toEqual(['ROOM_NOT_FOUND'])
    expect(codesOf(await leave(graph.person(), id))).toEqual(['ROOM_NOT_FOUND'])
  }
  const { errors } = await graph.anonymous.ask(WATCH, { id: roomId })
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
})

it('costs two statements to watch, and one more to count', async () => {
  const { roomId } = await goLive(graph)
  const alice = graph.person()
  const HEARTBEAT = 'mutation ($id: ID!) { watchRoom(roomId: $id) { userErrors { code } } }'
  expect(await ownStatementsOf(graph, () => alice.data(HEARTBEAT, { id: roomId }))).toBe(2)
  expect(await ownStatementsOf(graph, () => alice.data(WATCH, { id: roomId }))).toBe(3)
})
